package dialer.simulation;

import dialer.simulation.check.CivilHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The size of one simulated day; everything else is drawn from the seed.
 *
 * @param lengthMs             from sign-on of the first agent until everybody goes home
 * @param agents               people at the desks
 * @param pools                pools they are spread over
 * @param campaigns            campaigns, spread over the pools
 * @param nodes                Asterisk servers
 * @param contactsPerCampaign  contacts at the beginning
 * @param troubles             faults per hour of each scheduled kind; 0 for a day on which nothing goes wrong
 * @param modes                how campaigns dial
 * @param civilStartMs         the civil time of the day's beginning, for numbers that live by rule packs; 0 for none
 */
record SimulationPlan(long lengthMs, int agents, int pools, int campaigns, int nodes, int contactsPerCampaign,
        int troubles, Modes modes, long civilStartMs) {
    static final long HOUR_MS = 3_600_000L;

    private static final long CONTACTS_PER_AGENT_HOUR = 200;

    /** Whole days begin here by the civil clock: New Year, where clocks change in three places, an ordinary day. */
    private static final List<String> CIVIL_STARTS = List.of("2025-12-31T15:00:00Z", "2026-03-28T22:00:00Z",
            "2026-11-01T02:00:00Z", "2026-05-28T22:00:00Z", "2026-04-04T08:00:00Z");

    /** How campaigns dial. */
    enum Modes {
        /** One call per free agent. */
        PROGRESSIVE,
        /** Mostly ahead of free agents. */
        AHEAD,
        /** All modes beside each other in one pool. */
        MIXED,
        /** One campaign ahead of free agents who do nothing but their work, in the market that the arena plays. */
        EVEN
    }

    /** One hour with 5 to 30 agents and faults of all kinds. */
    static SimulationPlan hour(long seed) {
        return drawn(seed, HOUR_MS, 2);
    }

    /** A day of nine to twelve hours with faults of all kinds. */
    static SimulationPlan day(long seed) {
        Chance chance = new Chance(seed, 77);
        SimulationPlan day = drawn(seed, chance.between(9 * HOUR_MS, 12 * HOUR_MS), 1);
        long civilStartMs = Instant.parse(CIVIL_STARTS.get(Math.floorMod(seed, CIVIL_STARTS.size())))
                .toEpochMilli();
        return new SimulationPlan(day.lengthMs, day.agents, day.pools, day.campaigns, day.nodes,
                day.contactsPerCampaign, day.troubles, day.modes, civilStartMs);
    }

    /** Half an hour of progressive dialing in which nothing goes wrong outside. */
    static SimulationPlan calm(long seed) {
        SimulationPlan hour = hour(seed);
        return new SimulationPlan(HOUR_MS / 2, hour.agents, hour.pools, hour.campaigns, hour.nodes,
                hour.contactsPerCampaign, 0, Modes.PROGRESSIVE, 0);
    }

    /** An hour of dialing ahead of free agents in which nothing goes wrong outside. */
    static SimulationPlan ahead(long seed) {
        SimulationPlan hour = hour(seed);
        return new SimulationPlan(HOUR_MS, hour.agents, hour.pools, hour.campaigns, hour.nodes,
                hour.contactsPerCampaign * 3, 0, Modes.AHEAD, 0);
    }

    /** Work in the market that the arena plays, from the first minute to the last; nothing goes wrong outside. */
    static SimulationPlan even(int agents, long lengthMs) {
        int contacts = (int) (CONTACTS_PER_AGENT_HOUR * agents * lengthMs / HOUR_MS);
        return new SimulationPlan(lengthMs, agents, 1, 1, 1, contacts, 0, Modes.EVEN, 0);
    }

    boolean even() {
        return modes == Modes.EVEN;
    }

    private static SimulationPlan drawn(long seed, long lengthMs, int troubles) {
        Chance chance = new Chance(seed, 76);
        int agents = chance.between(5, 30);
        int pools = chance.between(1, 3);
        int campaigns = pools + chance.between(0, 3);
        // now and then a base that is larger than a hopper
        int perHour = chance.permille(80) ? 4_000 : chance.between(30, 120) * agents / campaigns + 20;
        return new SimulationPlan(lengthMs, agents, pools, campaigns, chance.between(1, 3),
                (int) Math.min(20_000, perHour * lengthMs / HOUR_MS), troubles, Modes.MIXED, 0);
    }

    /** The hours of numbers that live by rule packs, where the day has such. */
    Optional<CivilHours> civilHours() {
        return civilStartMs == 0 ? Optional.empty() : Optional.of(new CivilHours(civilStartMs - World.START_MS));
    }

    boolean faultless() {
        return troubles == 0;
    }
}
