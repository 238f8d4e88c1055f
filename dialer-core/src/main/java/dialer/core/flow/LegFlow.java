package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.effect.CallEffect;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Node;

/** Agents' own legs: one call per shift, held between conversations, called again when it is lost. */
final class LegFlow {
    private static final long[] CALL_AGAIN_MS = {1_000, 5_000, 15_000};
    private static final long RATE_WAIT_MS = 100;
    private static final long UNHEARD_MS = 20_000;

    /** The dialplan puts a leg back into the holding bridge within milliseconds; after this it stands there. */
    private static final long SETTLES_MS = 1_000;

    private LegFlow() {
    }

    /** Calls the seat's telephone as soon as the node takes it; a node that is down is waited for. */
    static void call(Turn turn, Agent agent) {
        DialerState state = turn.state();
        Node node = state.trunks().findNode(agent.nodeId());
        if (agent.leg() != LegState.NONE || node == null || !node.up()) {
            return;
        }
        turn.cancel(TimerKind.LEG_CALL, agent.id());
        if (!node.allows(turn.now())) {
            turn.timer(TimerKind.LEG_CALL, agent.id(), RATE_WAIT_MS);
            return;
        }
        node.addLeg(turn.now());
        agent.callLeg(state.newLegId(), turn.now());
        turn.ask(new CallEffect.CallAgent(node.id(), agent.legId(), agent.id(), agent.seatId()));
        turn.timer(TimerKind.LEG_UNHEARD, agent.id(), UNHEARD_MS);
    }

    /** The leg stands in the holding bridge. */
    static void held(Turn turn, Agent agent, long legId) {
        if (legId == 0 || agent.legId() != legId) {
            if (legId != 0 && !OutsideFlow.held(turn, legId) && turn.state().trunks().up(agent.nodeId())) {
                turn.ask(new CallEffect.HangUpAgent(agent.nodeId(), legId, agent.id()));
            }
            return;
        }
        if (beingBridged(turn, agent)) {
            return; // an echo from before the bridge, or the bridge has already ended and its end will be told
        }
        turn.cancel(TimerKind.LEG_UNHEARD, agent.id());
        turn.cancel(TimerKind.LEG_SETTLES, agent.id());
        boolean personWaits = comesBack(turn, agent);
        agent.holdLeg();
        turn.touch(agent);
        if (agent.state() == AgentState.JOINED) {
            GuestFlow.held(turn, agent);
            return;
        }
        if (personWaits) {
            agent.takeLeg();
            turn.ask(new CallEffect.Bridge(agent.nodeId(), agent.attemptId(), agent.id(), legId));
            return;
        }
        boolean waitedForIt = agent.state() == AgentState.AWAY
                || (agent.state() == AgentState.PAUSED && agent.wantsReady());
        if (waitedForIt) {
            AgentFlow.rest(turn, agent);
        }
    }

    private static boolean beingBridged(Turn turn, Agent agent) {
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        return attempt != null && attempt.agentId() == agent.id() && attempt.state() == AttemptState.ANSWERED;
    }

    private static boolean talking(Turn turn, Agent agent) {
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        return agent.state() == AgentState.TALKING && attempt != null && attempt.agentId() == agent.id()
                && attempt.state() == AttemptState.BRIDGED;
    }

    /**
     * The seat's telephone has begun anew: the old leg is hung up and a new one called. In mid call the person, whom
     * the dialplan holds for {@link BridgeFlow#RESCUE_WITHIN_MS}, waits for this same agent (see {@link #comesBack}).
     */
    static void renewed(Turn turn, Agent agent) {
        if (agent.leg() != LegState.NONE) {
            long oldLegId = agent.legId();
            if (turn.state().trunks().up(agent.nodeId())) {
                turn.ask(new CallEffect.HangUpAgent(agent.nodeId(), oldLegId, agent.id()));
            }
            lost(turn, agent, oldLegId);
        }
        if (agent.state() != AgentState.OFFLINE) {
            agent.legTriesForgotten();
            call(turn, agent);
        }
    }

    /** Whether an agent in mid call, whose leg is replaced, is being called and will go on with the same person. */
    static boolean comesBack(Turn turn, Agent agent) {
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        return agent.leg() == LegState.CALLING && talking(turn, agent) && attempt != null && attempt.mayBeJoined();
    }

    /** The leg is gone, or could not be set up. */
    static void lost(Turn turn, Agent agent, long legId) {
        if (legId == 0 || agent.legId() != legId) {
            OutsideFlow.lost(turn, legId);
            return;
        }
        turn.state().trunks().node(agent.nodeId()).removeLeg();
        agent.loseLeg();
        turn.cancel(TimerKind.LEG_UNHEARD, agent.id());
        turn.cancel(TimerKind.LEG_SETTLES, agent.id());
        turn.touch(agent);
        if (agent.legTries() < CALL_AGAIN_MS.length && turn.state().trunks().up(agent.nodeId())) {
            turn.timer(TimerKind.LEG_CALL, agent.id(), CALL_AGAIN_MS[agent.legTries()]);
            agent.legTriedAgain();
        }
        switch (agent.state()) {
            case READY -> AgentFlow.rest(turn, agent);
            case PREVIEWING -> {
                PreviewFlow.handBack(turn, agent);
                AgentFlow.rest(turn, agent);
            }
            case RESERVED -> lostReserved(turn, agent);
            case JOINED -> GuestFlow.leave(turn, agent);
            case OFFLINE, PAUSED, TALKING, WRAP_UP, AWAY -> { }
        }
    }

    private static void lostReserved(Turn turn, Agent agent) {
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        if (attempt != null && attempt.state() == AttemptState.ANSWERED) {
            BridgeFlow.failed(turn, attempt, agent.id());
        } else {
            AgentFlow.leaveCall(turn, agent);
        }
    }

    static void hangUp(Turn turn, Agent agent) {
        if (turn.state().trunks().up(agent.nodeId())) {
            turn.ask(new CallEffect.HangUpAgent(agent.nodeId(), agent.legId(), agent.id()));
        }
        turn.state().trunks().node(agent.nodeId()).removeLeg();
        agent.loseLeg();
    }

    /** Nothing was heard of a leg that is being called: given up and called again later. */
    static void unheard(Turn turn, Agent agent) {
        if (agent.leg() == LegState.CALLING) {
            if (turn.state().trunks().up(agent.nodeId())) {
                turn.ask(new CallEffect.HangUpAgent(agent.nodeId(), agent.legId(), agent.id()));
            }
            lost(turn, agent, agent.legId());
        }
    }

    /** After a bridge, or a failed one, the leg falls back by itself; if that is not reported, time tells. */
    static void settleSoon(Turn turn, Agent agent) {
        if (agent.leg() == LegState.TAKEN) {
            turn.timer(TimerKind.LEG_SETTLES, agent.id(), SETTLES_MS);
        }
    }

    static void settled(Turn turn, Agent agent) {
        Attempt joined = turn.state().attempts().live(agent.joinedAttemptId());
        boolean joins = agent.state() == AgentState.JOINED
                && (joined == null || !GuestFlow.awaitsPerson(agent, joined));
        boolean busy = agent.state() == AgentState.TALKING || agent.state() == AgentState.RESERVED || joins;
        if (agent.leg() == LegState.TAKEN && !busy) {
            agent.holdLeg();
            turn.touch(agent);
            if (joined != null) {
                GuestFlow.held(turn, agent);
            }
        }
    }
}
