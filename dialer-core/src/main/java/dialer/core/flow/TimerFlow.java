package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.HangupCause;
import dialer.core.timer.Timer;
import dialer.core.timer.TimerKind;

/** What each timer means when its time has come. One whose attempt or agent is gone means nothing. */
public final class TimerFlow {
    private TimerFlow() {
    }

    public static void fire(Turn turn, Timer timer) {
        switch (timer.kind()) {
            case RING_OUT, ANSWER_LIMIT, BRIDGE_UNHEARD, NOBODYS_CALL, MESSAGE_OVER, GONE, TRANSFER_OVER,
                    GUEST_UNHEARD -> {
                Attempt attempt = turn.state().attempts().live(timer.id());
                if (attempt != null) {
                    fire(turn, timer.kind(), attempt);
                }
            }
            case PREVIEW_OVER, WRAP_UP_OVER, AWAY_OVER, LEG_CALL, LEG_UNHEARD, LEG_SETTLES -> {
                Agent agent = turn.state().agents().find((int) timer.id());
                if (agent != null && agent.state() != AgentState.OFFLINE) {
                    fire(turn, timer.kind(), agent);
                }
            }
        }
    }

    private static void fire(Turn turn, TimerKind kind, Attempt attempt) {
        switch (kind) {
            case RING_OUT -> {
                if (attempt.state().unanswered() && !attempt.cancelAsked()) {
                    CallFlow.hangUp(turn, attempt, HangupCause.NO_ANSWER);
                }
            }
            case ANSWER_LIMIT -> CallFlow.answerLimit(turn, attempt);
            case BRIDGE_UNHEARD -> BridgeFlow.unheard(turn, attempt);
            case NOBODYS_CALL -> DialFlow.nobodysCall(turn, attempt);
            case MESSAGE_OVER -> {
                if (attempt.state() == AttemptState.WAITING) {
                    CallFlow.hangUp(turn, attempt, HangupCause.NORMAL);
                }
            }
            case GONE -> EndFlow.end(turn, attempt, gone(turn, attempt), false);
            case TRANSFER_OVER -> TransferFlow.over(turn, attempt);
            case GUEST_UNHEARD -> OutsideFlow.unheard(turn, attempt);
            case PREVIEW_OVER, WRAP_UP_OVER, AWAY_OVER, LEG_CALL, LEG_UNHEARD, LEG_SETTLES -> { }
        }
    }

    /** Nobody has told how it ended: what can be said about it honestly. */
    private static HangupCause gone(Turn turn, Attempt attempt) {
        if (attempt.cancelAsked()) {
            return HangupCause.CANCELLED;
        }
        long rangOutMs = attempt.plan().startedAtMs() + turn.campaign(attempt).settings().ringTimeoutMs();
        boolean rangOut = attempt.state() == AttemptState.RINGING && turn.now() >= rangOutMs;
        return rangOut ? HangupCause.NO_ANSWER : HangupCause.NODE_LOST;
    }

    private static void fire(Turn turn, TimerKind kind, Agent agent) {
        switch (kind) {
            case PREVIEW_OVER -> PreviewFlow.over(turn, agent);
            case WRAP_UP_OVER -> OutcomeFlow.wrapUpOver(turn, agent);
            case AWAY_OVER -> ShiftFlow.graceOver(turn, agent);
            case LEG_CALL -> LegFlow.call(turn, agent);
            case LEG_UNHEARD -> LegFlow.unheard(turn, agent);
            case LEG_SETTLES -> LegFlow.settled(turn, agent);
            case RING_OUT, ANSWER_LIMIT, BRIDGE_UNHEARD, NOBODYS_CALL, MESSAGE_OVER, GONE, TRANSFER_OVER,
                    GUEST_UNHEARD -> { }
        }
    }
}
