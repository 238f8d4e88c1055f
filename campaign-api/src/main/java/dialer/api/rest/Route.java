package dialer.api.rest;

import dialer.api.security.Scope;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.EnumSet;
import java.util.Set;

/**
 * One line of the table of routes.
 *
 * @param path       as in {@code openapi.yaml}, with {@code {id}} placeholders
 * @param takesAlong whether a file with people, or with what people have done, leaves the house by it
 */
public record Route(HandlerType method, String path, Access access, Handler handler, boolean takesAlong) {

    /** Of what couriers' machines do all day, what it was done to keeps its own history, in the same transaction. */
    private static final Set<Scope> KEEP_HISTORY = EnumSet.of(Scope.JOBS_WRITE, Scope.FEEDBACK, Scope.SLOTS,
            Scope.EVENTS);

    static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler, false);
    }

    /** A file to be taken along: changes nothing, and stands in the audit all the same. */
    static Route file(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler, true);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, handler, false);
    }

    static Route put(String path, Access access, Handler handler) {
        return new Route(HandlerType.PUT, path, access, handler, false);
    }

    static Route patch(String path, Access access, Handler handler) {
        return new Route(HandlerType.PATCH, path, access, handler, false);
    }

    static Route delete(String path, Access access, Handler handler) {
        return new Route(HandlerType.DELETE, path, access, handler, false);
    }

    boolean changesSomething() {
        return !method.equals(HandlerType.GET);
    }

    /** Whether the audit notes who has used it. */
    boolean isAudited() {
        Scope scope = access.scope();
        return takesAlong || (changesSomething() && (scope == null || !KEEP_HISTORY.contains(scope)));
    }
}
