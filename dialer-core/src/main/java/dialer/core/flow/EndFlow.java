package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.pacing.PacingFact;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Trunk;
import java.util.List;

/** How an attempt ended, and who is free again. Every attempt passes through {@link #end} exactly once. */
final class EndFlow {
    private static final List<TimerKind> TIMERS = List.of(TimerKind.RING_OUT, TimerKind.ANSWER_LIMIT,
            TimerKind.BRIDGE_UNHEARD, TimerKind.NOBODYS_CALL, TimerKind.MESSAGE_OVER, TimerKind.GONE,
            TimerKind.TRANSFER_OVER, TimerKind.GUEST_UNHEARD);

    private EndFlow() {
    }

    /**
     * The attempt has ended.
     *
     * @param answered whether the node says that the leg had been answered
     */
    static void end(Turn turn, Attempt attempt, HangupCause cause, boolean answered) {
        Disposition disposition = disposition(attempt, cause, answered);
        AttemptState before = attempt.state();
        int agentId = attempt.agentId();
        if (before == AttemptState.BRIDGED) {
            attempt.attach(0);
        } else {
            BridgeFlow.detach(turn, attempt);
        }
        if (disposition.answered() && attempt.answeredAtMs() == 0) {
            attempt.become(AttemptState.WAITING, turn.now()); // the answer was lost on the way, its instant with it
            AbandonFlow.answered(turn, attempt);
        }
        attempt.become(AttemptState.ENDED, turn.now());
        attempt.ended(disposition);
        TIMERS.forEach(kind -> turn.cancel(kind, attempt.id()));
        GuestFlow.over(turn, attempt);
        freeLine(turn, attempt, cause, disposition);
        turn.campaign(attempt).tally().ended(disposition);
        AbandonFlow.ended(turn, attempt, disposition);
        if (before == AttemptState.BRIDGED && agentId != 0) {
            Agent agent = turn.state().agents().get(agentId);
            turn.show(new ShowEffect.CallOver(agentId, attempt.id(), disposition));
            afterTalk(turn, attempt, agent);
        }
        keep(turn, attempt, cause);
        turn.stir(attempt.plan().poolId());
        turn.stir(attempt.poolId());
        OutcomeFlow.settle(turn, attempt);
    }

    private static void keep(Turn turn, Attempt attempt, HangupCause cause) {
        AttemptPlan plan = attempt.plan();
        turn.keep(new StoreEffect.AttemptClosed(plan.attemptId(), plan.campaignId(), plan.contactId(),
                plan.numberId(), attempt.talkedWith(), attempt.disposition(), cause, plan.startedAtMs(),
                attempt.ringingAtMs(), attempt.answeredAtMs(), attempt.bridgedAtMs(), attempt.endedAtMs()));
    }

    private static Disposition disposition(Attempt attempt, HangupCause cause, boolean answered) {
        if (attempt.abandoned() || attempt.safeHarbourAsked()) {
            return Disposition.ABANDONED;
        }
        if (attempt.bridgedAtMs() != 0) {
            return Disposition.CONNECTED;
        }
        if (cause == HangupCause.NODE_LOST && !attempt.cancelAsked()) {
            return Disposition.NODE_LOST;
        }
        if (answered || attempt.answeredAtMs() != 0) {
            // one whom we cut off in the moment of the answer was not the first to hang up
            return attempt.cancelAsked() ? Disposition.ABANDONED : Disposition.HUNG_UP_FIRST;
        }
        return unanswered(attempt, cause);
    }

    private static Disposition unanswered(Attempt attempt, HangupCause cause) {
        return switch (cause) {
            case NORMAL -> attempt.cancelAsked() ? Disposition.CANCELLED : silentOr(attempt, Disposition.NO_ANSWER);
            case BUSY -> Disposition.BUSY;
            case NO_ANSWER -> attempt.cancelAsked() ? Disposition.CANCELLED : Disposition.NO_ANSWER;
            case UNAVAILABLE -> Disposition.UNAVAILABLE;
            case INVALID_NUMBER -> Disposition.INVALID_NUMBER;
            case REJECTED -> Disposition.REJECTED;
            case UNWANTED -> Disposition.UNWANTED;
            case CONGESTION -> Disposition.CONGESTION;
            case FAILED, MEDIA_LOST -> Disposition.FAILED;
            case CARRIER_SILENT -> Disposition.TRUNK_SILENT;
            case MISCONFIGURED, NOT_PLACED -> Disposition.MISCONFIGURED;
            case CANCELLED -> Disposition.CANCELLED;
            case NODE_LOST -> attempt.cancelAsked() ? Disposition.CANCELLED : Disposition.NODE_LOST;
        };
    }

    private static Disposition silentOr(Attempt attempt, Disposition disposition) {
        return attempt.ringingAtMs() == 0 ? Disposition.FAILED : disposition;
    }

    private static void freeLine(Turn turn, Attempt attempt, HangupCause cause, Disposition disposition) {
        Trunk trunk = turn.state().trunks().trunk(attempt.plan().trunkId());
        trunk.free();
        turn.state().trunks().node(attempt.plan().nodeId()).removeLeg();
        switch (disposition) {
            case TRUNK_SILENT, MISCONFIGURED -> trunk.silent(attempt.id(), turn.now());
            case CANCELLED, NODE_LOST, FAILED -> trunk.breaker().undecided(attempt.id());
            case BUSY, NO_ANSWER, UNAVAILABLE, INVALID_NUMBER, REJECTED, UNWANTED, CONGESTION ->
                    heard(trunk, attempt, cause != HangupCause.NODE_LOST);
            // that an old conversation ends does not mean that new calls get through
            case CONNECTED, ABANDONED, HUNG_UP_FIRST -> heard(trunk, attempt,
                    cause != HangupCause.NODE_LOST && attempt.answeredAtMs() == attempt.endedAtMs());
        }
    }

    private static void heard(Trunk trunk, Attempt attempt, boolean signOfLife) {
        if (signOfLife) {
            trunk.breaker().heard();
        } else {
            trunk.breaker().undecided(attempt.id());
        }
    }

    /** The agent's part in the conversation is over: wrap-up, unless the outcome has been chosen already. */
    static void afterTalk(Turn turn, Attempt attempt, Agent agent) {
        Check.that(agent.state() == AgentState.TALKING, "one who has talked was talking", agent.id());
        turn.state().pacer(agent.poolId())
                .learn(new PacingFact.Talked(agent.id(), agent.campaignId(), turn.now() - agent.sinceMs()), turn.now());
        LegFlow.settleSoon(turn, agent);
        if (attempt.owed()) {
            long wrapUpMs = turn.campaign(attempt).settings().wrapUpMs();
            agent.wrapUpUntil(turn.now() + wrapUpMs);
            turn.timer(TimerKind.WRAP_UP_OVER, agent.id(), wrapUpMs);
        } else {
            agent.attach(0);
            turn.show(new ShowEffect.CardClosed(agent.id(), attempt.id(), attempt.plan().contactId()));
        }
        AgentFlow.rest(turn, agent);
    }
}
