package dialer.api.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything a page can send; which fields count depends on the type. See {@code openapi.yaml}. */
record ClientMessage(@Nullable String type, @Nullable String seat, @Nullable Integer poolId,
        @Nullable Integer reasonId, @Nullable Boolean wanted, @Nullable Long attemptId, @Nullable Long contactId,
        @Nullable Integer outcomeId, @Nullable Long formId, @Nullable Instant callbackAt,
        @Nullable Boolean sameAgent, @Nullable Boolean legUp, @Nullable String reason, @Nullable Integer agentId,
        @Nullable Integer destinationId, @Nullable Integer step, @Nullable Long numberId,
        @Nullable Boolean apart, @Nullable Integer seatNumber) {

    long attempt() {
        return attemptId == null ? 0 : attemptId;
    }

    long contact() {
        return contactId == null ? 0 : contactId;
    }

    int pauseReason() {
        return reasonId == null ? 0 : reasonId;
    }
}
