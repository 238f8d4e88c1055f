package dialer.api.live;

import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.PoolStore.Pool;
import dialer.api.store.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Campaigns, pools, nodes and trunks in memory, so that cards and board need no store. Safe for all threads. */
public final class Catalogue {

    private final Map<Integer, Entry> campaigns = new ConcurrentHashMap<>();
    private final Map<Integer, Pool> pools = new ConcurrentHashMap<>();
    private final Set<Integer> archived = ConcurrentHashMap.newKeySet();
    private final Map<String, Shop> shops = new ConcurrentHashMap<>();
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

    /** Campaigns that have been put away do not stand on the board; cards and history know them still. */
    public void archive(int campaignId, boolean away) {
        if (away) {
            archived.add(campaignId);
        } else {
            archived.remove(campaignId);
        }
    }

    public boolean isArchived(int campaignId) {
        return archived.contains(campaignId);
    }

    /** These are the shops from now on. */
    public void putShops(List<Shop> all) {
        Map<String, Shop> next = all.stream().collect(Collectors.toMap(shop -> key(shop.name()), shop -> shop));
        shops.keySet().retainAll(next.keySet());
        shops.putAll(next);
    }

    /** The shop of this name, without regard to capital letters. */
    public Optional<Shop> shop(String name) {
        return Optional.ofNullable(shops.get(key(name)));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
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
