package dialer.api.rest;

import dialer.api.security.Caller;
import dialer.api.security.CourierKey;
import dialer.api.security.Keys;
import dialer.api.security.RequestLimits;
import dialer.api.security.Role;
import dialer.api.security.Scope;
import dialer.api.security.Sessions;
import dialer.api.security.Tokens;
import dialer.api.store.AuditStore;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door: finds out who asks, and lets through who may. */
final class Guard {

    static final String COOKIE = "session";
    static final String CALLER = "caller";
    private static final String PARTICULARS = "particulars";

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1",
            "[0:0:0:0:0:0:0:1]");

    private final Sessions sessions;
    private final Keys keys;
    private final RequestLimits limits;
    private final AuditStore audit;
    private final String metricsToken;

    /** @param metricsToken empty: metrics are for this machine only */
    Guard(Sessions sessions, Keys keys, RequestLimits limits, AuditStore audit, String metricsToken) {
        this.sessions = sessions;
        this.keys = keys;
        this.limits = limits;
        this.audit = audit;
        this.metricsToken = metricsToken;
    }

    /** @throws ProblemException 401, 403 or 429 */
    void admit(Context ctx, Route route) {
        switch (route.access().kind()) {
            case OPEN -> { }
            case METRICS -> admitMetrics(ctx);
            case LOGGED_IN -> person(admitted(ctx, route));
            case COURIER -> admitCourier(ctx, route);
            case ROLES -> {
                Caller caller = admitted(ctx, route);
                if (caller.mustChangePassword()) {
                    throw ProblemException.forbidden("change-password",
                            "Choose a password of your own first: POST /v1/me/password.");
                }
                if (!caller.isOneOf(route.access().roles())) {
                    throw ProblemException.forbidden("role", "Your role does not allow this.");
                }
            }
        }
    }

    /** Lets a WebSocket through: a session's cookie from a page of ours, or a key. */
    void admitSocket(Context ctx) {
        Caller caller = person(caller(ctx));
        if (bearer(ctx).isEmpty() && !isOurPage(ctx)) {
            throw ProblemException.forbidden("origin", "The page is not one of ours.");
        }
        if (caller.mustChangePassword()) {
            throw ProblemException.forbidden("change-password", "Choose a password of your own first.");
        }
        ctx.attribute(CALLER, caller);
        String token = ctx.cookie(COOKIE);
        Optional<String> key = bearer(ctx);
        String address = ctx.req().getRemoteAddr();
        BooleanSupplier stillGood = () -> key.isPresent() ? keys.caller(key.get(), address).isPresent()
                : token != null && sessions.caller(token).filter(caller::equals).isPresent();
        ctx.attribute("stillGood", stillGood);
    }

    /** What the audit is to say beside the path: numbers and words of ours, nothing of a recipient's. */
    static void particulars(Context ctx, Map<String, ?> particulars) {
        ctx.attribute(PARTICULARS, particulars);
    }

    /** Notes who has changed what, or has taken it along; ids and paths, and what the route has added. */
    void note(Context ctx, Route route) {
        Caller caller = ctx.attribute(CALLER);
        if (caller != null && route.isAudited() && ctx.statusCode() < 400) {
            try {
                Map<String, ?> particulars = ctx.attribute(PARTICULARS);
                audit.note(caller.actor(), route.method().name() + " " + route.path(), ctx.path(),
                        particulars == null ? Map.of() : particulars);
            } catch (RuntimeException e) {
                LOG.warn("A change could not be noted in the audit: {}", e.getClass().getSimpleName());
            }
        }
    }

    static Caller callerOf(Context ctx) {
        Caller caller = ctx.attribute(CALLER);
        if (caller == null) {
            throw ProblemException.logInFirst("Log in, or send an API key.");
        }
        return caller;
    }

    /** What the courier's key behind the request lets it do. */
    static CourierKey courierOf(Context ctx) {
        CourierKey key = callerOf(ctx).courierKey();
        if (key == null) {
            throw ProblemException.forbidden("courier-key", "This route is for couriers' keys.");
        }
        return key;
    }

    private void admitCourier(Context ctx, Route route) {
        admitted(ctx, route);
        CourierKey key = courierOf(ctx);
        RequestLimits.Standing standing = limits.take(key.keyId(), key.requestsPerSecond());
        ctx.header("RateLimit-Policy", "\"key\";q=" + standing.quota() + ";w=" + standing.windowS());
        ctx.header("RateLimit", "\"key\";r=" + standing.left() + ";t=" + standing.windowS());
        if (!standing.mayPass()) {
            throw ProblemException.slowDown(standing.waitMs());
        }
        Scope scope = route.access().scope();
        if (scope != null && !key.scopes().contains(scope)) {
            throw ProblemException.forbidden("scope", "The key lacks the scope " + scope.word() + ".");
        }
    }

    /** Couriers' machines have routes of their own and nothing else. */
    private static Caller person(Caller caller) {
        if (caller.role() == Role.COURIER) {
            throw ProblemException.forbidden("role", "A courier's key does not allow this.");
        }
        return caller;
    }

    private Caller admitted(Context ctx, Route route) {
        Caller caller = caller(ctx);
        if (route.changesSomething() && bearer(ctx).isEmpty() && ctx.header("X-CSRF") == null) {
            throw ProblemException.forbidden("csrf", "With a session's cookie, send the header X-CSRF: 1.");
        }
        ctx.attribute(CALLER, caller);
        return caller;
    }

    private Caller caller(Context ctx) {
        Optional<String> key = bearer(ctx);
        if (key.isPresent()) {
            return keys.caller(key.get(), ctx.req().getRemoteAddr()).orElseThrow(() -> ProblemException.logInFirst(
                    "This API key opens nothing: it is not known, has expired or may not be used from this address."));
        }
        String token = ctx.cookie(COOKIE);
        if (token == null) {
            throw ProblemException.logInFirst("Log in, or send an API key.");
        }
        return sessions.caller(token).orElseThrow(() -> ProblemException.logInFirst("The session is over."));
    }

    private void admitMetrics(Context ctx) {
        if (metricsToken.isEmpty()) {
            if (!LOOPBACK.contains(ctx.req().getRemoteAddr())) {
                throw ProblemException.forbidden("metrics",
                        "Metrics are for this machine only; set http.metricsToken.");
            }
        } else if (bearer(ctx).filter(token -> Tokens.same(token, metricsToken)).isEmpty()) {
            throw ProblemException.logInFirst("Send the token for metrics.");
        }
    }

    private static Optional<String> bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.startsWith("Bearer ")
                ? Optional.of(header.substring("Bearer ".length()).strip()) : Optional.empty();
    }

    private static boolean isOurPage(Context ctx) {
        String origin = ctx.header("Origin");
        String host = ctx.header("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return host.equalsIgnoreCase(authority);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
