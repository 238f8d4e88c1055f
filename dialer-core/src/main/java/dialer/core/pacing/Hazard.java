package dialer.core.pacing;

import dialer.core.ground.Carrier;
import java.util.Arrays;

/**
 * How long a spell (a conversation, a wrap-up) lasts, given how long it has lasted already: a hazard, constant within
 * the steps of a grid that widens with age, from finished spells and from those that go on, which say that they have
 * not ended yet. Old spells are forgotten. Ages are seconds; hazards are ends per second.
 */
final class Hazard {
    /** Where the steps of the grid begin, seconds; the last is where it ends. */
    static final double[] EDGES = edges();

    private static final int STEPS = EDGES.length - 1;
    private static final double KEEP = 1 - 1 / 500.0;
    private static final double FROM_NEIGHBOURS = 0.5;

    private final double[] ends = new double[STEPS];
    private final double[] exposure = new double[STEPS];
    private final double[] going = new double[STEPS];
    private final double[] hazard = new double[STEPS];
    private final double[] survival = new double[STEPS + 1];
    private final double[] throughHalf = new double[STEPS];

    /** Begins with the belief that spells are log-normal with this mean (seconds), worth so many spells. */
    Hazard(double mean, double cv, double weight) {
        for (int b = 0; b < STEPS; b++) {
            double from = 1 - Bell.logNormalCdf(EDGES[b], mean, cv);
            double to = 1 - Bell.logNormalCdf(EDGES[b + 1], mean, cv);
            ends[b] = weight * StrictMath.max(1e-6, from - to);
            exposure[b] = weight * StrictMath.max(1e-6, (from + to) / 2 * (EDGES[b + 1] - EDGES[b]));
        }
        build();
    }

    private static double[] edges() {
        double[] edges = new double[64];
        double at = 0;
        double width = 1;
        for (int i = 0; i < edges.length; i++) {
            edges[i] = at;
            at += width;
            if (at > 6) {
                width *= 1.16;
            }
        }
        return edges;
    }

    /** A spell of so many seconds has ended. */
    void ended(double seconds) {
        for (int b = 0; b < STEPS; b++) {
            ends[b] *= KEEP;
            exposure[b] *= KEEP;
        }
        expose(exposure, seconds);
        ends[step(seconds)] += 1;
    }

    /** Forgets which spells go on; they are told anew before the next build. */
    void noneGoesOn() {
        Arrays.fill(going, 0);
    }

    /** A spell goes on and is so many seconds old. */
    void goesOn(double seconds) {
        expose(going, StrictMath.min(seconds, EDGES[STEPS]));
    }

    private static void expose(double[] to, double seconds) {
        int last = step(seconds);
        for (int b = 0; b < last; b++) {
            to[b] += EDGES[b + 1] - EDGES[b];
        }
        to[last] += seconds - EDGES[last];
    }

    /** Brings hazards and survival up to date; thin steps borrow from their neighbours so that they do not jump. */
    void build() {
        for (int b = 0; b < STEPS; b++) {
            double events = ends[b];
            double time = exposure[b] + going[b];
            if (b > 0) {
                events += FROM_NEIGHBOURS * ends[b - 1];
                time += FROM_NEIGHBOURS * (exposure[b - 1] + going[b - 1]);
            }
            if (b + 1 < STEPS) {
                events += FROM_NEIGHBOURS * ends[b + 1];
                time += FROM_NEIGHBOURS * (exposure[b + 1] + going[b + 1]);
            }
            hazard[b] = events / time;
        }
        accumulate();
    }

    private void accumulate() {
        survival[0] = 1;
        for (int b = 0; b < STEPS; b++) {
            double through = StrictMath.exp(-hazard[b] * (EDGES[b + 1] - EDGES[b]));
            survival[b + 1] = StrictMath.max(1e-12, survival[b] * through);
            throughHalf[b] = StrictMath.exp(-hazard[b] / 2);
        }
    }

    /** The step of the grid in which an age lies. */
    static int step(double seconds) {
        int low = 0;
        int high = STEPS - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (EDGES[middle] <= seconds) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** P(a spell lasts longer than this). */
    double survival(double seconds) {
        int b = step(seconds);
        double at = b == STEPS - 1 ? StrictMath.min(seconds, EDGES[STEPS]) : seconds;
        return survival[b] * StrictMath.exp(-hazard[b] * (at - EDGES[b]));
    }

    /**
     * The rest of a spell that has reached an age: {@code rest[u]} becomes P(it lasts u half seconds more). Within a
     * step of the grid one factor serves for all, so that few exponentials are needed.
     */
    void rest(double age, double[] rest) {
        int b = step(age);
        rest[0] = 1;
        for (int u = 1; u < rest.length; u++) {
            double from = age + (u - 1) * 0.5;
            double to = from + 0.5;
            if (b == STEPS - 1 || to <= EDGES[b + 1]) {
                rest[u] = rest[u - 1] * throughHalf[b];
            } else {
                double ended = 0;
                while (b < STEPS - 1 && EDGES[b + 1] < to) {
                    ended += hazard[b] * (EDGES[b + 1] - from);
                    from = EDGES[b + 1];
                    b++;
                }
                rest[u] = rest[u - 1] * StrictMath.exp(-ended - hazard[b] * (to - from));
            }
        }
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        c.reals(ends);
        c.reals(exposure);
        c.reals(going);
        c.reals(hazard);
        accumulate();
    }
}
