package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * Who answers, and when. A call is answered by a person with probability p; then at an age drawn from one
 * distribution, otherwise it is over at an age drawn from another. Both are histograms that forget slowly. The
 * probability is followed by a slow and a fast average; the fast one is believed when the market has changed.
 */
final class AnswerModel {
    /** Width of a bin, milliseconds of a call's age. */
    static final int BIN_MS = 500;
    /** Number of bins; older calls count as being in the last. */
    static final int BINS = 90;

    private static final double PRIOR_WEIGHT = 12;
    private static final double PRIOR_CHANCE = 0.3;
    private static final double PRIOR_TIMEOUT_S = 27;
    private static final long INFORMATIVE_MS = 8_000;
    private static final double SLOW_S = 300;
    private static final double SLOW_LEAST = 250;
    private static final double FAST_S = 45;
    private static final double FAST_LEAST = 60;
    private static final double HISTOGRAM_LEAST = 1_500;
    private static final double RATE_MS = 120_000;
    private static final double LEAST = 1e-9;
    private static final double FAILURES_LATELY = 20;
    private static final double FAILURES_USUALLY = 1_000;

    private final double[] answers = new double[BINS];
    private final double[] failures = new double[BINS];
    private final double[] unanswered = new double[BINS + 1];
    private final double[] unfailed = new double[BINS + 1];
    private double slowAnswers = PRIOR_WEIGHT * PRIOR_CHANCE;
    private double slowCalls = PRIOR_WEIGHT;
    private double fastAnswers;
    private double fastCalls;
    private double lately = 0.1;
    private double usually = 0.1;
    private long results;
    private long informative;
    private double recent;
    private long firstMs = -1;
    private long lastMs;

    AnswerModel() {
        for (int b = 0; b < BINS; b++) {
            double from = b * BIN_MS / 1000.0;
            double to = from + BIN_MS / 1000.0;
            answers[b] = PRIOR_WEIGHT * (Bell.logNormalCdf(to, 10.5, 0.55) - Bell.logNormalCdf(from, 10.5, 0.55));
            double quick = overlap(from, to, 1, 6);
            double machine = overlap(from, to, 18, 26);
            double timeout = overlap(from, to, PRIOR_TIMEOUT_S + 0.8, PRIOR_TIMEOUT_S + 2.8);
            failures[b] = PRIOR_WEIGHT * (0.2 * quick + 0.3 * machine + 0.5 * timeout);
        }
        refresh();
    }

    private static double overlap(double from, double to, double a, double b) {
        return StrictMath.max(0, StrictMath.min(to, b) - StrictMath.max(from, a)) / (b - a);
    }

    void learn(PacingFact.Answered fact, long nowMs) {
        failedOften(false);
        learn(true, fact.afterMs(), fact.scorePermille() / 1000.0, nowMs);
    }

    /** A burst of calls that never rang is a carrier's trouble and is passed over; returns whether it was not. */
    boolean learn(PacingFact.Unanswered fact, long nowMs) {
        boolean failed = fact.kind() == PacingFact.Kind.FAILED;
        if (failedOften(failed) && failed) {
            return false;
        }
        learn(false, fact.afterMs(), fact.scorePermille() / 1000.0, nowMs);
        return true;
    }

    /** The chance of the average number, as the last minutes' results say. */
    double lately() {
        return within(slowAnswers / slowCalls);
    }

    private boolean failedOften(boolean failed) {
        lately += ((failed ? 1 : 0) - lately) / FAILURES_LATELY;
        usually += ((failed ? 1 : 0) - usually) / FAILURES_USUALLY;
        return lately > 2 * usually + 0.15;
    }

