package dialer.api.store.slot;

import java.time.Instant;
import java.util.List;

/**
 * What an agent wants kept, and for whom.
 *
 * @param orderKeys orders of the visit; one empty key stands for a contact without orders
 * @param expiresAt until when the place is kept without a confirmation
 */
public record Claim(int courierId, long attemptId, long contactId, int agentId, List<String> orderKeys,
        Instant expiresAt) {
    public Claim {
        orderKeys = List.copyOf(orderKeys);
        if (orderKeys.isEmpty()) {
            throw new IllegalArgumentException("a visit brings at least one order");
        }
    }
}
