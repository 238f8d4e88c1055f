package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.courier.Routing;
import dialer.api.security.Keys;
import dialer.api.security.Networks;
import dialer.api.security.Scope;
import dialer.api.store.ApiKeyStore.ApiKey;
import dialer.api.store.ApiKeyStore.Bearer;
import dialer.api.store.ApiKeyStore.NewCourierKey;
import dialer.api.store.CampaignStore;
import dialer.api.store.job.CourierStore;
import dialer.api.store.job.CourierStore.Courier;
import dialer.api.store.job.OutcomeWord;
import dialer.api.store.job.RouteStore;
import dialer.api.store.job.RouteStore.RouteRow;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Couriers, their keys, and which campaign calls for whose jobs; for the office. */
final class CourierRoutes {

    private static final String WHAT = "courier";
    private static final String SLOTS = "slots";
    private static final int MOST_ROUTES = 1_000;

    private final CourierStore couriers;
    private final Keys keys;
    private final RouteStore routes;
    private final Routing routing;
    private final CampaignStore campaigns;
    private final WallClock clock;

    CourierRoutes(CourierStore couriers, Keys keys, RouteStore routes, Routing routing, CampaignStore campaigns,
            WallClock clock) {
        this.couriers = couriers;
        this.keys = keys;
        this.routes = routes;
        this.routing = routing;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/couriers", Access.OFFICE, this::list),
                Route.post("/v1/couriers", Access.ADMIN, this::create),
                Route.get("/v1/couriers/{id}", Access.OFFICE, this::read),
                Route.patch("/v1/couriers/{id}", Access.ADMIN, this::change),
                Route.get("/v1/couriers/{id}/keys", Access.ADMIN, this::listKeys),
                Route.post("/v1/couriers/{id}/keys", Access.ADMIN, this::createKey),
                Route.delete("/v1/couriers/{id}/keys/{keyId}", Access.ADMIN, this::endKey),
                Route.get("/v1/job-routes", Access.OFFICE, this::listRoutes),
                Route.put("/v1/job-routes", Access.MANAGER, this::replaceRoutes));
    }

    /** A courier to be, or what changes of one. {@code settings}: blocks that are replaced. */
    record CourierRequest(@Nullable String code, @Nullable String name, @Nullable Boolean active,
            @Nullable ObjectNode settings) {
    }

    /** A courier. */
    record CourierView(int id, String code, String name, boolean active, JsonNode settings, int version,
            Instant createdAt) {
        static CourierView of(Courier courier) {
            return new CourierView(courier.courierId(), courier.code(), courier.name(), courier.active(),
                    shown(courier.settings()), courier.version(), courier.createdAt());
        }

        /** A sealed token is nobody's business. */
        private static JsonNode shown(String settings) {
            JsonNode tree = Json.tree(settings);
            if (tree.path(SLOTS) instanceof ObjectNode slots) {
                slots.remove("sealedToken");
            }
            return tree;
        }
    }

    /** A courier's key to be. */
    record KeyRequest(@Nullable String name, @Nullable List<String> scopes, @Nullable List<String> networks,
            @Nullable Boolean sandbox, @Nullable Instant expiresAt) {
    }

    /** A courier's key; {@code key}: its secret, shown once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(int id, String name, List<String> scopes, List<String> networks, boolean sandbox,
            Instant createdAt, @Nullable Instant lastUsedAt, @Nullable Instant expiresAt, @Nullable String key) {
        static KeyView of(ApiKey key, @Nullable String secret) {
            Bearer bearer = key.bearer();
            if (bearer == null) {
                throw new IllegalStateException("A courier's key has a courier");
            }
            return new KeyView(key.apiKeyId(), key.name(), bearer.scopes(), bearer.networks(), bearer.sandbox(),
                    key.createdAt(), key.lastUsedAt(), key.expiresAt(), secret);
        }

        @Override
        public String toString() {
            return "KeyView[" + id + "]";
        }
    }

    /** A line of the table of routes; what is left out fits everything. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RouteLine(@Nullable Integer courierId, @Nullable String shop, @Nullable String kind,
            @Nullable String region, @Nullable String language, @Nullable Integer campaignId) {
    }

    /** The table of routes. */
    record RoutesRequest(@Nullable List<RouteLine> items) {
    }

    private void list(Context ctx) {
        Json.answer(ctx, 200, Page.all(couriers.all().stream().map(CourierView::of).toList()));
    }

    private void create(Context ctx) {
        CourierRequest body = Json.body(ctx, CourierRequest.class);
        Checks checks = new Checks();
        String code = checks.text("/code", body.code(), 40);
        checks.that(code.isEmpty() || code.matches("[a-z0-9][a-z0-9-]{0,39}"), "/code", "wrong-characters",
                "A code has small letters, digits and - only.");
        String name = checks.text("/name", body.name(), 200);
        checkSettings(checks, body.settings());
        checks.done();
        Courier created = couriers.create(code, name, settings(body)).orElseThrow(
                () -> ProblemException.conflict("code-taken", "This code is taken."));
        Json.answer(ctx.header("ETag", etag(created)), 201, CourierView.of(created));
    }

    private void read(Context ctx) {
        Courier courier = courier(ctx);
        Json.answer(ctx.header("ETag", etag(courier)), 200, CourierView.of(courier));
    }

    private void change(Context ctx) {
        Courier before = courier(ctx);
        int version = IfMatch.version(ctx);
        CourierRequest body = Json.body(ctx, CourierRequest.class);
        Checks checks = new Checks();
        checks.that(body.code() == null || body.code().equals(before.code()), "/code", "fixed",
                "A code stays as it is: contacts and suppressions name it.");
        checks.that(body.name() == null || !body.name().isBlank(), "/name", "missing", "A name is not empty.");
        String name = body.name() == null ? before.name() : checks.optionalText("/name", body.name(), 200);
        checkSettings(checks, body.settings());
        checks.done();
        Courier changed = couriers.change(before.courierId(), version, name,
                body.active() == null ? before.active() : body.active(), settings(body))
                .orElseThrow(() -> ProblemException.changedMeanwhile(before.version()));
        keys.forget();
        Json.answer(ctx.header("ETag", etag(changed)), 200, CourierView.of(changed));
    }

    private static void checkSettings(Checks checks, @Nullable ObjectNode settings) {
        if (settings == null) {
            return;
        }
        checks.that(settings.toString().length() <= 65_536, "/settings", "too-long", "The settings are too large.");
        JsonNode rate = settings.path("requestsPerSecond");
        checks.that(rate.isMissingNode() || (rate.isInt() && rate.intValue() >= 1 && rate.intValue() <= 100_000),
                "/settings/requestsPerSecond", "out-of-range", "This is a number from 1 to 100000.");
        checks.that(!settings.has(SLOTS), "/settings/slots", "fixed",
                "Write these by PUT /v1/couriers/ID/slot-settings.");
        JsonNode attempts = settings.path("attemptEvents");
        checks.that(attempts.isMissingNode() || attempts.isBoolean(), "/settings/attemptEvents", "wrong-kind",
                "This is true or false.");
        JsonNode outcomes = settings.path("dictionary").path("outcomes");
        String pointer = "/settings/dictionary/outcomes";
        checks.that(outcomes.isMissingNode() || outcomes.isObject(), pointer, "wrong-kind",
                "This maps our outcomes to the courier's own words.");
        outcomes.properties().forEach(entry -> {
            checks.that(OutcomeWord.of(entry.getKey()).isPresent(), pointer, "unknown",
                    "There is no outcome of this name.");
            checks.that(entry.getValue().isTextual(), pointer, "wrong-kind", "The words are texts.");
        });
    }

    private static String settings(CourierRequest body) {
        return (body.settings() == null ? JsonNodeFactory.instance.objectNode() : body.settings()).toString();
    }

    private void listKeys(Context ctx) {
        Json.answer(ctx, 200, Page.all(keys.ofCourier(courier(ctx).courierId()).stream()
                .map(key -> KeyView.of(key, null)).toList()));
    }

    private void createKey(Context ctx) {
        Courier courier = courier(ctx);
        KeyRequest body = Json.body(ctx, KeyRequest.class);
        Checks checks = new Checks();
        String name = checks.text("/name", body.name(), 100);
        List<String> scopes = body.scopes() == null
                ? Arrays.stream(Scope.values()).map(Scope::word).toList() : body.scopes();
        checks.that(!scopes.isEmpty() && scopes.stream().allMatch(word -> word != null && Scope.of(word).isPresent()),
                "/scopes", "unknown", "Scopes are " + String.join(", ",
                        Arrays.stream(Scope.values()).map(Scope::word).toList()) + ".");
        List<String> networks = body.networks() == null ? List.of() : body.networks();
        checks.that(networks.size() <= 100 && networks.stream().allMatch(net -> net != null && Networks.isOne(net)),
                "/networks", "wrong-form", "Networks are written as 192.0.2.0/24 or 2001:db8::/32.");
        checks.that(body.expiresAt() == null || body.expiresAt().toEpochMilli() > clock.nowMs(), "/expiresAt",
                "out-of-range", "A key ends in the future.");
        checks.done();
        Keys.NewKey created = keys.create(new NewCourierKey(courier.courierId(), name, scopes, networks,
                body.sandbox() != null && body.sandbox(), body.expiresAt()));
        Json.answer(ctx, 201, KeyView.of(created.key(), created.secret()));
    }

    /** Ends a key now, or at the instant in {@code ?at=}: so long it is valid beside its successor. */
    private void endKey(Context ctx) {
        Courier courier = courier(ctx);
        String keyId = ctx.pathParam("keyId");
        if (!keyId.matches("[1-9]\\d{0,8}")) {
            throw ProblemException.notFound("key");
        }
        String at = ctx.queryParam("at");
        Instant end;
        try {
            end = at == null ? Instant.ofEpochMilli(clock.nowMs()) : java.time.OffsetDateTime.parse(at).toInstant();
        } catch (java.time.DateTimeException e) {
            throw ProblemException.invalid("at", "wrong-form", "This is a time such as 2026-11-27T10:00:00Z.");
        }
        ApiKey ended = keys.expire(courier.courierId(), Integer.parseInt(keyId), end)
                .orElseThrow(() -> ProblemException.notFound("key"));
        Json.answer(ctx, 200, KeyView.of(ended, null));
    }

    private void listRoutes(Context ctx) {
        Json.answer(ctx, 200, Page.all(routes.all().stream().map(CourierRoutes::line).toList()));
    }

    private void replaceRoutes(Context ctx) {
        List<RouteLine> lines = Json.body(ctx, RoutesRequest.class).items();
        Checks checks = new Checks();
        checks.that(lines != null && lines.size() <= MOST_ROUTES, "/items", "out-of-range",
                "\"items\" has at most " + MOST_ROUTES + " lines.").done();
        List<RouteLine> wanted = lines == null ? List.of() : lines;
        for (int i = 0; i < wanted.size(); i++) {
            check(checks, "/items/" + i, wanted.get(i));
        }
        checks.done();
        routes.replace(wanted.stream().map(line -> new RouteRow(line.courierId(), line.shop(), line.kind(),
                line.region(), line.language(), line.campaignId() == null ? 0 : line.campaignId(), "")).toList());
        routing.refresh();
        listRoutes(ctx);
    }

    private void check(Checks checks, String pointer, RouteLine line) {
        Integer campaignId = line.campaignId();
        checks.that(campaignId != null && campaigns.byId(campaignId).isPresent(), pointer + "/campaignId", "unknown",
                "There is no such campaign.");
        checks.that(line.courierId() == null || couriers.byId(line.courierId()).isPresent(), pointer + "/courierId",
                "unknown", "There is no such courier.");
        checks.optionalText(pointer + "/shop", line.shop(), 60);
        checks.optionalText(pointer + "/kind", line.kind(), 40);
        checks.optionalText(pointer + "/region", line.region(), 10);
        checks.optionalText(pointer + "/language", line.language(), 2);
    }

    private static RouteLine line(RouteRow row) {
        return new RouteLine(row.courierId(), row.shop(), row.kind(), row.region(), row.language(), row.campaignId());
    }

    private Courier courier(Context ctx) {
        return couriers.byId(Ids.intInPath(ctx, WHAT)).orElseThrow(() -> ProblemException.notFound(WHAT));
    }

    private static String etag(Courier courier) {
        return "\"" + courier.version() + "\"";
    }
}