    private void learn(boolean answered, long ageMs, double score, long nowMs) {
        results++;
        if (answered || ageMs >= INFORMATIVE_MS) {
            informative++;
        }
        if (firstMs < 0) {
            firstMs = nowMs;
            lastMs = nowMs;
        }
        recent = recent * StrictMath.exp((lastMs - nowMs) / RATE_MS) + 1;
        lastMs = nowMs;
        double seenMs = StrictMath.max(20_000, nowMs - firstMs);
        double perSecond = recent / (RATE_MS / 1_000 * (1 - StrictMath.exp(-seenMs / RATE_MS)));
        double slow = StrictMath.max(SLOW_LEAST, SLOW_S * perSecond);
        double fast = StrictMath.max(FAST_LEAST, FAST_S * perSecond);
        double answer = answered ? 1 : 0;
        slowAnswers = slowAnswers * (1 - 1 / slow) + answer;
        slowCalls = slowCalls * (1 - 1 / slow) + score;
        fastAnswers = fastAnswers * (1 - 1 / fast) + answer;
        fastCalls = fastCalls * (1 - 1 / fast) + score;
        double[] histogram = answered ? answers : failures;
        double keep = 1 - 1 / StrictMath.max(HISTOGRAM_LEAST, slow);
        for (int b = 0; b < BINS; b++) {
            histogram[b] *= keep;
        }
        histogram[(int) StrictMath.min(BINS - 1, ageMs / BIN_MS)] += 1;
    }

    /** Brings the distributions of ages up to date. */
    void refresh() {
        survival(answers, unanswered);
        survival(failures, unfailed);
    }

    private static void survival(double[] counts, double[] to) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        double left = total;
        for (int b = 0; b < BINS; b++) {
            to[b] = StrictMath.max(LEAST, left / total);
            left -= counts[b];
        }
        to[BINS] = LEAST;
    }

    /** The bin of a call's age. */
    static int bin(long ageMs) {
        return (int) StrictMath.max(0, StrictMath.min(BINS - 1, ageMs / BIN_MS));
    }

    /** P(a person who is going to answer has not answered by the beginning of bin b), for {@code 0 <= b <= BINS}. */
    double unanswered(int b) {
        return unanswered[b];
    }

    /** P(a call that nobody is going to answer is not over by the beginning of bin b). */
    double unfailed(int b) {
        return unfailed[b];
    }

    /** Calls that have come to an end by themselves. */
    long results() {
        return results;
    }

    /** Results that say something about who answers: answers, and failures that did not come at once. */
    long informative() {
        return informative;
    }

    /**
     * P(a person answers a number of average score that is dialed now). Calls in the air are counted with what their
     * age says (two rounds of expectation maximisation), because answers come early and failures late.
     */
    double chance(PacingView view) {
        double answered = 0;
        double calls = 0;
        double p = within(slowAnswers / slowCalls);
        for (int round = 0; round < 2; round++) {
            answered = 0;
            calls = 0;
            for (int i = 0; i < view.unclaimedCalls(); i++) {
                int b = bin(view.unclaimedForMs(i));
                double score = view.unclaimedScorePermille(i) / 1000.0;
                double q = within(p * score);
                double yes = q * unanswered[b];
                answered += yes / (yes + (1 - q) * unfailed[b]);
                calls += score;
            }
            p = within((slowAnswers + answered) / (slowCalls + calls));
        }
        return fastCalls > 25 ? followed(p, answered, calls) : p;
    }

    private double followed(double p, double answered, double calls) {
        double fast = within((fastAnswers + answered) / (fastCalls + calls));
        double z = (fast - p) / StrictMath.sqrt(p * (1 - p) / (fastCalls + calls));
        if (StrictMath.abs(z) > 4) {
            slowAnswers = fastAnswers;
            slowCalls = fastCalls;
            return fast;
        }
        return z > 2 ? fast : p; // rising is the dangerous direction: it is believed at once
    }

    private static double within(double p) {
        return StrictMath.min(0.98, StrictMath.max(0.01, p));
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        c.reals(answers);
        c.reals(failures);
        c.reals(unanswered);
        c.reals(unfailed);
        slowAnswers = c.real(slowAnswers);
        slowCalls = c.real(slowCalls);
        fastAnswers = c.real(fastAnswers);
        fastCalls = c.real(fastCalls);
        lately = c.real(lately);
        usually = c.real(usually);
        results = c.number(results);
        informative = c.number(informative);
        recent = c.real(recent);
        firstMs = c.number(firstMs);
        lastMs = c.number(lastMs);
    }
}
