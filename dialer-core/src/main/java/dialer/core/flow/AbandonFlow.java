package dialer.core.flow;

import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.AbandonRule.Denominator;
import dialer.core.campaign.Campaign;
import dialer.core.pacing.DialTraits;
import dialer.core.pacing.PacingFact;

/**
 * A campaign's account with the abandon rule, and what the pacer learns of answers and losses. A loss is counted at
 * the moment from which nobody can be joined any more, whoever picks up later, and once per attempt.
 */
final class AbandonFlow {
    private AbandonFlow() {
    }

    static void placed(Turn turn, Attempt attempt) {
        count(turn, attempt, Denominator.PLACED);
    }

    /** Somebody has answered. */
    static void answered(Turn turn, Attempt attempt) {
        count(turn, attempt, Denominator.ANSWERED);
        if (attempt.plan().ahead()) {
            turn.campaign(attempt).tally().answeredAhead();
        }
        learn(turn, attempt, new PacingFact.Answered(attempt.plan().campaignId(),
                turn.now() - attempt.plan().startedAtMs(), attempt.plan().scorePermille(), traits(attempt.plan())));
    }

    /** Person and agent are joined. One who was counted as lost, and was joined all the same, is not counted again. */
    static void connected(Turn turn, Attempt attempt) {
        if (attempt.talkedWith() == 0 && !attempt.lost()) {
            count(turn, attempt, Denominator.CONNECTED_OR_ABANDONED);
        }
    }

    /** The person's time is up, or was up when the call ended. */
    static void lost(Turn turn, Attempt attempt) {
        if (!attempt.loseOnce()) {
            return;
        }
        Campaign campaign = turn.campaign(attempt);
        count(turn, attempt, Denominator.CONNECTED_OR_ABANDONED);
        campaign.ledger().abandon(campaign.settings().abandonRule(), turn.now());
        if (attempt.plan().ahead()) {
            campaign.tally().lostAhead();
        }
        learn(turn, attempt, new PacingFact.Abandoned(attempt.plan().campaignId()));
    }

    /** The attempt has ended: those who hung up first count where the rule says so. */
    static void ended(Turn turn, Attempt attempt, Disposition disposition) {
        AbandonRule rule = turn.campaign(attempt).settings().abandonRule();
        if (disposition == Disposition.ABANDONED || (disposition == Disposition.HUNG_UP_FIRST && rule.hangUpsCount())) {
            lost(turn, attempt);
        } else if (!disposition.answered()) {
            unanswered(turn, attempt, disposition);
        }
    }

    /** The agent has found out that a machine was on the line. */
    static void machine(Turn turn, Attempt attempt) {
        Campaign campaign = turn.campaign(attempt);
        AbandonRule rule = campaign.settings().abandonRule();
        if (rule.outOf() != Denominator.PLACED) {
            campaign.ledger().discount(rule, turn.now());
        }
        learn(turn, attempt, new PacingFact.NotAPerson(attempt.plan().campaignId()));
    }

    /** What our own side is to blame for says nothing about people: the pacer is not told. */
    private static void unanswered(Turn turn, Attempt attempt, Disposition disposition) {
        boolean rang = attempt.ringingAtMs() != 0;
        PacingFact.Kind kind = switch (disposition) {
            case NO_ANSWER -> PacingFact.Kind.NO_ANSWER;
            case BUSY, REJECTED, UNWANTED -> PacingFact.Kind.BUSY;
            case UNAVAILABLE -> rang ? PacingFact.Kind.MACHINE : PacingFact.Kind.FAILED;
            case INVALID_NUMBER, FAILED -> PacingFact.Kind.FAILED;
            case CANCELLED, CONGESTION, TRUNK_SILENT, MISCONFIGURED, NODE_LOST, CONNECTED, ABANDONED, HUNG_UP_FIRST ->
                    null;
        };
        if (kind != null) {
            learn(turn, attempt, new PacingFact.Unanswered(attempt.plan().campaignId(),
                    turn.now() - attempt.plan().startedAtMs(), attempt.plan().scorePermille(), kind,
                    traits(attempt.plan())));
        }
    }

    /** A ringing call was hung up by us. */
    static void cancelled(Turn turn, Attempt attempt) {
        AttemptPlan plan = attempt.plan();
        learn(turn, attempt, new PacingFact.Cancelled(plan.campaignId(), turn.now() - plan.startedAtMs(),
                plan.scorePermille(), traits(plan)));
    }

    /** What the attempt's number has in common with others. */
    private static DialTraits traits(AttemptPlan plan) {
        return new DialTraits(plan.hour(), plan.ordinal(), plan.regionId(), plan.listId(), plan.lineId());
    }

    private static void count(Turn turn, Attempt attempt, Denominator what) {
        Campaign campaign = turn.campaign(attempt);
        AbandonRule rule = campaign.settings().abandonRule();
        if (rule.outOf() == what) {
            campaign.ledger().count(rule, turn.now());
        }
    }

    private static void learn(Turn turn, Attempt attempt, PacingFact fact) {
        turn.state().pacer(attempt.plan().poolId()).learn(fact, turn.now());
    }
}
