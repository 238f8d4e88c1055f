package dialer.core.pacing;

import dialer.core.ground.Carrier;
import java.util.Arrays;

/**
 * P(a person answers the average number) as what is known of it: a distribution over 64 values, evenly spaced in log
 * odds from 2 to 93 %. It moves when a call is placed, not when the call ends: answers come early and failures late, so
 * after a burst of calls the results of the last seconds say nothing by themselves. Calls are therefore kept in slices
 * of ten seconds of the moment they were placed; a slice is settled when all its calls must be over.
 *
 * <p>Between two slices the chance drifts, and seldom (once an hour) it jumps: most jumps are small, some lead
 * anywhere. So a market that stays as it is becomes known ever better, and one that changes is noticed as soon as the
 * calls say so surely enough. A hidden Markov model with a forward filter (Rabiner, "A tutorial on hidden Markov
 * models", Proc. IEEE 77, 1989).
 */
final class AnswerChance {
    private static final int VALUES = 64;
    private static final double LEAST_ODDS = -4;
    private static final double MOST_ODDS = 2.6;
    private static final double STEP = (MOST_ODDS - LEAST_ODDS) / (VALUES - 1);
    private static final double[] CHANCES = new double[VALUES];

    private static final int SLICES = 5;
    private static final long SLICE_MS = 10_000;
    private static final int IDLE_SLICES = 30;

    private static final double PRIOR_ODDS = -0.85;
    private static final double PRIOR_SPREAD = 0.8;
    private static final double[] PRIOR = new double[VALUES];
    private static final double DRIFT_AN_HOUR = 0.1;
    private static final double DRIFTS = DRIFT_AN_HOUR * DRIFT_AN_HOUR * (SLICE_MS / 3.6e6) / (STEP * STEP) / 2;
    private static final double JUMPS = SLICE_MS / 3.6e6;
    private static final double FAR_JUMPS = 0.1;
    private static final double JUMP = 0.3;
    private static final double PER_STEP = StrictMath.exp(-STEP / JUMP);
    private static final int SCALE_AFTER = 32;
    private static final double TINY = 1e-100;
    private static final double MOST = 0.97;

    static {
        for (int g = 0; g < VALUES; g++) {
            double odds = LEAST_ODDS + g * STEP;
            CHANCES[g] = 1 / (1 + StrictMath.exp(-odds));
            double z = (odds - PRIOR_ODDS) / PRIOR_SPREAD;
            PRIOR[g] = StrictMath.exp(-z * z / 2);
        }
        scale(PRIOR);
    }

    private final double[] settled = PRIOR.clone();
    private final double[][] ended = new double[SLICES][VALUES];
    private long newest = -1;
    private double mean = 0.3;
    private double spread;

    private final double[][] air = new double[SLICES][VALUES];
    private final int[] inTheAir = new int[SLICES];
    private final double[] belief = new double[VALUES];
    private final double[] near = new double[VALUES];
    private final double[] quietBelief = new double[VALUES];
    private int quietTo;

    AnswerChance() {
        for (double[] slice : ended) {
            Arrays.fill(slice, 1);
        }
    }

    /** Makes the sum one. */
    private static void scale(double[] distribution) {
        double sum = 0;
        for (double one : distribution) {
            sum += one;
        }
        for (int g = 0; g < VALUES; g++) {
            distribution[g] /= sum;
        }
    }

    /** The most likely value's likelihood becomes one, so that none of many factors vanishes. */
    private static void scaleMost(double[] likelihood) {
        double most = TINY;
        for (double one : likelihood) {
            most = StrictMath.max(most, one);
        }
        for (int g = 0; g < VALUES; g++) {
            likelihood[g] /= most;
        }
    }

    /**
     * A call is over.
     *
     * @param yes   P(what was seen of it | a person was going to answer it), up to a factor common with {@code no}
     * @param no    P(what was seen of it | nobody was)
     * @param score its chance over the average number's
     */
    void ended(double yes, double no, double score, long placedAtMs, long nowMs) {
        pass(nowMs);
        quietTo = 0;
        double[] slice = ended[slot(placedAtMs)];
        double most = 0;
        for (int g = 0; g < VALUES; g++) {
            double q = StrictMath.min(MOST, CHANCES[g] * score);
            slice[g] *= q * yes + (1 - q) * no;
            most = StrictMath.max(most, slice[g]);
        }
        if (most < TINY) {
            scaleMost(slice);
        }
    }

