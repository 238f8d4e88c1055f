package dialer.api.rest;

import dialer.api.security.Scope;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.EnumSet;
import java.util.Set;

/**
 * One line of the table of routes.
 *
 * @param path as in {@code openapi.yaml}, with {@code {id}} placeholders
 */
public record Route(HandlerType method, String path, Access access, Handler handler) {

    /** Of what couriers' machines do all day, what it was done to keeps its own history, in the same transaction. */
    private static final Set<Scope> KEEP_HISTORY = EnumSet.of(Scope.JOBS_WRITE, Scope.FEEDBACK, Scope.SLOTS,
            Scope.EVENTS);

    static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, handler);
    }

    static Route put(String path, Access access, Handler handler) {
        return new Route(HandlerType.PUT, path, access, handler);
    }

    static Route patch(String path, Access access, Handler handler) {
        return new Route(HandlerType.PATCH, path, access, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return new Route(HandlerType.DELETE, path, access, handler);
    }

    boolean changesSomething() {
        return !method.equals(HandlerType.GET);
    }

    /** Whether the audit notes who has used it. */
    boolean isAudited() {
        Scope scope = access.scope();
        return changesSomething() && (scope == null || !KEEP_HISTORY.contains(scope));
    }
}
