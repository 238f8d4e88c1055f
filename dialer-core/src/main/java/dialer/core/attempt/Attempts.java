package dialer.core.attempt;

import dialer.core.ground.Check;
import dialer.core.ground.IdTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every attempt that is on, and those that have ended but still wait for their outcome; by pool, by campaign and by
 * contact. Bounded.
 */
@SuppressWarnings("EnumOrdinal") // for counting only
public final class Attempts {
    /** So many at most. */
    public static final int LIMIT = 5_000;

    private static final int STATES = AttemptState.values().length;

    private final IdTable<Attempt> all = new IdTable<>();
    private final IdTable<Attempt> byContact = new IdTable<>();
    private final IdTable<PoolCalls> byPool = new IdTable<>();
    private final IdTable<int[]> byCampaign = new IdTable<>();

    public @Nullable Attempt find(long attemptId) {
        return all.find(attemptId);
    }

    /** The attempt unless it is unknown or has ended. */
    public @Nullable Attempt live(long attemptId) {
        Attempt attempt = all.find(attemptId);
        return attempt == null || attempt.state() == AttemptState.ENDED ? null : attempt;
    }

    public void add(Attempt attempt) {
        Check.that(all.size() < LIMIT, "attempts are bounded", attempt.id());
        Check.that(all.add(attempt.id(), attempt), "an attempt's id is new", attempt.id());
        if (attempt.followedBy() == 0) {
            standsFor(attempt, true);
        }
        counts(attempt)[attempt.state().ordinal()]++;
        attempt.enter(this);
    }

    public void remove(Attempt attempt) {
        Check.that(attempt.state() == AttemptState.ENDED, "only an ended attempt is forgotten", attempt.id());
        Check.that(all.remove(attempt.id()) != null, "a known attempt is forgotten", attempt.id());
        if (attempt.followedBy() == 0) {
            standsFor(attempt, false);
        }
        attempt.leave();
        counts(attempt)[attempt.state().ordinal()]--;
    }

    /** Whether this is the attempt in which its contact is. One whose agent has dialed another number steps aside. */
    void standsFor(Attempt attempt, boolean stands) {
        long contactId = attempt.plan().contactId();
        Check.that(stands ? byContact.add(contactId, attempt) : byContact.remove(contactId) == attempt,
                "a contact is in one attempt at a time", attempt.id());
    }

    void moves(Attempt attempt, AttemptState next) {
        int[] counts = counts(attempt);
        counts[attempt.state().ordinal()]--;
        counts[next.ordinal()]++;
    }

    private int[] counts(Attempt attempt) {
        return byCampaign.findOrMake(attempt.plan().campaignId(), id -> new int[STATES]);
    }

    /** All of them by id; a copy. */
    public List<Attempt> inOrder() {
        return all.inOrder();
    }

    /** Those of a pool that want something of its agents. */
    public PoolCalls ofPool(int poolId) {
        return byPool.findOrMake(poolId, id -> new PoolCalls());
    }

    /** How many of the campaign are in the state. */
    public int count(int campaignId, AttemptState state) {
        int[] counts = byCampaign.find(campaignId);
        return counts == null ? 0 : counts[state.ordinal()];
    }

    /** The attempt in which the contact is, null when in none. */
    public @Nullable Attempt ofContact(long contactId) {
        return byContact.find(contactId);
    }

    /** Those of a node that have not ended, by id; a copy. */
    public List<Attempt> liveOn(int nodeId) {
        List<Attempt> found = new ArrayList<>();
        for (Attempt attempt : all.inOrder()) {
            if (attempt.plan().nodeId() == nodeId && attempt.state() != AttemptState.ENDED) {
                found.add(attempt);
            }
        }
        return found;
    }

    /** The one that has not ended and whose guest outside has this leg, null when it is nobody's. */
    public @Nullable Attempt withGuestLeg(long legId) {
        for (Attempt attempt : legId == 0 ? List.<Attempt>of() : all.inOrder()) {
            if (attempt.outsideGuest().legId() == legId && attempt.state() != AttemptState.ENDED) {
                return attempt;
            }
        }
        return null;
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
