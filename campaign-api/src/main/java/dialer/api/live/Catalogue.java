package dialer.api.live;

import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.PoolStore.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Campaigns, pools, nodes and trunks in memory, so that cards and board need no store. Safe for all threads. */
public final class Catalogue {

    private final Map<Integer, Entry> campaigns = new ConcurrentHashMap<>();
    private final Map<Integer, Pool> pools = new ConcurrentHashMap<>();
    private final Map<Integer, String> nodes = new ConcurrentHashMap<>();
    private final Map<Integer, String> trunks = new ConcurrentHashMap<>();

    /** A campaign with its outcomes. */
    public record Entry(Campaign campaign, List<OutcomeChoice> outcomes) {
        public Entry {
            outcomes = List.copyOf(outcomes);
        }

        public Optional<OutcomeChoice> outcome(int outcomeId) {
            return outcomes.stream().filter(outcome -> outcome.outcomeId() == outcomeId).findFirst();
        }
    }

    public void put(Campaign campaign, List<OutcomeChoice> outcomes) {
        campaigns.put(campaign.campaignId(), new Entry(campaign, outcomes));
    }

    public void put(Pool pool) {
        pools.put(pool.poolId(), pool);
    }

    public void putNode(int nodeId, String name) {
        nodes.put(nodeId, name);
    }

    public void putTrunk(int trunkId, String name) {
        trunks.put(trunkId, name);
    }

    public Optional<Entry> campaign(int campaignId) {
        return Optional.ofNullable(campaigns.get(campaignId));
    }

    public List<Entry> campaigns() {
        return campaigns.values().stream()
                .sorted(java.util.Comparator.comparingInt(entry -> entry.campaign().campaignId())).toList();
    }

    public Optional<Pool> pool(int poolId) {
        return Optional.ofNullable(pools.get(poolId));
    }

    public List<Pool> pools() {
        return pools.values().stream().sorted(java.util.Comparator.comparingInt(Pool::poolId)).toList();
    }

    public String nodeName(int nodeId) {
        return nodes.getOrDefault(nodeId, "#" + nodeId);
    }

    public String trunkName(int trunkId) {
        return trunks.getOrDefault(trunkId, "#" + trunkId);
    }
}
