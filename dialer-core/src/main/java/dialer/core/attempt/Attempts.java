package dialer.core.attempt;

import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every attempt that is on, and those that have ended but still wait for their outcome. Bounded. */
public final class Attempts {
    /** So many at most. */
    public static final int LIMIT = 5_000;

    private final TreeMap<Long, Attempt> all = new TreeMap<>();

    public @Nullable Attempt find(long attemptId) {
        return all.get(attemptId);
    }

    /** The attempt unless it is unknown or has ended. */
    public @Nullable Attempt live(long attemptId) {
        Attempt attempt = all.get(attemptId);
        return attempt == null || attempt.state() == AttemptState.ENDED ? null : attempt;
    }

    public void add(Attempt attempt) {
        Check.that(all.size() < LIMIT, "attempts are bounded", attempt.id());
        Check.that(all.putIfAbsent(attempt.id(), attempt) == null, "an attempt's id is new", attempt.id());
    }

    public void remove(Attempt attempt) {
        Check.that(attempt.state() == AttemptState.ENDED, "only an ended attempt is forgotten", attempt.id());
        Check.that(all.remove(attempt.id()) != null, "a known attempt is forgotten", attempt.id());
    }

    /** All of them by id, as they are now. */
    public Collection<Attempt> inOrder() {
        return all.values();
    }

    /** Those of a node that have not ended, by id; a copy. */
    public List<Attempt> liveOn(int nodeId) {
        List<Attempt> found = new ArrayList<>();
        for (Attempt attempt : all.values()) {
            if (attempt.plan().nodeId() == nodeId && attempt.state() != AttemptState.ENDED) {
                found.add(attempt);
            }
        }
        return found;
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
