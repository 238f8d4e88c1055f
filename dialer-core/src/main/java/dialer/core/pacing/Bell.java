package dialer.core.pacing;

/** The normal distribution and its relatives, the same bits on every machine. */
final class Bell {
    private Bell() {
    }

    /**
     * P(Z <= z) for a standard normal Z; absolute error below 2e-7 (Abramowitz and Stegun, Handbook of Mathematical
     * Functions, 7.1.26, on erf).
     */
    static double cdf(double z) {
        if (z < -8) {
            return 0;
        }
        if (z > 8) {
            return 1;
        }
        double x = StrictMath.abs(z) * 0.7071067811865476;
        double t = 1 / (1 + 0.3275911 * x);
        double poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        double erf = 1 - poly * StrictMath.exp(-x * x);
        return z >= 0 ? 0.5 * (1 + erf) : 0.5 * (1 - erf);
    }

    /** P(X <= x) for a log-normal X with this mean and coefficient of variation. */
    static double logNormalCdf(double x, double mean, double cv) {
        if (x <= 0) {
            return 0;
        }
        double variance = StrictMath.log(1 + cv * cv);
        return cdf((StrictMath.log(x / mean) + variance / 2) / StrictMath.sqrt(variance));
    }
}
