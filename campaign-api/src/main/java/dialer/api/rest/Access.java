package dialer.api.rest;

import dialer.api.security.Role;
import dialer.api.security.Scope;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a route.
 *
 * @param kind  how the door is kept
 * @param roles for {@link Kind#ROLES}: who may come in; an administrator always may
 * @param scope for {@link Kind#COURIER}: what the courier's key must be good for
 */
public record Access(Kind kind, Set<Role> roles, @Nullable Scope scope) {

    /** How the door is kept. */
    public enum Kind {
        /** Everybody. */
        OPEN,
        /** Everybody who is logged in, also before the password has been changed. */
        LOGGED_IN,
        /** Whoever has one of the roles. */
        ROLES,
        /** Couriers' machines whose key has the scope; they see their own courier's data alone. */
        COURIER,
        /** Whoever asks from this machine or with the token for metrics. */
        METRICS
    }

    public static final Access OPEN = new Access(Kind.OPEN, Set.of(), null);
    public static final Access LOGGED_IN = new Access(Kind.LOGGED_IN, Set.of(), null);
    public static final Access METRICS = new Access(Kind.METRICS, Set.of(), null);
    public static final Access ANYONE = of(Role.AGENT, Role.MANAGER, Role.SUPERVISOR);
    public static final Access AGENT = of(Role.AGENT);
    public static final Access MANAGER = of(Role.MANAGER);
    public static final Access SUPERVISOR = of(Role.SUPERVISOR);
    public static final Access OFFICE = of(Role.MANAGER, Role.SUPERVISOR);
    public static final Access ADMIN = of();

    public Access {
        roles = Set.copyOf(roles);
    }

    /** For couriers' keys with the scope. */
    public static Access courier(Scope scope) {
        return new Access(Kind.COURIER, Set.of(Role.COURIER), scope);
    }

    private static Access of(Role... roles) {
        EnumSet<Role> all = EnumSet.of(Role.ADMIN);
        all.addAll(Set.of(roles));
        return new Access(Kind.ROLES, all, null);
    }
}
