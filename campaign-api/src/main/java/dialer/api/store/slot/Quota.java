package dialer.api.store.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries a courier lets us promise in one interval, in all; what we have promised counts against it.
 *
 * @param zone     a delivery zone's own name, a prefix of postal indexes, or {@code *} for everywhere
 * @param cutoffAt from when on it can no longer be promised, null for the courier's usual rule
 */
public record Quota(String zone, LocalDate day, LocalTime from, LocalTime to, int capacity,
        @Nullable Instant cutoffAt) {
}
