package dialer.core.flow;

import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Node;

/**
 * What nodes say about customers' legs. Whatever comes late, twice or in the wrong order finds the attempt in a state
 * in which it means nothing, and is passed over.
 */
public final class CallFlow {
    /** After we hung up, or the message should be over: so long may the end take to be reported. */
    static final long END_WITHIN_MS = 5_000;

    /** No safe-harbour message, and no "sorry", is longer than this. */
    static final long MESSAGE_AT_MOST_MS = 60_000;

    private CallFlow() {
    }

    public static void on(Turn turn, CallInput input) {
        Attempt attempt = turn.state().attempts().live(input.attemptId());
        if (attempt == null) {
            unknown(turn, input);
            return;
        }
        switch (input) {
            case CallInput.LegCreated created -> { }
            case CallInput.Ringing ringing -> ringing(turn, attempt);
            case CallInput.Answered answered -> answered(turn, attempt);
            case CallInput.Bridged bridged -> BridgeFlow.bridged(turn, attempt, bridged.agentId());
            case CallInput.BridgeFailed failed -> BridgeFlow.failed(turn, attempt, failed.agentId());
            case CallInput.AgentLegDropped dropped ->
                    BridgeFlow.agentLost(turn, attempt, dropped.agentId(), dropped.legId());
            case CallInput.SentOut out -> TransferFlow.sentOut(turn, attempt);
            case CallInput.SafeHarbourStarted started -> safeHarbourStarted(turn, attempt);
            case CallInput.OptedOut opted -> optedOut(turn, attempt);
            case CallInput.Ended ended -> EndFlow.end(turn, attempt, ended.cause(), ended.answered());
        }
    }

    /** A live person in a call that we do not know must not be left in silence; everything else is an echo. */
    private static void unknown(Turn turn, CallInput input) {
        if (input instanceof CallInput.Answered) {
            for (Node node : turn.state().trunks().nodes()) {
                if (node.up()) {
                    turn.ask(new CallEffect.HangUp(node.id(), input.attemptId(), HangupCause.NORMAL));
                }
            }
        }
    }

    /** Nobody calls the number again. The key may be pressed more than once; it is kept once. */
    private static void optedOut(Turn turn, Attempt attempt) {
        long numberId = attempt.plan().numberId();
        if (!turn.state().suppressions().knows(numberId)) {
            turn.keep(new StoreEffect.NumberOptedOut(numberId, attempt.plan().contactId(),
                    attempt.plan().campaignId()));
            turn.state().suppressions().remember(numberId, turn.now());
        }
    }

    static void ringing(Turn turn, Attempt attempt) {
        if (attempt.state() == AttemptState.DIALING) {
            attempt.become(AttemptState.RINGING, turn.now());
            turn.state().trunks().trunk(attempt.plan().trunkId()).breaker().heard();
            if (attempt.agentId() == 0 && !attempt.cancelAsked()) {
                DialFlow.watch(turn, attempt);
            }
        }
    }

    /** One input, two effects: the bridge and the card. With nobody free, the person waits up to the limit. */
    static void answered(Turn turn, Attempt attempt) {
        if (!attempt.state().unanswered()) {
            return;
        }
        turn.state().trunks().trunk(attempt.plan().trunkId()).breaker().heard();
        turn.cancel(TimerKind.RING_OUT, attempt.id());
        turn.cancel(TimerKind.NOBODYS_CALL, attempt.id());
        AbandonFlow.answered(turn, attempt);
        turn.timer(TimerKind.ANSWER_LIMIT, attempt.id(), turn.campaign(attempt).settings().answerLimitMs());
        if (attempt.cancelAsked()) {
            // the answer has crossed our hang-up: the leg is about to end, nobody is bridged any more
            BridgeFlow.detach(turn, attempt);
            attempt.become(AttemptState.WAITING, turn.now());
            return;
        }
        BridgeFlow.giveAgent(turn, attempt);
    }

    /** The person's time is up: with a bridge on its way its fate decides, else the message is asked for. */
    static void answerLimit(Turn turn, Attempt attempt) {
        if (attempt.state() == AttemptState.WAITING && attempt.bridgedAtMs() == 0) {
            askSafeHarbour(turn, attempt);
        }
    }

    static void askSafeHarbour(Turn turn, Attempt attempt) {
        if (attempt.safeHarbourAsked() || attempt.cancelAsked()) {
            return;
        }
        attempt.askSafeHarbour();
        AbandonFlow.lost(turn, attempt);
        if (turn.state().trunks().up(attempt.plan().nodeId())) {
            turn.ask(new CallEffect.PlaySafeHarbour(attempt.plan().nodeId(), attempt.id()));
        }
        turn.timer(TimerKind.MESSAGE_OVER, attempt.id(), MESSAGE_AT_MOST_MS);
    }

    /**
     * The message has begun, at our wish or by the dialplan's own limit. An agent who was just being bridged stays
     * reserved until the node has said what became of it; a conversation that stands is not undone by a late report.
     * One who has talked and lost the agent hears "sorry": nobody takes over any more, and the conversation counts.
     */
    static void safeHarbourStarted(Turn turn, Attempt attempt) {
        if (attempt.abandoned()) {
            return;
        }
        if (attempt.state() == AttemptState.BRIDGED) {
            if (!attempt.outside() && !turn.state().agents().get(attempt.agentId()).leg().up()) {
                attempt.dismiss(); // the agent's new leg did not stand in time
            }
            return;
        }
        if (attempt.bridgedAtMs() != 0) {
            attempt.dismiss();
            return;
        }
        if (attempt.state().unanswered()) {
            BridgeFlow.detach(turn, attempt);
            turn.state().trunks().trunk(attempt.plan().trunkId()).breaker().heard();
            turn.cancel(TimerKind.RING_OUT, attempt.id());
            turn.cancel(TimerKind.NOBODYS_CALL, attempt.id());
            attempt.become(AttemptState.WAITING, turn.now());
            AbandonFlow.answered(turn, attempt);
        }
        attempt.abandon();
        AbandonFlow.lost(turn, attempt);
        turn.cancel(TimerKind.ANSWER_LIMIT, attempt.id());
        turn.timer(TimerKind.MESSAGE_OVER, attempt.id(), MESSAGE_AT_MOST_MS);
    }

    /** Hangs up a call that nobody has answered. */
    static void cancel(Turn turn, Attempt attempt) {
        attempt.askCancel();
        AbandonFlow.cancelled(turn, attempt);
        turn.cancel(TimerKind.NOBODYS_CALL, attempt.id());
        BridgeFlow.detach(turn, attempt);
        hangUp(turn, attempt, HangupCause.CANCELLED);
    }

    /** Asks the node to end the leg; if no end is reported in time, the attempt is closed all the same. */
    static void hangUp(Turn turn, Attempt attempt, HangupCause cause) {
        if (turn.state().trunks().up(attempt.plan().nodeId())) {
            turn.ask(new CallEffect.HangUp(attempt.plan().nodeId(), attempt.id(), cause));
        }
        turn.timer(TimerKind.GONE, attempt.id(), END_WITHIN_MS);
    }
}
