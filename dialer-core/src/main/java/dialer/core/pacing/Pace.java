package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * How fast one ends spells, over the pool's pace: ends over those that the pool's hazard would have made expect, both
 * begun with the same weight (a Gamma-Poisson estimate of a proportional hazard, which shrinks towards 1). Above 1 is
 * quicker.
 */
final class Pace {
    private static final double WEIGHT = 25;
    private static final double KEEP = 1 - 1 / 400.0;
    private static final double LEAST = 0.5;
    private static final double MOST = 2;

    private double ends;
    private double expected;

    /**
     * One spell more has ended.
     *
     * @param hazard the cumulative hazard over its length: so many such ends the pool's pace would have brought
     */
    void ended(double hazard) {
        ends = ends * KEEP + 1;
        expected = expected * KEEP + hazard;
    }

    double factor() {
        return StrictMath.max(LEAST, StrictMath.min(MOST, (ends + WEIGHT) / (expected + WEIGHT)));
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        ends = c.real(ends);
        expected = c.real(expected);
    }
}
