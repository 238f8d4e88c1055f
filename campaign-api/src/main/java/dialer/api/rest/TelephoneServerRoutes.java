package dialer.api.rest;

import dialer.api.security.ServerCertificate;
import dialer.api.security.ServerCertificate.Seen;
import dialer.api.security.ServerCertificate.Verdict;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between a page and the server at which it would be a telephone; browsers do not tell pages. */
final class TelephoneServerRoutes {

    private final List<String> servers;
    private final WallClock clock;

    /** @param servers origins such as {@code wss://pbx.example.net:8089}; no others are looked at */
    TelephoneServerRoutes(List<String> servers, WallClock clock) {
        this.servers = List.copyOf(servers);
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/telephone-server", Access.ANYONE, this::look));
    }

    /** A certificate as it was shown to this machine; dates are missing where none was shown. */
    record ServerView(String host, Verdict verdict, @Nullable Instant from, @Nullable Instant until,
            List<String> names, String issuer) {
    }

    private void look(Context ctx) {
        String address = ctx.queryParam("address");
        String known = servers.stream().filter(one -> address != null && (address.equals(one)
                || address.startsWith(one + "/"))).findFirst().orElseThrow(() -> ProblemException.invalid("/address",
                        "unknown", "This is no server at which pages register: the seat that was given names it."));
        URI server = URI.create(known);
        Seen seen = ServerCertificate.look(server, Instant.ofEpochMilli(clock.nowMs()));
        Json.answer(ctx, 200, new ServerView(server.getHost(), seen.verdict(), seen.from(), seen.until(), seen.names(),
                seen.issuer()));
    }
}
