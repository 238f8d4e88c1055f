package dialer.api.store.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a courier can come.
 *
 * @param slotId   the courier's name for it, or ours where the courier has pushed it
 * @param zone     delivery zone, empty when it is not told
 * @param day      local day at the recipient's
 * @param from     local time
 * @param to       local time, later than {@code from} on the same day
 * @param left     places that are left, null when the courier does not say how many
 * @param cutoffAt from when on it can no longer be promised, null when the courier sets no such moment
 */
public record Slot(String slotId, String zone, LocalDate day, LocalTime from, LocalTime to, @Nullable Integer left,
        @Nullable Instant cutoffAt) {
    public Slot {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a slot ends after it begins, on the same day");
        }
        if (left != null && left < 0) {
            throw new IllegalArgumentException("places left cannot be negative");
        }
    }

    /** The same slot with another moment from which it cannot be promised. */
    public Slot until(@Nullable Instant cutoff) {
        return new Slot(slotId, zone, day, from, to, left, cutoff);
    }

    /** Whether nobody else can have it. */
    public boolean isFull() {
        return left != null && left == 0;
    }
}
