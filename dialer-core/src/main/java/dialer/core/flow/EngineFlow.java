package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.contact.RecentBans;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.EngineInput;
import dialer.core.state.DialerState;
import dialer.core.trunk.Node;

/** Time that passes, processes that begin, and the big switch. */
public final class EngineFlow {
    private EngineFlow() {
    }

    public static void on(Turn turn, EngineInput input) {
        switch (input) {
            case EngineInput.Ticked ticked -> tick(turn);
            case EngineInput.EpochStarted started -> epoch(turn, started);
            case EngineInput.IdsTaken taken -> turn.state().attemptIdsTaken(taken.lastAttemptId());
            case EngineInput.ClockJumped jumped -> stop(turn, Refusal.CLOCK_JUMPED, false);
            case EngineInput.DialingStopped stopped ->
                    stop(turn, Refusal.STOPPED_BY_OPERATOR, stopped.byAgentId() == 0);
            case EngineInput.DialingResumed resumed -> {
                stop(turn, Refusal.NONE, false);
                turn.stirAll();
            }
        }
    }

    private static void tick(Turn turn) {
        turn.state().suppressions().forgetOlderThan(turn.now() - RecentBans.MEMORY_MS);
        turn.state().withdrawals().forgetOlderThan(turn.now() - RecentBans.MEMORY_MS);
        HopperFlow.tick(turn);
        BoardFlow.tick(turn);
        turn.stirAll();
    }

    private static void stop(Turn turn, Refusal reason, boolean untilNextEpoch) {
        turn.state().stop(reason, untilNextEpoch);
        turn.show(new ShowEffect.DialingShown(reason == Refusal.NONE, reason));
    }

    /** Nothing is known about the outside: links are down and screens are gone until they report. */
    private static void epoch(Turn turn, EngineInput.EpochStarted started) {
        DialerState state = turn.state();
        state.beginEpoch(started.epoch(), started.seed());
        for (Node node : state.trunks().nodes()) {
            node.link(false);
            turn.show(new ShowEffect.NodeShown(node.id(), false, node.legs()));
        }
        for (Agent agent : state.agents().inOrder()) {
            ShiftFlow.screenLost(turn, agent);
        }
        turn.show(new ShowEffect.DialingShown(state.stopped() == Refusal.NONE, state.stopped()));
    }
}
