package dialer.telephony.simulated;

import java.util.random.RandomGenerator;

/**
 * A log-normal delay: half of all draws lie under the median, and none outside the limits. People's ring and talk times
 * look like this.
 *
 * @param medianMs half the draws are shorter
 * @param sigma width of the logarithm; 0 gives the median always
 */
public record Spread(long medianMs, double sigma, long minMs, long maxMs) {

    public Spread {
        if (minMs < 0 || minMs > medianMs || medianMs > maxMs || !(sigma >= 0)) {
            throw new IllegalArgumentException(
                    "expected 0 <= min <= median <= max: " + minMs + ", " + medianMs + ", " + maxMs
                            + ", sigma " + sigma);
        }
    }

    public static Spread exactly(long ms) {
        return new Spread(ms, 0, ms, ms);
    }

    long draw(RandomGenerator dice) {
        var ms = medianMs * Math.exp(sigma * dice.nextGaussian());
        return Math.clamp((long) ms, minMs, maxMs);
    }
}
