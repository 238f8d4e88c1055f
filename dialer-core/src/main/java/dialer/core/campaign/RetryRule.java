package dialer.core.campaign;

import dialer.core.attempt.Disposition;
import java.util.List;

/**
 * When to try again after one kind of disposition.
 *
 * @param maxInARow   how often this disposition may come before the contact is finished; 0 finishes it at once
 * @param delaysMs    how long to wait after the first, second, … time; the last one repeats
 */
public record RetryRule(Disposition disposition, int maxInARow, List<Long> delaysMs) {
    public RetryRule {
        delaysMs = List.copyOf(delaysMs);
        if (maxInARow < 0 || (maxInARow > 0 && delaysMs.isEmpty())) {
            throw new IllegalArgumentException("a retry rule needs a delay");
        }
        for (long delayMs : delaysMs) {
            if (delayMs < 0) {
                throw new IllegalArgumentException("delays are not negative");
            }
        }
    }
}