    /** Brings the belief up to date; of calls in the air their age speaks. */
    void look(PacingView view, AnswerModel ages) {
        pass(view.nowMs());
        listen(view, ages);
        int quiet = quiet();
        int from = quietTo <= quiet ? quietTo : 0;
        take(from == 0 ? settled : quietBelief, belief);
        for (int i = from; i < SLICES; i++) {
            int slot = (int) StrictMath.floorMod(newest - SLICES + 1 + i, (long) SLICES);
            move(belief);
            for (int g = 0; g < VALUES; g++) {
                belief[g] *= ended[slot][g] * (inTheAir[slot] == 0 ? 1 : air[slot][g]);
            }
            scale(belief);
            if (i == quiet - 1) {
                take(belief, quietBelief);
                quietTo = quiet;
            }
        }
        double squares = 0;
        mean = 0;
        for (int g = 0; g < VALUES; g++) {
            mean += belief[g] * CHANCES[g];
            squares += belief[g] * CHANCES[g] * CHANCES[g];
        }
        spread = StrictMath.sqrt(StrictMath.max(0, squares - mean * mean));
    }

    /** So many of the oldest slices have no call in the air; what they say stays, and is kept. */
    private int quiet() {
        int quiet = 0;
        while (quiet < SLICES && inTheAir[(int) StrictMath.floorMod(newest - SLICES + 1 + quiet, (long) SLICES)] == 0) {
            quiet++;
        }
        return quiet;
    }

    private static void take(double[] from, double[] to) {
        for (int g = 0; g < VALUES; g++) {
            to[g] = from[g];
        }
    }

    private void listen(PacingView view, AnswerModel ages) {
        Arrays.fill(inTheAir, 0);
        for (int i = 0; i < view.unclaimedCalls(); i++) {
            long ageMs = view.unclaimedForMs(i);
            int slot = slot(view.nowMs() - ageMs);
            double[] slice = air[slot];
            if (inTheAir[slot]++ == 0) {
                Arrays.fill(slice, 1);
            }
            int b = AnswerModel.bin(ageMs);
            double yes = ages.unanswered(b);
            double no = ages.unfailed(b);
            double most = StrictMath.max(yes, no);
            double score = view.unclaimedScorePermille(i) / 1000.0;
            for (int g = 0; g < VALUES; g++) {
                double q = StrictMath.min(MOST, CHANCES[g] * score);
                slice[g] *= (q * yes + (1 - q) * no) / most;
            }
            if (inTheAir[slot] % SCALE_AFTER == 0) {
                scaleMost(slice);
            }
        }
    }

    /** Its mean, as of the last look. */
    double mean() {
        return mean;
    }

    /** Its standard deviation, as of the last look. */
    double spread() {
        return spread;
    }

    /** Time passes: slices that begin, and old ones that are settled. An hour in which nobody asks is one step. */
    private void pass(long nowMs) {
        long now = nowMs / SLICE_MS;
        if (newest < 0) {
            newest = now;
        }
        if (now - newest > IDLE_SLICES) {
            for (int i = 0; i < SLICES; i++) {
                begin();
            }
            double keeps = StrictMath.exp((newest - now) * JUMPS);
            for (int g = 0; g < VALUES; g++) {
                settled[g] = keeps * settled[g] + (1 - keeps) * PRIOR[g];
            }
            newest = now;
        }
        while (newest < now) {
            begin();
        }
    }

    private void begin() {
        newest++;
        quietTo = 0;
        double[] oldest = ended[(int) (newest % SLICES)];
        move(settled);
        for (int g = 0; g < VALUES; g++) {
            settled[g] *= oldest[g];
        }
        scale(settled);
        Arrays.fill(oldest, 1);
    }

    private int slot(long placedAtMs) {
        long n = StrictMath.max(newest - SLICES + 1, StrictMath.min(newest, placedAtMs / SLICE_MS));
        return (int) StrictMath.floorMod(n, (long) SLICES);
    }

    /** What may happen to the chance within a slice. */
    private void move(double[] from) {
        double total = jumpNear(from);
        double left = from[0];
        for (int g = 0; g < VALUES; g++) {
            double here = from[g];
            double right = g + 1 < VALUES ? from[g + 1] : here;
            double drifted = here * (1 - 2 * DRIFTS) + DRIFTS * (left + right);
            double jumped = (1 - FAR_JUMPS) * near[g] / total + FAR_JUMPS * PRIOR[g];
            from[g] = (1 - JUMPS) * drifted + JUMPS * jumped;
            left = here;
        }
    }

    /** Small jumps are as likely either way and fall off exponentially, so two passes make them; returns their sum. */
    private double jumpNear(double[] from) {
        double below = 0;
        for (int g = 0; g < VALUES; g++) {
            below = from[g] + PER_STEP * below;
            near[g] = below;
        }
        double above = 0;
        double total = 0;
        for (int g = VALUES - 1; g >= 0; g--) {
            near[g] += PER_STEP * above;
            above = from[g] + PER_STEP * above;
            total += near[g];
        }
        return total;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        c.reals(settled);
        for (double[] slice : ended) {
            c.reals(slice);
        }
        newest = c.number(newest);
        mean = c.real(mean);
        spread = c.real(spread);
    }
}
