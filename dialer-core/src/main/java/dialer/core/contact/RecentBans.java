package dialer.core.contact;

import dialer.core.ground.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers that were suppressed, or contacts that were withdrawn, within the last minutes: a batch that the store
 * selected just before cannot slip through. Bounded; the oldest are forgotten first, and it is known how far back the
 * memory reaches, so that a batch from before that can be refused as a whole.
 */
public final class RecentBans {
    /** How long a ban is remembered. */
    public static final long MEMORY_MS = 600_000;

    /** So many at most. */
    public static final int LIMIT = 100_000;

    /** What {@link #lastAtMs} answers about an id that was never banned. */
    public static final long NEVER = -1;

    private record Entry(long atMs, long id) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }

    private final TreeMap<Long, Entry> byId = new TreeMap<>();
    private final TreeSet<Entry> byAge = new TreeSet<>();
    private long forgottenUpToMs = NEVER;

    public void remember(long id, long nowMs) {
        forgetOlderThan(nowMs - MEMORY_MS);
        Entry before = byId.get(id);
        if (before != null) {
            byAge.remove(before);
        } else if (byAge.size() >= LIMIT) {
            forgetOldest();
        }
        Entry entry = new Entry(nowMs, id);
        byId.put(id, entry);
        byAge.add(entry);
    }

    public boolean knows(long id) {
        return byId.containsKey(id);
    }

    /** When it was banned last, as far as that is remembered; {@link #NEVER} otherwise. */
    public long lastAtMs(long id) {
        Entry entry = byId.get(id);
        return entry == null ? NEVER : entry.atMs();
    }

    /** Whether every ban of that instant and later is remembered. */
    public boolean reachesBackTo(long atMs) {
        return atMs > forgottenUpToMs;
    }

    public void forgetOlderThan(long atMs) {
        while (!byAge.isEmpty() && byAge.first().atMs() < atMs) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Entry oldest = byAge.removeFirst();
        byId.remove(oldest.id());
        forgottenUpToMs = StrictMath.max(forgottenUpToMs, oldest.atMs());
    }

    public int size() {
        return byAge.size();
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        forgottenUpToMs = c.number(forgottenUpToMs);
        List<Entry> before = new ArrayList<>(byAge);
        int count = c.small(before.size());
        for (int i = 0; i < count; i++) {
            Entry entry = i < before.size() ? before.get(i) : new Entry(0, 0);
            long atMs = c.number(entry.atMs());
            long id = c.number(entry.id());
            if (before.isEmpty()) {
                Entry read = new Entry(atMs, id);
                byId.put(id, read);
                byAge.add(read);
            }
        }
    }
}
