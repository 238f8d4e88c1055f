package dialer.api.security;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person with a session or a machine with a key.
 *
 * @param userId             0 for a machine
 * @param actor              as the audit names it: {@code user 3} or {@code key 2}; no personal data
 * @param mustChangePassword whether nothing but a new password is allowed
 * @param courierKey         for a courier's machine: what its key lets it do; null for everybody else
 */
public record Caller(int userId, String actor, Role role, boolean mustChangePassword,
        @Nullable CourierKey courierKey) {

    public Caller {
        if ((role == Role.COURIER) != (courierKey != null)) {
            throw new IllegalArgumentException("A courier comes with a courier's key, and nobody else does");
        }
    }

    public Caller(int userId, String actor, Role role, boolean mustChangePassword) {
        this(userId, actor, role, mustChangePassword, null);
    }

    public boolean isPerson() {
        return userId > 0;
    }

    /** Whether one of the roles is this caller's; an administrator may do everything. */
    public boolean isOneOf(java.util.Set<Role> roles) {
        return role == Role.ADMIN || roles.contains(role);
    }
}
