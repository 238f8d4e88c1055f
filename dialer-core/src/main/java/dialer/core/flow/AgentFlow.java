package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.Refusal;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.pacing.PacingFact;
import dialer.core.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/** What agents do, and where they go when nothing holds them. */
public final class AgentFlow {
    /** An extension of wrap-up time is at least so long. */
    static final long EXTENSION_AT_LEAST_MS = 30_000;
    private static final int MOST_STEP = 999;

    private AgentFlow() {
    }

    public static void on(Turn turn, AgentInput input) {
        if (input instanceof AgentInput.SignedOn signedOn) {
            ShiftFlow.signedOn(turn, signedOn);
            return;
        }
        if (input instanceof AgentInput.ChoseOutcome chose) {
            OutcomeFlow.chose(turn, chose);
            return;
        }
        if (input instanceof AgentInput.OutcomeWaived waived) {
            OutcomeFlow.waived(turn, waived);
            return;
        }
        Agent agent = turn.state().agents().find(input.agentId());
        if (agent == null || agent.state() == AgentState.OFFLINE) {
            unknown(turn, input);
            return;
        }
        known(turn, agent, input);
    }

    private static void known(Turn turn, Agent agent, AgentInput input) {
        switch (input) {
            case AgentInput.SignedOn signedOn -> ShiftFlow.signedOn(turn, signedOn);
            case AgentInput.SignedOff signedOff -> ShiftFlow.signedOff(turn, agent);
            case AgentInput.LegHeld held -> LegFlow.held(turn, agent, held.legId());
            case AgentInput.LegLost lost -> LegFlow.lost(turn, agent, lost.legId());
            case AgentInput.LegRenewed renewed -> LegFlow.renewed(turn, agent);
            case AgentInput.AskedReady asked -> askedReady(turn, agent);
            case AgentInput.AskedPause asked -> askedPause(turn, agent, asked.reasonId());
            case AgentInput.AskedBreak asked -> askedBreak(turn, agent, asked.reasonId(), asked.wanted());
            case AgentInput.AskedHangUp asked -> askedHangUp(turn, agent, asked.attemptId());
            case AgentInput.AskedTransfer asked -> TransferFlow.asked(turn, agent, asked);
            case AgentInput.TakenOver taken -> TransferFlow.takenOver(turn, agent, taken);
            case AgentInput.AskedGuest asked -> GuestFlow.asked(turn, agent, asked);
            case AgentInput.AskedConsult asked -> OutsideFlow.asked(turn, agent, asked);
            case AgentInput.AskedNumber asked -> NumberFlow.asked(turn, agent, asked);
            case AgentInput.PreviewAccepted accepted -> PreviewFlow.accepted(turn, agent, accepted.contactId());
            case AgentInput.PreviewSkipped skipped -> PreviewFlow.skipped(turn, agent, skipped.contactId());
            case AgentInput.ChoseOutcome chose -> OutcomeFlow.chose(turn, chose);
            case AgentInput.OutcomeWaived waived -> OutcomeFlow.waived(turn, waived);
            case AgentInput.ReachedStep reached -> reachedStep(turn, agent, reached);
            case AgentInput.WrapUpExtended extended -> OutcomeFlow.extend(turn, agent, extended.attemptId());
            case AgentInput.ScreenLost lost -> ShiftFlow.screenLost(turn, agent);
            case AgentInput.ScreenBack back -> ShiftFlow.screenBack(turn, agent);
        }
    }

    /** Legs and screens of people who have left are echoes; a person who asks for something gets an answer. */
    private static void unknown(Turn turn, AgentInput input) {
        boolean echo = input instanceof AgentInput.LegHeld || input instanceof AgentInput.LegLost
                || input instanceof AgentInput.LegRenewed || input instanceof AgentInput.ReachedStep
                || input instanceof AgentInput.ScreenLost || input instanceof AgentInput.ScreenBack;
        if (!echo) {
            turn.refuse(input.agentId(), Refusal.AGENT_NOT_SIGNED_ON);
        }
    }

    private static void askedReady(Turn turn, Agent agent) {
        switch (agent.state()) {
            case PAUSED -> {
                agent.wantReady(true);
                agent.askBreak(false, 0);
                if (agent.leg() == LegState.NONE) {
                    agent.legTriesForgotten();
                    LegFlow.call(turn, agent);
                }
                if (agent.leg().up()) {
                    rest(turn, agent);
                }
            }
            case WRAP_UP -> {
                agent.wantReady(true);
                if (agent.attemptId() != 0) {
                    turn.refuse(agent.id(), Refusal.OUTCOME_OWED);
                } else {
                    rest(turn, agent);
                }
            }
            case AWAY -> {
                agent.wantReady(true);
                rest(turn, agent);
            }
            case OFFLINE, READY, PREVIEWING, RESERVED, TALKING, JOINED -> { }
        }
    }

    private static void askedPause(Turn turn, Agent agent, int reasonId) {
        Attempt attempt = turn.state().attempts().find(agent.attemptId());
        switch (agent.state()) {
            case TALKING -> turn.refuse(agent.id(), Refusal.AGENT_ON_CALL);
            case RESERVED -> {
                if (attempt != null && !attempt.state().unanswered()) {
                    turn.refuse(agent.id(), Refusal.AGENT_ON_CALL);
                } else {
                    agent.askBreak(true, reasonId);
                    handOver(turn, agent);
                }
            }
            case PREVIEWING -> {
                agent.askBreak(true, reasonId);
                PreviewFlow.handBack(turn, agent);
                rest(turn, agent);
            }
            case READY, PAUSED, WRAP_UP -> {
                agent.askBreak(true, reasonId);
                rest(turn, agent);
            }
            case AWAY -> {
                agent.wantReady(false);
                agent.askBreak(true, reasonId);
                turn.touch(agent);
            }
            case JOINED -> {
                agent.askBreak(true, reasonId);
                GuestFlow.leave(turn, agent);
            }
            case OFFLINE -> { }
        }
    }

