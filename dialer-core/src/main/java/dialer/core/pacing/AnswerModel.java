package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * Who answers, and when. A call is answered by a person with a chance p ({@link AnswerChance}); then at an age drawn
 * from one distribution, otherwise it is over at an age drawn from another. Both are histograms that forget slowly. A
 * call that we hung up might still have been answered later: it counts as far as that was likely at its age, and its
 * end is spread over the ages that were to come (redistribution to the right: B. Efron, "The two sample problem with
 * censored data", Proc. Fifth Berkeley Symposium, 1967). If such calls were passed over, those that nobody answers
 * would be missing, p would be thought a fifth too high, and answers to come too early.
 */
final class AnswerModel {
    /** Width of a bin, milliseconds of a call's age. */
    static final int BIN_MS = 500;
    /** Number of bins; older calls count as being in the last. */
    static final int BINS = 90;

    private static final double PRIOR_WEIGHT = 12;
    private static final double PRIOR_TIMEOUT_S = 27;
    private static final long INFORMATIVE_MS = 8_000;
    private static final double MEMORY = 1_500;
    private static final double LEAST = 1e-9;
    private static final double MOST_LIKELY = 0.97;
    private static final double FAILURES_LATELY = 20;
    private static final double FAILURES_USUALLY = 1_000;

    private final double[] answers = new double[BINS];
    private final double[] failures = new double[BINS];
    private final double[] unanswered = new double[BINS + 1];
    private final double[] unfailed = new double[BINS + 1];
    private final AnswerChance chance = new AnswerChance();
    private double lately = 0.1;
    private double usually = 0.1;
    private long results;
    private long informative;

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
        ended(true, fact.afterMs(), fact.scorePermille(), nowMs);
    }

    /** A burst of calls that never rang is a carrier's trouble and is passed over; returns whether it was not. */
    boolean learn(PacingFact.Unanswered fact, long nowMs) {
        boolean failed = fact.kind() == PacingFact.Kind.FAILED;
        if (failedOften(failed) && failed) {
            return false;
        }
        ended(false, fact.afterMs(), fact.scorePermille(), nowMs);
        return true;
    }

    /** A call of this age was hung up by us; returns P(a person was going to answer it). */
    double learn(PacingFact.Cancelled fact, long nowMs) {
        int b = bin(fact.afterMs());
        double score = fact.scorePermille() / 1000.0;
        double q = StrictMath.min(MOST_LIKELY, lately() * score);
        double yes = q * unanswered[b];
        double would = yes / (yes + (1 - q) * unfailed[b]);
        chance.ended(unanswered[b], unfailed[b], score, nowMs - fact.afterMs(), nowMs);
        spread(answers, b, would);
        spread(failures, b, 1 - would);
        return would;
    }

    /** So much of an end comes at this age or later, in proportion to what ends there otherwise. */
    private static void spread(double[] histogram, int from, double part) {
        double later = 0;
        for (int b = 0; b < BINS; b++) {
            histogram[b] *= 1 - part / MEMORY;
            later += b < from ? 0 : histogram[b];
        }
        if (later < LEAST) {
            histogram[from] += part;
            return;
        }
        for (int b = from; b < BINS; b++) {
            histogram[b] *= 1 + part / later;
        }
    }

    /** The chance of the average number as of late. */
    double lately() {
        return chance.mean();
    }

    /** How surely that is known: its standard deviation. */
    double doubt() {
        return chance.spread();
    }

    private boolean failedOften(boolean failed) {
        lately += ((failed ? 1 : 0) - lately) / FAILURES_LATELY;
        usually += ((failed ? 1 : 0) - usually) / FAILURES_USUALLY;
        return lately > 2 * usually + 0.15;
    }

    private void ended(boolean answered, long ageMs, int scorePermille, long nowMs) {
        results++;
        if (answered || ageMs >= INFORMATIVE_MS) {
            informative++;
        }
        chance.ended(answered ? 1 : 0, answered ? 0 : 1, scorePermille / 1000.0, nowMs - ageMs, nowMs);
        double[] histogram = answered ? answers : failures;
        for (int b = 0; b < BINS; b++) {
            histogram[b] *= 1 - 1 / MEMORY;
        }
        histogram[bin(ageMs)] += 1;
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

    /** P(a person answers a number of average score that is dialed now); calls in the air speak by their age. */
    double chance(PacingView view) {
        chance.look(view, this);
        return chance.mean();
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        c.reals(answers);
        c.reals(failures);
        c.reals(unanswered);
        c.reals(unfailed);
        chance.carry(c);
        lately = c.real(lately);
        usually = c.real(usually);
        results = c.number(results);
        informative = c.number(informative);
    }
}
