package dialer.api.live;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What couriers have changed of contacts that nobody is talking to yet. The call that rings at this moment goes to the
 * numbers and the card of before, so whoever gets it is told.
 */
final class LateChanges {

    /** No call rings longer, nor waits longer for an agent. */
    static final long KEPT_MS = TimeUnit.MINUTES.toMillis(5);
    private static final int MOST = 20_000;

    private final Map<Long, Change> byContact = new ConcurrentHashMap<>();

    private record Change(Set<String> fields, long atMs) {
    }

    void note(long contactId, Set<String> fields, long nowMs) {
        if (fields.isEmpty()) {
            return;
        }
        if (byContact.size() >= MOST) {
            byContact.values().removeIf(change -> isOver(change, nowMs));
        }
        if (byContact.size() < MOST) {
            byContact.merge(contactId, new Change(fields, nowMs), (before, now) -> {
                Set<String> all = new TreeSet<>(isOver(before, nowMs) ? Set.of() : before.fields());
                all.addAll(now.fields());
                return new Change(all, nowMs);
            });
        }
    }

    /** What has changed of the contact lately; asked once, it is forgotten. */
    Set<String> take(long contactId, long nowMs) {
        Change change = byContact.remove(contactId);
        return change == null || isOver(change, nowMs) ? Set.of() : change.fields();
    }

    private static boolean isOver(Change change, long nowMs) {
        return nowMs - change.atMs() > KEPT_MS;
    }
}