    private static void askedBreak(Turn turn, Agent agent, int reasonId, boolean wanted) {
        if (agent.state() == AgentState.PAUSED) {
            return;
        }
        agent.askBreak(wanted, reasonId);
        turn.touch(agent);
        boolean idle = agent.state() == AgentState.READY
                || (agent.state() == AgentState.WRAP_UP && agent.attemptId() == 0);
        if (wanted && idle) {
            rest(turn, agent);
        }
    }

    /** Progress through the script; what comes late, or belongs to another call, says nothing. */
    private static void reachedStep(Turn turn, Agent agent, AgentInput.ReachedStep reached) {
        boolean talks = agent.state() == AgentState.TALKING && agent.attemptId() == reached.attemptId();
        if (talks && reached.step() >= 0 && reached.step() <= MOST_STEP) {
            turn.state().pacer(agent.poolId()).learn(
                    new PacingFact.ReachedStep(agent.id(), agent.campaignId(), reached.step()), turn.now());
        }
    }

    private static void askedHangUp(Turn turn, Agent agent, long attemptId) {
        Attempt attempt = turn.state().attempts().live(attemptId);
        if (attempt == null) {
            turn.refuse(agent.id(), Refusal.UNKNOWN_ATTEMPT);
        } else if (attempt.guestId() == agent.id()) {
            GuestFlow.over(turn, attempt); // the guest goes, the conversation stays
        } else if (attempt.agentId() == agent.id() && attempt.follows() != 0 && attempt.state().unanswered()) {
            DialFlow.takeBack(turn, agent, attempt);
        } else if (attempt.agentId() != agent.id() || attempt.state() != AttemptState.BRIDGED) {
            turn.refuse(agent.id(), Refusal.NOT_YOUR_ATTEMPT);
        } else {
            CallFlow.hangUp(turn, attempt, HangupCause.NORMAL);
        }
    }

    /**
     * The agent wants to go while a call is being dialed for this agent alone. If another is free, that one gets it
     * and the agent goes at once; else the agent stays for this call, so that nobody answers into silence.
     */
    static void handOver(Turn turn, Agent agent) {
        turn.touch(agent);
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        if (attempt != null && attempt.state().unanswered() && BridgeFlow.longestIdle(turn, attempt) != null) {
            leaveCall(turn, agent);
        }
    }

    /** The agent leaves a call that nobody has answered; the call goes on for somebody else, or for nobody. */
    static void leaveCall(Turn turn, Agent agent) {
        Attempt attempt = turn.state().attempts().live(agent.attemptId());
        if (attempt != null && attempt.agentId() == agent.id() && attempt.state().unanswered()) {
            BridgeFlow.detach(turn, attempt);
            DialFlow.orphan(turn, attempt);
        }
    }

    /** The one way in which a flow moves an agent: closes the spell, keeps the grace timer in step. */
    static void move(Turn turn, Agent agent, AgentState next, int campaignId) {
        if (agent.state() != AgentState.OFFLINE && turn.now() > agent.sinceMs()) {
            turn.keep(new StoreEffect.AgentSpell(agent.id(), agent.poolId(), agent.campaignId(), agent.state(),
                    agent.pauseReasonId(), agent.sinceMs(), turn.now()));
        }
        if (agent.state() == AgentState.WRAP_UP) {
            PacingFact fact = new PacingFact.WrappedUp(agent.id(), turn.now() - agent.sinceMs(),
                    next == AgentState.READY);
            turn.state().pacer(agent.poolId()).learn(fact, turn.now());
        }
        AgentState before = agent.become(next, campaignId, turn.now());
        if (before == AgentState.AWAY) {
            turn.cancel(TimerKind.AWAY_OVER, agent.id());
        }
        if (next == AgentState.AWAY) {
            ShiftFlow.graceBegins(turn, agent);
        }
        turn.touch(agent);
    }

    /** Where an agent goes whom no call and no card holds. */
    static void rest(Turn turn, Agent agent) {
        turn.touch(agent);
        Attempt owed = turn.state().attempts().find(agent.attemptId());
        if (owed != null) {
            moveIfOther(turn, agent, agent.screenUp() ? AgentState.WRAP_UP : AgentState.AWAY, owed);
            return;
        }
        if (agent.signingOff()) {
            ShiftFlow.leave(turn, agent);
            return;
        }
        agent.wrapUpUntil(0);
        turn.cancel(TimerKind.WRAP_UP_OVER, agent.id());
        if (!agent.screenUp()) {
            moveIfOther(turn, agent, AgentState.AWAY, null);
        } else if (agent.breakAsked()) {
            pause(turn, agent, agent.breakReasonId());
        } else if (!agent.wantsReady()) {
            moveIfOther(turn, agent, AgentState.PAUSED, null);
        } else {
            moveIfOther(turn, agent, agent.leg().up() ? AgentState.READY : AgentState.AWAY, null);
        }
    }

    private static void pause(Turn turn, Agent agent, int reasonId) {
        agent.askBreak(false, 0);
        agent.wantReady(false);
        if (agent.state() != AgentState.PAUSED || agent.pauseReasonId() != reasonId) {
            move(turn, agent, AgentState.PAUSED, 0);
            agent.pauseFor(reasonId);
        }
    }

    private static void moveIfOther(Turn turn, Agent agent, AgentState next, @Nullable Attempt owed) {
        if (agent.state() != next) {
            move(turn, agent, next, owed == null ? 0 : owed.plan().campaignId());
        }
    }
}
