package dialer.api.store.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose turn has come.
 *
 * @param tries       so far, all failed
 * @param jobId       null for an event of no job
 * @param data        the event's data, JSON; null when it has been destroyed meanwhile
 * @param trace       the traceparent with which the job came; null for none
 * @param callbackUrl where this job's events go in place of the endpoint's URL; null for there
 */
public record Due(long deliveryId, int endpointId, long eventSeq, long lane, int tries, UUID eventId,
        @Nullable Long jobId, String type, Instant at, @Nullable String data, @Nullable String trace,
        @Nullable String callbackUrl) {

    @Override
    public String toString() {
        return "Due[" + deliveryId + "]";
    }
}
