package dialer.core.timer;

/** One timer. Ordered by deadline, then kind, then id, so that timers due together always fire in the same order. */
public record Timer(long deadlineMs, TimerKind kind, long id) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        int byDeadline = Long.compare(deadlineMs, other.deadlineMs);
        if (byDeadline != 0) {
            return byDeadline;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Long.compare(id, other.id);
    }
}
