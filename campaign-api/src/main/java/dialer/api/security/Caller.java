package dialer.api.security;

/**
 * Who asks: a person with a session or a machine with a key.
 *
 * @param userId             0 for a machine
 * @param actor              as the audit names it: {@code user 3} or {@code key 2}; no personal data
 * @param mustChangePassword whether nothing but a new password is allowed
 */
public record Caller(int userId, String actor, Role role, boolean mustChangePassword) {

    public boolean isPerson() {
        return userId > 0;
    }

    /** Whether one of the roles is this caller's; an administrator may do everything. */
    public boolean isOneOf(java.util.Set<Role> roles) {
        return role == Role.ADMIN || roles.contains(role);
    }
}
