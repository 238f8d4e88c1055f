package dialer.api.store.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a courier wants events sent.
 *
 * @param courier      the courier's code
 * @param name         the courier's own name for it
 * @param types        which events; empty for all
 * @param disabledFor  null while it is active
 * @param failingSince when the failure came after which nothing has succeeded; null while all is well
 * @param secret       sealed
 * @param formerSecret sealed; signs too until {@code formerUntil}
 */
public record Endpoint(int endpointId, int courierId, String courier, String name, String url, Set<String> types,
        @Nullable DisabledFor disabledFor, @Nullable Instant failingSince, String secret,
        @Nullable String formerSecret, @Nullable Instant formerUntil, int version, Instant createdAt) {

    public Endpoint {
        types = Set.copyOf(types);
    }

    /** Why nothing is sent. */
    public enum DisabledFor {
        /** The receiver has said so: 410. */
        GONE,
        /** Nothing has succeeded for five days. */
        FAILING,
        /** A person or the courier has said so. */
        BY_HAND
    }

    /** Whether events are sent to it. */
    public boolean isActive() {
        return disabledFor == null;
    }

    /** How it stands with an endpoint's deliveries. */
    public record Standing(int endpointId, long waiting, long dead, @Nullable Instant oldestDue) {
    }

    /** Kinds of events, as contracts name them. */
    static List<String> sorted(Set<String> types) {
        return types.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "Endpoint[" + endpointId + "]";
    }
}
