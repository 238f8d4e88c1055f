package dialer.core.campaign;

import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every campaign, and whose turn it is among those of a pool. Bounded. */
public final class Campaigns {
    /** So many at most. */
    public static final int LIMIT = 500;

    /** Divisible by most weights, so that shares are exact. */
    private static final long STRIDE = 5_040_000L;

    /** Priority, then stride, then id. */
    public static final Comparator<Campaign> TURN = Comparator
            .comparingInt((Campaign campaign) -> campaign.settings().priority())
            .thenComparingLong(Campaign::pass).thenComparingInt(Campaign::id);

    private final TreeMap<Integer, Campaign> all = new TreeMap<>();

    public @Nullable Campaign find(int campaignId) {
        return all.get(campaignId);
    }

    /** The campaign, which must be known. */
    public Campaign get(int campaignId) {
        return Check.present(all.get(campaignId), "the campaign is known", campaignId);
    }

    public void add(Campaign campaign) {
        Check.that(all.size() < LIMIT, "campaigns are bounded", campaign.id());
        Check.that(all.putIfAbsent(campaign.id(), campaign) == null, "a campaign's id is new", campaign.id());
    }

    public Collection<Campaign> inOrder() {
        return all.values();
    }

    /** The running campaigns of a pool in the order of their turns: priority, then stride; a copy. */
    public List<Campaign> turnsOf(int poolId) {
        List<Campaign> turns = new ArrayList<>();
        for (Campaign campaign : all.values()) {
            if (campaign.running() && campaign.settings().poolId() == poolId) {
                turns.add(campaign);
            }
        }
        turns.sort(TURN);
        return turns;
    }

    /**
     * The campaign has had its turn. One that stood still meanwhile does not catch up: it continues from where the
     * others are.
     *
     * @param floor the pass of the last turn among campaigns of this priority in this pool
     * @return the new floor
     */
    public static long tookTurn(Campaign campaign, long floor) {
        long from = StrictMath.max(campaign.pass(), floor);
        campaign.pass(from + STRIDE / campaign.settings().weight());
        return from;
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
