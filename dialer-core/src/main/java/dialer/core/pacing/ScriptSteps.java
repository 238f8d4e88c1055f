package dialer.core.pacing;

import dialer.core.ground.Carrier;
import dialer.core.ground.IdTable;
import org.jspecify.annotations.Nullable;

/**
 * How long conversations go on once a step of the script is reached, for each campaign and step, and which steps the
 * conversations that go on have reached. A step says more than the age does: who has come to "shall I note the
 * address" is nearly done, whether the talk began one minute ago or three.
 */
final class ScriptSteps {
    private static final int MOST_STEPS = 48;
    private static final int MOST_REACHED = 16;
    private static final double FEW = 12;
    private static final double PRIOR_S = 60;

    private final IdTable<Step> steps = new IdTable<>();
    private final IdTable<Way> ways = new IdTable<>();

    /** One step of one campaign's script. */
    static final class Step {
        private final Hazard rest = new Hazard(PRIOR_S, 1, 2);
        private double ends;
        private boolean built;
        private FreedTable.@Nullable Rows rows;

        /** How long the conversation goes on from here, by the time since the step was reached. */
        Hazard rest() {
            return rest;
        }

        /** The forecast's rows of this step; null where the step is newer than the last refresh. */
        FreedTable.@Nullable Rows rows(int nodes) {
            if (built && rows == null) {
                rows = new FreedTable.Rows(nodes);
            }
            return rows;
        }

        /** How far the step is believed, from 0 to 1; the rest is what the age says. */
        double weight() {
            return built ? ends / (ends + FEW) : 0;
        }

        private void carry(Carrier c) {
            rest.carry(c);
            ends = c.real(ends);
            built = c.flag(built);
        }
    }

    /** The steps that a conversation has reached, the last one last. */
    private static final class Way {
        private final long[] step = new long[MOST_REACHED];
        private final long[] atMs = new long[MOST_REACHED];
        private int reached;

        private void reach(long next, long nowMs) {
            for (int i = 0; i < reached; i++) {
                if (step[i] == next) { // back again: what counts is the last time
                    forget(i);
                    break;
                }
            }
            if (reached < MOST_REACHED) {
                step[reached] = next;
                atMs[reached++] = nowMs;
            }
        }

        private void forget(int place) {
            reached--;
            for (int i = place; i < reached; i++) {
                step[i] = step[i + 1];
                atMs[i] = atMs[i + 1];
            }
        }

        private void carry(Carrier c) {
            reached = c.small(reached);
            for (int i = 0; i < reached; i++) {
                step[i] = c.number(step[i]);
                atMs[i] = c.number(atMs[i]);
            }
        }
    }

    /** An agent has come to a step of a campaign's script. */
    void reached(PacingFact.ReachedStep fact, long nowMs) {
        long key = ((long) fact.campaignId() << 16) + fact.step();
        if (steps.contains(key) || steps.size() < MOST_STEPS) {
            steps.findOrMake(key, k -> new Step());
            ways.findOrMake(fact.agentId(), id -> new Way()).reach(key, nowMs);
        }
    }

    /** The agent's conversation is over. */
    void ended(int agentId, long nowMs) {
        Way way = ways.remove(agentId);
        for (int i = 0; way != null && i < way.reached; i++) {
            Step step = steps.find(way.step[i]);
            if (step != null) {
                step.rest.ended((nowMs - way.atMs[i]) / 1_000.0);
                step.ends = step.ends * 0.998 + 1;
            }
        }
    }

    /** Brings what is known of each step up to date with the conversations that go on. */
    void refresh(long nowMs) {
        for (Step step : steps.inOrder()) {
            step.rest.noneGoesOn();
        }
        for (Way way : ways.inOrder()) {
            for (int i = 0; i < way.reached; i++) {
                Step step = steps.find(way.step[i]);
                if (step != null) {
                    step.rest.goesOn((nowMs - way.atMs[i]) / 1_000.0);
                }
            }
        }
        for (Step step : steps.inOrder()) {
            step.rest.build();
            step.built = true;
        }
    }

    /** All steps that are known. */
    Iterable<Step> all() {
        return steps.inOrder();
    }

    /** The step that an agent's conversation has reached last, null where none is known. */
    @Nullable Step of(int agentId) {
        Way way = ways.find(agentId);
        return way == null || way.reached == 0 ? null : steps.find(way.step[way.reached - 1]);
    }

    /** When that step was reached; asked only where there is one. */
    long reachedAtMs(int agentId) {
        Way way = ways.find(agentId);
        return way == null || way.reached == 0 ? 0 : way.atMs[way.reached - 1];
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        long[] keys = steps.ids();
        int known = c.small(keys.length);
        for (int i = 0; i < known; i++) {
            long key = c.number(i < keys.length ? keys[i] : 0);
            steps.findOrMake(key, k -> new Step()).carry(c);
        }
        long[] agents = ways.ids();
        int going = c.small(agents.length);
        for (int i = 0; i < going; i++) {
            int id = c.small(i < agents.length ? (int) agents[i] : 0);
            ways.findOrMake(id, k -> new Way()).carry(c);
        }
    }
}
