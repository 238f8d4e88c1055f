package dialer.core.contact;

import dialer.core.ground.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers that were suppressed within the last minutes: a batch that the store selected just before cannot slip
 * through. Bounded; the oldest are forgotten first, whose batches have long arrived.
 */
public final class RecentSuppressions {
    /** How long a suppression is remembered. */
    public static final long MEMORY_MS = 600_000;

    /** So many at most. */
    public static final int LIMIT = 100_000;

    private record Entry(long atMs, long numberId) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(numberId, other.numberId);
        }
    }

    private final TreeMap<Long, Entry> byNumber = new TreeMap<>();
    private final TreeSet<Entry> byAge = new TreeSet<>();

    public void remember(long numberId, long nowMs) {
        forgetOlderThan(nowMs - MEMORY_MS);
        Entry before = byNumber.get(numberId);
        if (before != null) {
            byAge.remove(before);
        } else if (byAge.size() >= LIMIT) {
            byNumber.remove(byAge.removeFirst().numberId());
        }
        Entry entry = new Entry(nowMs, numberId);
        byNumber.put(numberId, entry);
        byAge.add(entry);
    }

    public boolean knows(long numberId) {
        return byNumber.containsKey(numberId);
    }

    public void forgetOlderThan(long atMs) {
        while (!byAge.isEmpty() && byAge.first().atMs() < atMs) {
            byNumber.remove(byAge.removeFirst().numberId());
        }
    }

    public int size() {
        return byAge.size();
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        List<Entry> before = new ArrayList<>(byAge);
        int count = c.small(before.size());
        for (int i = 0; i < count; i++) {
            Entry entry = i < before.size() ? before.get(i) : new Entry(0, 0);
            long atMs = c.number(entry.atMs());
            long numberId = c.number(entry.numberId());
            if (before.isEmpty()) {
                Entry read = new Entry(atMs, numberId);
                byNumber.put(numberId, read);
                byAge.add(read);
            }
        }
    }
}
