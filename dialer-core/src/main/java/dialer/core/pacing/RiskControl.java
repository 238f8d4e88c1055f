package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * How much risk one campaign may take with its next call: a risk steered so that the campaign's abandonments follow
 * its budget. The logarithm of the permitted risk learns slowly from every answer and every loss; a push follows the
 * slack (permitted minus actual abandonments of the window) at once; a gate closes when what could still be repaid
 * before the window ends falls short; a brake answers bursts of losses.
 */
final class RiskControl {
    private static final double CAREFUL = 0.995;
    private static final double LEAST = 1e-4;
    private static final double MOST = 0.95;
    private static final double REPAY_S = 2_700;
    private static final double GATED = 0.02;
    private static final double BURST = 4;
    private static final long BRAKE_MS = 60_000;
    private static final double BRAKED = 0.2;

    private double logRisk = Double.NaN;
    private double burst;
    private long brakeUntilMs;
    private long firstMs = -1;
    private long answers;
    private int newAnswers;
    private int newLosses;

    private double target;
    private double slack;
    private double slackWanted;
    private double margin;
    private double toCome;
    private double repay;
    private double gate;
    private double push;

    /** Somebody answered a call of the campaign. */
    void answered() {
        newAnswers++;
    }

    /** Somebody who answered a call of the campaign was lost. */
    void lost() {
        newLosses++;
    }

    /** What had been told as an answer was none. */
    void retract() {
        answers = StrictMath.max(0, answers - 1);
    }

    /** The permitted risk of one more call, from the budget as it is and from what has come since the last time. */
    double permitted(AbandonBudget budget, int seats, long nowMs) {
        target = budget.targetPermille() / 1_000.0;
        if (target == 0) {
            return 0;
        }
        if (firstMs < 0) {
            firstMs = nowMs;
            logRisk = StrictMath.log(0.8 * target);
        }
        answers += newAnswers;
        plan(budget, StrictMath.max(1, seats), nowMs);
        learn(StrictMath.max(1, seats), nowMs);
        double rare = StrictMath.sqrt(0.03 / target);
        double pull = 0.3 * rare / StrictMath.sqrt(StrictMath.max(1, seats));
        push = StrictMath.max(-1.5, StrictMath.min(0.7, pull * (slack - slackWanted)));
        double room = slack - margin + 0.6 * target * toCome;
        gate = StrictMath.max(GATED, StrictMath.min(1, room / 1.5));
        double risk = StrictMath.min(MOST, StrictMath.exp(logRisk + push)) * gate;
        return braked(nowMs) ? risk * BRAKED : risk;
    }

    /** How many answers are to come in the window, how much slack to hold, how fast to correct it. */
    private void plan(AbandonBudget budget, int seats, long nowMs) {
        slack = CAREFUL * target * budget.liveAnswers() - budget.abandoned();
        double sinceS = (nowMs - firstMs) / 1000.0;
        double perSecond = (answers + 0.6 * seats) / (StrictMath.max(60, sinceS) + 60);
        toCome = perSecond * budget.windowLeftMs() / 1000.0;
        repay = StrictMath.max(40, StrictMath.min(perSecond * REPAY_S, toCome));
        margin = 0.5 + 0.15 * StrictMath.sqrt(seats); // about what calls in the air may still cost
        slackWanted = StrictMath.min(1.5 + 0.4 * StrictMath.sqrt(seats), 0.5 + margin + 0.01 * toCome);
    }

    private void learn(int seats, long nowMs) {
        if (newAnswers == 0 && newLosses == 0) {
            return;
        }
        burst = StrictMath.max(0, burst + newLosses - 3 * target * newAnswers);
        if (burst > BURST) {
            burst = 0;
            brakeUntilMs = nowMs + BRAKE_MS;
        }
        double aim = target + (slack - slackWanted) / repay;
        aim = StrictMath.max(0.15 * target, StrictMath.min(1.6 * target, aim));
        double eta = 0.05 * StrictMath.sqrt(0.03 / target) * StrictMath.sqrt(20 / (20.0 + seats));
        logRisk += eta * (aim * newAnswers - newLosses);
        logRisk = StrictMath.max(StrictMath.log(LEAST), StrictMath.min(StrictMath.log(MOST), logRisk));
        newAnswers = 0;
        newLosses = 0;
    }

    /** Whether a burst of losses is being waited out. */
    boolean braked(long nowMs) {
        return nowMs < brakeUntilMs;
    }

    /** What keeps the permitted risk low: {@code RISK} when nothing in particular does. */
    PacingLimit limit(long nowMs) {
        if (braked(nowMs)) {
            return PacingLimit.BRAKE;
        }
        if (target == 0 || gate < 1 || push <= -1) {
            return target > 0 && toCome < REPAY_S / 10 && slack >= 0 ? PacingLimit.WINDOW : PacingLimit.BUDGET;
        }
        return PacingLimit.RISK;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        logRisk = c.real(logRisk);
        burst = c.real(burst);
        brakeUntilMs = c.number(brakeUntilMs);
        firstMs = c.number(firstMs);
        answers = c.number(answers);
        newAnswers = c.small(newAnswers);
        newLosses = c.small(newLosses);
    }
}
