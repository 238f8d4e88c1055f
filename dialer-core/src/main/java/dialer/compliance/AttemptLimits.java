package dialer.compliance;

import java.util.List;

/**
 * How often one may try; every limit must hold.
 *
 * @param limits   none means that the pack sets no limit
 * @param gapMs    at least so long between two attempts at a number, 0 for none
 */
public record AttemptLimits(List<AttemptLimit> limits, long gapMs) {

    public static final AttemptLimits NONE = new AttemptLimits(List.of(), 0);

    public AttemptLimits {
        limits = List.copyOf(limits);
        if (gapMs < 0) {
            throw new IllegalArgumentException("The gap between attempts is not negative");
        }
    }
}
