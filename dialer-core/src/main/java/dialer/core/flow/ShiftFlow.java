package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Agents;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.effect.Refusal;
import dialer.core.ground.Check;
import dialer.core.input.AgentInput;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of a shift, and what is between: screens that go away and come back. */
final class ShiftFlow {
    private static final List<TimerKind> TIMERS = List.of(TimerKind.PREVIEW_OVER, TimerKind.WRAP_UP_OVER,
            TimerKind.AWAY_OVER, TimerKind.LEG_CALL, TimerKind.LEG_UNHEARD, TimerKind.LEG_SETTLES);

    private ShiftFlow() {
    }

    /** A shift begins. An agent who is on shift and has only lost the screen is welcomed back. */
    static void signedOn(Turn turn, AgentInput.SignedOn input) {
        DialerState state = turn.state();
        Agent before = state.agents().find(input.agentId());
        if (before != null && before.state() != AgentState.OFFLINE && !before.screenUp()) {
            screenBack(turn, before);
            return;
        }
        Refusal refusal = refusal(state, input, before);
        if (refusal != Refusal.NONE) {
            turn.refuse(input.agentId(), refusal);
            return;
        }
        Agent agent = new Agent(input.agentId(), input.poolId(), input.skills(), input.nodeId(), input.seatId());
        if (before != null) {
            state.agents().remove(before);
            agent.attach(before.attemptId());
        }
        state.agents().add(agent);
        Attempt owed = state.attempts().find(agent.attemptId());
        if (owed == null) {
            AgentFlow.move(turn, agent, AgentState.PAUSED, 0);
        } else {
            AgentFlow.move(turn, agent, AgentState.WRAP_UP, owed.plan().campaignId());
            agent.wrapUpUntil(turn.now());
            BridgeFlow.pop(turn, owed, agent);
        }
        LegFlow.call(turn, agent);
    }

    private static Refusal refusal(DialerState state, AgentInput.SignedOn input, @Nullable Agent before) {
        Agents agents = state.agents();
        if (before != null && before.state() != AgentState.OFFLINE) {
            return Refusal.AGENT_ALREADY_SIGNED_ON;
        }
        if (state.pools().find(input.poolId()) == null) {
            return Refusal.UNKNOWN_POOL;
        }
        if (state.trunks().findNode(input.nodeId()) == null) {
            return Refusal.NODE_DOWN;
        }
        if (before == null && agents.isFull()) {
            return Refusal.TOO_MANY_AGENTS;
        }
        if (agents.onSeat(input.nodeId(), input.seatId()) != null) {
            return Refusal.SEAT_TAKEN;
        }
        return state.timers().hasRoomFor(TIMERS.size()) ? Refusal.NONE : Refusal.TOO_MANY_TIMERS;
    }

    /** The shift ends now, or when the call and its outcome are done. */
    static void signedOff(Turn turn, Agent agent) {
        agent.signOffLater();
        turn.touch(agent);
        switch (agent.state()) {
            case RESERVED -> AgentFlow.handOver(turn, agent);
            case PREVIEWING -> {
                PreviewFlow.handBack(turn, agent);
                AgentFlow.rest(turn, agent);
            }
            case AWAY -> leave(turn, agent);
            case JOINED -> GuestFlow.leave(turn, agent);
            case PAUSED, READY, WRAP_UP -> AgentFlow.rest(turn, agent);
            case TALKING, OFFLINE -> { }
        }
    }

    /** The agent is gone; one who still owes an outcome is remembered for it. */
    static void leave(Turn turn, Agent agent) {
        Check.that(agent.previewContactId() == 0, "nobody leaves with a card", agent.id());
        TIMERS.forEach(kind -> turn.cancel(kind, agent.id()));
        if (agent.leg() != LegState.NONE) {
            LegFlow.hangUp(turn, agent);
        }
        AgentFlow.move(turn, agent, AgentState.OFFLINE, 0);
        if (agent.attemptId() == 0) {
            turn.show(BoardFlow.shown(agent));
            turn.state().agents().remove(agent);
        }
    }

    /** The screen is gone: no calls until it is back, and after the grace period the shift is over. */
    static void screenLost(Turn turn, Agent agent) {
        agent.screen(false);
        turn.touch(agent);
        switch (agent.state()) {
            case RESERVED -> AgentFlow.leaveCall(turn, agent);
            case PREVIEWING -> {
                PreviewFlow.handBack(turn, agent);
                AgentFlow.rest(turn, agent);
            }
            case PAUSED, READY, WRAP_UP, AWAY -> AgentFlow.rest(turn, agent);
            case JOINED -> GuestFlow.leave(turn, agent);
            case TALKING, OFFLINE -> { }
        }
    }

    /** The screen is back: the card is shown again, and the agent goes on where the shift was interrupted. */
    static void screenBack(Turn turn, Agent agent) {
        agent.screen(true);
        turn.touch(agent);
        Attempt attempt = turn.state().attempts().find(agent.attemptId());
        if (attempt != null && (!attempt.state().unanswered() || attempt.follows() != 0)) {
            BridgeFlow.pop(turn, attempt, agent);
            if (attempt.guestId() != 0 || attempt.outsideGuest().known()) {
                GuestFlow.show(turn, attempt);
            }
        }
        if (agent.leg() == LegState.NONE) {
            agent.legTriesForgotten();
            LegFlow.call(turn, agent);
        }
        if (agent.state() == AgentState.AWAY) {
            AgentFlow.rest(turn, agent);
        }
    }

    /** Starts the grace period, unless it is the node's fault: then it starts when the node is back. */
    static void graceBegins(Turn turn, Agent agent) {
        if (!agent.screenUp() || turn.state().trunks().up(agent.nodeId())) {
            long graceMs = turn.state().pools().get(agent.poolId()).settings().awayGraceMs();
            turn.timer(TimerKind.AWAY_OVER, agent.id(), graceMs);
        }
    }

    /** Whoever is there and only waits for a telephone keeps the shift, on a pause that ends when they say so. */
    static void graceOver(Turn turn, Agent agent) {
        if (agent.state() != AgentState.AWAY) {
            return;
        }
        if (agent.screenUp()) {
            agent.wantReady(false);
            AgentFlow.rest(turn, agent);
        } else {
            leave(turn, agent);
        }
    }
}
