package dialer.core.timer;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All timers that run: at most one of a kind for an id. Bounded. */
public final class Timers {
    /** So many timers at most. */
    public static final int LIMIT = 50_000;

    private final TreeSet<Timer> byDeadline = new TreeSet<>();
    private final EnumMap<TimerKind, Map<Long, Timer>> byKind = new EnumMap<>(TimerKind.class);

    public Timers() {
        for (TimerKind kind : TimerKind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
    }

    /** Sets the timer, in place of one of the same kind and id. */
    public void set(TimerKind kind, long id, long deadlineMs) {
        cancel(kind, id);
        Check.that(byDeadline.size() < LIMIT, "timers are bounded", id);
        Timer timer = new Timer(deadlineMs, kind, id);
        of(kind).put(id, timer);
        Check.that(byDeadline.add(timer), "one timer of a kind for an id", id);
    }

    /** Cancels the timer if it runs. */
    public void cancel(TimerKind kind, long id) {
        Timer timer = of(kind).remove(id);
        if (timer != null) {
            Check.that(byDeadline.remove(timer), "both orders of the timers agree", id);
        }
    }

    /** Whether such a timer runs. */
    public boolean runs(TimerKind kind, long id) {
        return of(kind).containsKey(id);
    }

    /** Takes out the first timer due at or before {@code nowMs}; null when there is none. */
    public @Nullable Timer pollDue(long nowMs) {
        if (byDeadline.isEmpty() || byDeadline.first().deadlineMs() > nowMs) {
            return null;
        }
        Timer timer = byDeadline.removeFirst();
        Check.that(timer.equals(of(timer.kind()).remove(timer.id())), "both orders of the timers agree", timer.id());
        return timer;
    }

    /** When the next timer is due; {@code Long.MAX_VALUE} when none runs. */
    public long nextAtMs() {
        return byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.first().deadlineMs();
    }

    public int size() {
        return byDeadline.size();
    }

    /** Whether so many more can be set. */
    public boolean hasRoomFor(int more) {
        return byDeadline.size() + more <= LIMIT;
    }

    /** All timers in the order in which they fire. */
    public List<Timer> inOrder() {
        return List.copyOf(byDeadline);
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        List<Timer> before = inOrder();
        int count = c.small(before.size());
        for (int i = 0; i < count; i++) {
            Timer timer = i < before.size() ? before.get(i) : new Timer(0, TimerKind.RING_OUT, 0);
            long deadlineMs = c.number(timer.deadlineMs());
            TimerKind kind = c.word(timer.kind(), TimerKind.values());
            long id = c.number(timer.id());
            if (before.isEmpty()) {
                set(kind, id, deadlineMs);
            }
        }
    }

    private Map<Long, Timer> of(TimerKind kind) {
        return Check.present(byKind.get(kind), "timers of every kind", 0);
    }
}
