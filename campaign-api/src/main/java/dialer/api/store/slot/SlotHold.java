package dialer.api.store.slot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place kept for one recipient.
 *
 * @param ownSlot     id of the pushed slot, null where the courier keeps the places himself
 * @param courierHold the courier's name for the hold, null where he has none
 * @param orderKeys   the orders that come with this visit
 * @param expiresAt   until when it is kept without a confirmation
 */
public record SlotHold(UUID holdId, int courierId, @Nullable Long ownSlot, @Nullable String courierHold,
        long attemptId, long contactId, int agentId, List<String> orderKeys, Slot slot, State state,
        Instant expiresAt) {
    public SlotHold {
        orderKeys = List.copyOf(orderKeys);
    }

    /** The life of a hold. */
    public enum State {
        /** The agent talks about it. */
        HELD,
        /** A form names it, the outcome has yet to come. */
        CONFIRMED,
        /** The outcome is recorded with it. */
        KEPT,
        /** Given back: another slot, another outcome, no outcome. */
        RELEASED,
        /** Nobody has confirmed it in time. */
        EXPIRED
    }
}
