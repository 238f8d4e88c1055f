package dialer.arena;

import dialer.core.campaign.CampaignSettings;

/**
 * The people of a {@link Market} and the campaign that calls them, for a world that plays more of the product than the
 * arena does: the same chances for who answers, when, and how long all takes. Times are milliseconds.
 */
public final class MarketPeople {
    private final Market market;
    private final MarketChance chance;

    public MarketPeople(Market market, long seed) {
        this.market = market;
        chance = new DrawnChance(market, seed);
    }

    /** The campaign as the arena runs it; the permitted share is measured over the whole length. */
    public CampaignSettings settings(int trunkId, long beginMs, long lengthMs) {
        return new FloorRules(market.agents(), market.target(), 2_000, (long) (1_000 * Market.RING_OUT_S), 15_000,
                market.lines(), lengthMs).settings(trunkId, beginMs);
    }

    public int lines() {
        return market.lines();
    }

    public boolean answers(long call) {
        return chance.answers(call);
    }

    /** When the call begins to ring; {@link MarketChance#NEVER} when it fails at once. */
    public long ringsAfterMs(long call) {
        return chance.ringsAfterMs(call);
    }

    /** When somebody answers, or it is over without that. */
    public long endsAfterMs(long call) {
        return chance.endsAfterMs(call);
    }

    /** How long a person waits for a word before hanging up. */
    public long patienceMs(long call) {
        return chance.patienceMs(call);
    }

    /** How long the person talks with an agent, numbered from 1. */
    public long talkMs(long call, int agentId) {
        return chance.talkMs(call, agentId - 1);
    }

    /** How long the agent has to do with the call afterwards. */
    public long wrapUpMs(long call, int agentId) {
        return chance.wrapUpMs(call, agentId - 1);
    }
}
