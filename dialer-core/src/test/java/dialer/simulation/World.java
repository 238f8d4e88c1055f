package dialer.simulation;

import dialer.arena.Market;
import dialer.arena.MarketPeople;
import dialer.simulation.check.Truth;

/** What all parts of the simulated world share; the people are those of an even day. */
record World(long seed, SimulationPlan plan, Timeline timeline, Truth truth, Coverage coverage, MarketPeople people) {
    /** The day's beginning, UTC. */
    static final long START_MS = 1_780_000_000_000L;

    static World of(long seed, SimulationPlan plan) {
        return new World(seed, plan, new Timeline(START_MS), new Truth(), new Coverage(),
                new MarketPeople(market(plan.agents()), seed));
    }

    /** The market of an even day. */
    static Market market(int agents) {
        return new Market(agents, 0.3, 90, 15, 10.7, 0.03, 12 * agents);
    }

    Chance chance(int stream) {
        return new Chance(seed, stream);
    }

    long nowMs() {
        return timeline.nowMs();
    }

    void fault(Fault fault) {
        coverage.count(fault);
    }

    /** When everybody goes home. */
    long closesAtMs() {
        return START_MS + plan.lengthMs();
    }

    boolean closed() {
        return nowMs() >= closesAtMs();
    }
}
