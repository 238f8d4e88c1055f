package dialer.api.security;

import java.util.Set;

/**
 * What a courier's key lets its bearer do.
 *
 * @param keyId             of the key, for its limits
 * @param courierId         whose data it sees; nobody else's
 * @param code              the courier's code, as {@code contacts.courier} holds it
 * @param sandbox           whether its jobs are answered by a simulation and never dialed
 * @param requestsPerSecond how many requests it may send in a second
 */
public record CourierKey(int keyId, int courierId, String code, Set<Scope> scopes, boolean sandbox,
        int requestsPerSecond) {
    public CourierKey {
        scopes = Set.copyOf(scopes);
    }
}
