package dialer.simulation;

import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order of time and then of asking. */
final class Timeline {
    private record Entry(long atMs, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long nowMs;
    private long order;

    Timeline(long startMs) {
        nowMs = startMs;
    }

    long nowMs() {
        return nowMs;
    }

    void after(long delayMs, Runnable what) {
        at(nowMs + delayMs, what);
    }

    void at(long atMs, Runnable what) {
        entries.add(new Entry(Math.max(atMs, nowMs), order++, what));
    }

    /** When the next thing happens; Long.MAX_VALUE for never. */
    long nextAtMs() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.atMs;
    }

    void advanceTo(long atMs) {
        nowMs = Math.max(nowMs, atMs);
    }

    /** Lets the next thing happen. */
    void step() {
        Entry entry = entries.remove();
        advanceTo(entry.atMs);
        entry.what.run();
    }
}
