package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Attempts;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.Tally;
import dialer.core.effect.ShowEffect;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import dialer.core.trunk.Node;
import dialer.core.trunk.Trunk;

/** What the boards are told: at most once a second, and only what has changed. */
@SuppressWarnings("EnumOrdinal") // for counting, and for fingerprints that only need to differ
final class BoardFlow {
    static final long EVERY_MS = 1_000;

    private BoardFlow() {
    }

    static ShowEffect.AgentShown shown(Agent agent) {
        long wrapUpUntilMs = agent.state() == AgentState.WRAP_UP ? agent.wrapUpUntilMs() : 0;
        return new ShowEffect.AgentShown(agent.id(), agent.poolId(), agent.state(), agent.sinceMs(),
                agent.pauseReasonId(), agent.breakAsked(), agent.attemptId(), wrapUpUntilMs, agent.leg().up());
    }

    static void tick(Turn turn) {
        DialerState state = turn.state();
        if (turn.now() < state.showAtMs()) {
            return;
        }
        state.showAt(turn.now() + EVERY_MS);
        campaigns(turn);
        state.pools().inOrder().forEach(pool -> pool(turn, pool));
        state.trunks().nodes().forEach(node -> node(turn, node));
        state.trunks().trunks().forEach(trunk -> trunk(turn, trunk));
    }

    private static void campaigns(Turn turn) {
        for (Campaign campaign : turn.state().campaigns().inOrder()) {
            campaign(turn, campaign);
        }
    }

    private static void campaign(Turn turn, Campaign campaign) {
        Attempts attempts = turn.state().attempts();
        int dialing = attempts.count(campaign.id(), AttemptState.DIALING);
        int ringing = attempts.count(campaign.id(), AttemptState.RINGING);
        int waiting = attempts.count(campaign.id(), AttemptState.ANSWERED)
                + attempts.count(campaign.id(), AttemptState.WAITING);
        int bridged = attempts.count(campaign.id(), AttemptState.BRIDGED);
        Tally tally = campaign.tally();
        var health = new Health(turn.state(), turn.now()).of(campaign, dialing + ringing);
        int inHopper = turn.state().contacts().hopper(campaign.id()).size();
        long print = print(campaign.state().ordinal(), health.ordinal(), inHopper, dialing, ringing, waiting,
                bridged, tally.attempts(), tally.closed(), tally.connected(), tally.abandoned(),
                tally.hungUpFirst(), tally.cancelled());
        if (print != campaign.lastShown()) {
            campaign.shown(print);
            turn.show(new ShowEffect.CampaignShown(campaign.id(), campaign.state(), health, inHopper, dialing,
                    ringing, waiting, bridged, tally.attempts(), tally.answered(), tally.connected(),
                    tally.abandoned(), tally.hungUpFirst(), tally.cancelled(), tally.abandonPermille()));
        }
    }

    private static void pool(Turn turn, Pool pool) {
        Crew crew = turn.state().agents().crew(pool.id());
        ShowEffect.PoolShown shown = new ShowEffect.PoolShown(pool.id(), crew.count(AgentState.READY),
                crew.count(AgentState.PREVIEWING), crew.count(AgentState.RESERVED),
                crew.count(AgentState.TALKING) + crew.count(AgentState.JOINED),
                crew.count(AgentState.WRAP_UP), crew.count(AgentState.PAUSED), crew.count(AgentState.AWAY));
        long print = print(shown.ready(), shown.previewing(), shown.reserved(), shown.talking(), shown.wrapUp(),
                shown.paused(), shown.away());
        if (print != pool.lastShown()) {
            pool.shown(print);
            turn.show(shown);
        }
    }

    private static void node(Turn turn, Node node) {
        long print = print(node.up() ? 1 : 0, node.legs());
        if (print != node.lastShown()) {
            node.shown(print);
            turn.show(new ShowEffect.NodeShown(node.id(), node.up(), node.legs()));
        }
    }

    private static void trunk(Turn turn, Trunk trunk) {
        boolean open = trunk.reachable() && trunk.breaker().allows(turn.now());
        long print = print(open ? 1 : 0, trunk.inUse(), trunk.settings().capacity());
        if (print != trunk.lastShown()) {
            trunk.shown(print);
            turn.show(new ShowEffect.TrunkShown(trunk.id(), open, trunk.inUse(), trunk.settings().capacity()));
        }
    }

    /** A fingerprint of some figures; never 0, so that everything is shown once. */
    private static long print(long... figures) {
        long print = 0xCBF29CE484222325L;
        for (long figure : figures) {
            print = (print ^ figure) * 0x100000001B3L;
            print ^= print >>> 29;
        }
        return print == 0 ? 1 : print;
    }
}
