package dialer.core.campaign;

import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
    private final TreeMap<Integer, List<Campaign>> turns = new TreeMap<>();

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
        campaign.enter(this);
        lineUp(campaign);
    }

    void stepOut(Campaign campaign) {
        if (campaign.running()) {
            Check.that(line(campaign).remove(campaign), "a running campaign has its turns", campaign.id());
        }
    }

    void lineUp(Campaign campaign) {
        if (campaign.running()) {
            List<Campaign> line = line(campaign);
            int at = line.size();
            while (at > 0 && TURN.compare(line.get(at - 1), campaign) > 0) {
                at--;
            }
            line.add(at, campaign);
        }
    }

    private List<Campaign> line(Campaign campaign) {
        return turns.computeIfAbsent(campaign.settings().poolId(), id -> new ArrayList<>());
    }

    public Collection<Campaign> inOrder() {
        return all.values();
    }

    /**
     * The running campaigns of a pool in the order of their turns: priority, then stride. Live and not to be changed:
     * one that has had its turn stands further behind at once.
     */
    public List<Campaign> turnsOf(int poolId) {
        return Collections.unmodifiableList(turns.getOrDefault(poolId, List.of()));
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
