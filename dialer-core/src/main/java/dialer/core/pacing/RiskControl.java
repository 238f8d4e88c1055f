package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * How much risk one campaign may take with its next call, so that its abandonments use the budget of the window and
 * do not exceed it. Three steps, each with one task:
 *
 * <ol>
 * <li><b>Plan.</b> With s = permitted less actual abandonments so far and n answers still to come, the share of them
 * that may be lost is {@code target + (s - reserve(n)) / n}: a surplus is spread over all that is left of the window,
 * because the gain is concave in the share lost and any swing of it costs. The reserve is what chance may still do;
 * it shrinks with the square root of n; within it only a small part of what is left is spent. Where one more loss
 * could not be made good any more, nothing is risked; and where only a few could, a call must not make it likely that
 * more of them come at once ({@link #affordable()}): losses come in clusters, and after one a team that dials one to
 * one finds fewer people to make it good.</li>
 * <li><b>Calibrate.</b> Losses per unit of permitted risk are learnt (a Gamma-Poisson estimate with a weighty prior,
 * so that bad luck is not taken for a bad model); permitted risk = planned share / that ratio.</li>
 * <li><b>Brake.</b> A burst of losses far above plan (a cumulative sum) means that something has changed that no
 * estimate knows yet: for a minute a fifth of the risk is taken.</li>
 * </ol>
 *
 * <p>The plan approximates the dynamic programme over (s, n) in which to exceed the target costs the whole gain; gain
 * over one to one grows about with the logarithm of the share lost; see {@code docs/PACING.md}.
 */
final class RiskControl {
    private static final double LEAST = 5e-4;
    private static final double MOST = 0.9;
    private static final double MOST_OF_TARGET = 1.6;
    private static final double SURELY = 0.95;
    private static final double ONE_TO_ONE = 0.85;
    private static final double RESERVE = 2;
    private static final double RESERVE_HALF = 4;
    private static final double RESERVE_CHANCE = 0.08;
    private static final double RESERVE_SEATS = 0.15;
    private static final double USUAL_TARGET = 0.03;
    private static final double LEAST_OF_TARGET = 0.06;
    private static final double LEAST_OF_BEARABLE = 0.3;
    private static final double ANSWERS_PER_AGENT = 0.6;
    private static final double IDLE_MS = 10_000;
    private static final double LONGEST_S = 8 * 3_600;
    private static final double RECENT_MS = 1_200_000;
    private static final int UNCOUNTED = 30;

    private static final double RATIO = 0.49;
    private static final double RATIO_GROWS = 0.22;
    private static final double RATIO_SEATS = 50;
    private static final double RATIO_FALLS = 0.5;
    private static final double PRIOR = 20;
    private static final double MEMORY_ANSWERS = 1_500;
    private static final double MEMORY_S = 1_800;
    private static final double SMOOTH_MS = 10_000;

    private static final double BURST = 4;
    private static final double FEW_SEATS = 10;
    private static final double BURST_FACTOR = 3;
    private static final long BRAKE_MS = 60_000;
    private static final double BRAKED = 0.2;

    private double losses;
    private double exposure;
    private double usualRisk = -1;
    private double lastRisk;
    private double burst;
    private long brakeUntilMs;
    private double activeMs;
    private double recentPerSecond;
    private long lastMs = -1;
    private long answers;
    private int newAnswers;
    private int newLosses;

    private double target;
    private double aim;
    private boolean closing;
    private int affordable;

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

    /**
     * The permitted risk of one more call, from the budget as it is and from what has come since the last time.
     *
     * @param seats   agents on duty
     * @param waiting people who have answered and wait: each may still be lost
     */
    double permitted(AbandonBudget budget, int seats, int waiting, long nowMs) {
        target = budget.targetPermille() / 1_000.0;
        if (target == 0) {
            return 0;
        }
        int agents = StrictMath.max(1, seats);
        if (usualRisk < 0) {
            usualRisk = target / ratio(agents);
            lastRisk = usualRisk;
        }
        pass(nowMs);
        double perSecond = perSecond(agents);
        learn(perSecond, agents, nowMs);
        plan(budget, perSecond, agents, waiting);
        double prior = PRIOR * cluster(agents);
        double risk = aim * (prior + exposure) / (prior * ratio(agents) + losses) * (braked(nowMs) ? BRAKED : 1);
        lastRisk = StrictMath.max(LEAST, StrictMath.min(MOST, risk));
        return lastRisk;
    }

    /** Time passes; a gap in which nobody asked (a night, a stop) says nothing about how fast answers come. */
    private void pass(long nowMs) {
        if (lastMs >= 0 && nowMs - lastMs <= IDLE_MS) {
            activeMs += nowMs - lastMs;
            recentPerSecond *= 1 - (nowMs - lastMs) / RECENT_MS;
            usualRisk += (lastRisk - usualRisk) * StrictMath.min(1, (nowMs - lastMs) / SMOOTH_MS);
        }
        lastMs = nowMs;
    }

    /** Losses per unit of permitted risk before any are known, as measured: most at some 50 seats. */
    private static double ratio(int seats) {
        double few = StrictMath.min(seats, RATIO_SEATS);
        return RATIO * StrictMath.pow(few, RATIO_GROWS) * StrictMath.pow(few / seats, RATIO_FALLS);
    }

    /** Losses come in clusters, in larger ones in larger teams: so much less does each of them tell. */
    private static double cluster(int seats) {
        return StrictMath.sqrt(StrictMath.max(1, seats / FEW_SEATS));
    }

    private void learn(double perSecond, int seats, long nowMs) {
        if (newAnswers == 0 && newLosses == 0) {
            return;
        }
        answers += newAnswers;
        recentPerSecond += newAnswers / (RECENT_MS / 1_000);
        burst = StrictMath.max(0, burst + newLosses - BURST_FACTOR * StrictMath.max(target, aim) * newAnswers);
        if (burst > BURST * cluster(seats)) {
            burst = 0;
            brakeUntilMs = nowMs + BRAKE_MS;
        }
        double risked = usualRisk * newAnswers;
        double memory = StrictMath.max(MEMORY_ANSWERS * cluster(seats), MEMORY_S * perSecond);
        double keep = StrictMath.max(0, 1 - newAnswers / memory);
        losses = losses * keep + newLosses;
        exposure = exposure * keep + risked;
        newAnswers = 0;
        newLosses = 0;
    }

    /** Answers to expect per second: the lesser of the overall and, once there is one, the recent pace. */
    private double perSecond(int seats) {
        double overall = (answers + ANSWERS_PER_AGENT * seats) / (StrictMath.max(60, activeMs / 1_000) + 60);
        if (activeMs < RECENT_MS) {
            recentPerSecond = overall;
        }
        return StrictMath.min(overall, recentPerSecond);
    }

    private void plan(AbandonBudget budget, double perSecond, int seats, int waiting) {
        double leftS = StrictMath.min(LONGEST_S, budget.windowLeftMs() / 1_000.0);
        double toCome = StrictMath.max(1, SURELY * perSecond * leftS);
        double surplus = budget.left();
        // one call per free agent finds fewer people; so many answers at least are left to make a loss good
        double surely = StrictMath.max(0, ONE_TO_ONE * toCome - 2 * StrictMath.sqrt(toCome));
        affordable = (int) StrictMath.max(0, StrictMath.min(UNCOUNTED, StrictMath.floor(surplus + target * surely)));
        closing = surplus + target * (1 + ONE_TO_ONE) / 2 * toCome < 1 + waiting;
        if (closing) {
            aim = 0;
            return;
        }
        double permitted = target * (budget.liveAnswers() + toCome);
        double reserve = RESERVE * permitted / (permitted + RESERVE_HALF)
                + RESERVE_CHANCE * StrictMath.sqrt(toCome * target / USUAL_TARGET)
                + RESERVE_SEATS * StrictMath.sqrt(seats);
        double planned = StrictMath.min(MOST_OF_TARGET * target, target + (surplus - reserve) / toCome);
        // within the reserve a little goes on: the less is left to lose, the less of it is risked
        double bearable = StrictMath.max(0, surplus + target * toCome);
        double least = bearable * StrictMath.min(LEAST_OF_TARGET * target, LEAST_OF_BEARABLE / toCome);
        aim = StrictMath.max(least, planned);
    }

    /** So many more losses could still be made good before the window closes, if 30 or fewer. */
    int affordable() {
        return affordable;
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
        if (closing) {
            return PacingLimit.WINDOW;
        }
        return aim < target / 2 ? PacingLimit.BUDGET : PacingLimit.RISK;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        losses = c.real(losses);
        exposure = c.real(exposure);
        usualRisk = c.real(usualRisk);
        lastRisk = c.real(lastRisk);
        burst = c.real(burst);
        brakeUntilMs = c.number(brakeUntilMs);
        activeMs = c.real(activeMs);
        recentPerSecond = c.real(recentPerSecond);
        aim = c.real(aim);
        lastMs = c.number(lastMs);
        answers = c.number(answers);
        newAnswers = c.small(newAnswers);
        newLosses = c.small(newLosses);
    }
}
