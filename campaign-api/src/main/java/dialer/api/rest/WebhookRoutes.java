package dialer.api.rest;

import dialer.api.courier.outbound.ForbiddenTarget;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.rest.WebhookViews.DeliveryView;
import dialer.api.rest.WebhookViews.EndpointRequest;
import dialer.api.rest.WebhookViews.EndpointView;
import dialer.api.rest.WebhookViews.ReplayRequest;
import dialer.api.rest.WebhookViews.RotatedView;
import dialer.api.security.Scope;
import dialer.api.store.job.CourierStore;
import dialer.api.store.job.EventType;
import dialer.api.store.webhook.DeliveryLog;
import dialer.api.store.webhook.DeliveryLog.Delivery;
import dialer.api.store.webhook.DeliveryLog.DeliveryState;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.Endpoint.Standing;
import dialer.api.store.webhook.EndpointStore;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints: for a courier its own, for the office those of the courier in the path. */
final class WebhookRoutes {

    private static final int MOST_IDS = 1_000;
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Set<String> TYPES = Arrays.stream(EventType.values()).map(EventType::word)
            .collect(Collectors.toUnmodifiableSet());

    private final Endpoints endpoints;
    private final EndpointStore store;
    private final DeliveryLog log;
    private final CourierStore couriers;

    WebhookRoutes(Endpoints endpoints, EndpointStore store, DeliveryLog log, CourierStore couriers) {
        this.endpoints = endpoints;
        this.store = store;
        this.log = log;
        this.couriers = couriers;
    }

    List<Route> routes() {
        Access key = Access.courier(Scope.WEBHOOKS);
        List<Route> routes = new ArrayList<>(table("/v1/webhooks", new Doors(key, key, key),
                ctx -> Guard.courierOf(ctx).courierId()));
        routes.addAll(table("/v1/couriers/{id}/webhooks", new Doors(Access.OFFICE, Access.MANAGER, Access.ADMIN),
                this::courierInPath));
        return routes;
    }

    /** Who may look, who may send again, and who may say where to. */
    private record Doors(Access look, Access send, Access change) {
    }

    private List<Route> table(String root, Doors doors, ToIntFunction<Context> courier) {
        String one = root + "/{name}";
        return List.of(
                Route.get(root, doors.look(), ctx -> list(ctx, courier.applyAsInt(ctx))),
                Route.put(one, doors.change(), ctx -> put(ctx, courier.applyAsInt(ctx))),
                Route.get(one, doors.look(), of(courier, this::read)),
                Route.delete(one, doors.change(), ctx -> delete(ctx, courier.applyAsInt(ctx))),
                Route.get(one + "/deliveries", doors.look(), of(courier, this::deliveries)),
                Route.post(one + ":test", doors.send(), of(courier, this::test)),
                Route.post(one + ":rotate", doors.change(), of(courier, this::rotate)),
                Route.post(one + ":enable", doors.send(), of(courier, this::enable)),
                Route.post(one + ":disable", doors.change(), of(courier, this::disable)),
                Route.post(one + ":replay", doors.send(), of(courier, this::replay)));
    }

    /** What is done with the endpoint that the path names. */
    private interface Act {
        void of(Context ctx, Endpoint endpoint);
    }

    private Handler of(ToIntFunction<Context> courier, Act act) {
        return ctx -> act.of(ctx, endpoints.byName(courier.applyAsInt(ctx), ctx.pathParam("name"))
                .orElseThrow(() -> ProblemException.notFound("webhook endpoint")));
    }

    private int courierInPath(Context ctx) {
        int id = Ids.intInPath(ctx, "courier");
        if (couriers.byId(id).isEmpty()) {
            throw ProblemException.notFound("courier");
        }
        return id;
    }

    private void list(Context ctx, int courierId) {
        Map<Integer, Standing> standings = standings();
        Json.answer(ctx, 200, Page.all(endpoints.ofCourier(courierId).stream()
                .map(one -> EndpointView.of(one, standings.get(one.endpointId()), null)).toList()));
    }

    private void read(Context ctx, Endpoint endpoint) {
        Json.answer(ctx, 200, EndpointView.of(endpoint, standings().get(endpoint.endpointId()), null));
    }

    private void put(Context ctx, int courierId) {
        EndpointRequest body = Json.body(ctx, EndpointRequest.class);
        String name = ctx.pathParam("name");
        Checks checks = new Checks();
        checks.that(name.matches("[a-z0-9][a-z0-9-]{0,39}"), "name", "wrong-characters",
                "A name has 1 to 40 small letters, digits and dashes, and begins with no dash.");
        String url = checks.text("/url", body.url(), 2_000);
        List<String> types = body.types() == null ? List.of() : body.types();
        checks.that(TYPES.containsAll(types), "/types", "unknown", "Types are " + TYPES.stream().sorted().toList()
                + ".").done();
        boolean fresh = endpoints.byName(courierId, name).isEmpty();
        if (fresh && endpoints.ofCourier(courierId).size() >= Endpoints.MOST) {
            throw ProblemException.conflict("too-many", "A courier has " + Endpoints.MOST
                    + " endpoints at most. Delete one first.");
        }
        try {
            Endpoints.Put put = endpoints.put(courierId, name, url, Set.copyOf(types));
            Json.answer(ctx, put.secret() == null ? 200 : 201, EndpointView.of(put.endpoint(),
                    standings().get(put.endpoint().endpointId()), put.secret()));
        } catch (ForbiddenTarget e) {
            throw ProblemException.invalid("/url", e.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    String.valueOf(e.getMessage()));
        }
    }

    private void delete(Context ctx, int courierId) {
        if (!endpoints.delete(courierId, ctx.pathParam("name"))) {
            throw ProblemException.notFound("webhook endpoint");
        }
        ctx.status(204);
    }

    private void deliveries(Context ctx, Endpoint endpoint) {
        int limit = Page.limit(ctx);
        List<Delivery> page = log.page(endpoint.endpointId(), state(ctx.queryParam("state")), Page.cursor(ctx), limit);
        Page<Delivery> cut = Page.of(page, limit, Delivery::eventSeq);
        Json.answer(ctx, 200, new Page<>(page.stream().map(DeliveryView::of).toList(), cut.nextCursor()));
    }

    private void test(Context ctx, Endpoint endpoint) {
        Json.answer(ctx, 200, endpoints.ping(endpoint));
    }

    private void rotate(Context ctx, Endpoint endpoint) {
        Json.answer(ctx, 200, RotatedView.of(endpoints.rotate(endpoint)));
    }

    private void enable(Context ctx, Endpoint endpoint) {
        endpoints.enable(endpoint);
        answerNow(ctx, endpoint);
    }

    private void disable(Context ctx, Endpoint endpoint) {
        endpoints.disable(endpoint);
        answerNow(ctx, endpoint);
    }

    private void answerNow(Context ctx, Endpoint endpoint) {
        read(ctx, endpoints.byName(endpoint.courierId(), endpoint.name())
                .orElseThrow(() -> ProblemException.notFound("webhook endpoint")));
    }

    private void replay(Context ctx, Endpoint endpoint) {
        ReplayRequest body = Json.body(ctx, ReplayRequest.class);
        boolean ids = body.eventIds() != null;
        boolean range = body.from() != null || body.until() != null;
        boolean dead = Boolean.TRUE.equals(body.deadLetters());
        Checks checks = new Checks();
        checks.that((ids ? 1 : 0) + (range ? 1 : 0) + (dead ? 1 : 0) == 1, "/", "one-of",
                "Send \"eventIds\", or \"from\" and \"until\", or \"deadLetters\": true.");
        List<UUID> events = ids ? ids(checks, body.eventIds()) : List.of();
        Instant from = range ? time(checks, "/from", body.from()) : Instant.EPOCH;
        Instant until = range ? time(checks, "/until", body.until()) : Instant.EPOCH;
        checks.that(!range || !from.isAfter(until), "/until", "out-of-range", "\"until\" is after \"from\".").done();
        Instant now = endpoints.now();
        int replayed = ids ? log.replay(endpoint.endpointId(), events, now)
                : range ? log.replay(endpoint.endpointId(), from, until, now)
                : log.replayDead(endpoint.endpointId(), now);
        if (replayed < 0) {
            throw ProblemException.invalid("/until", "out-of-range",
                    "That is more than " + DeliveryLog.LARGEST_REPLAY + " events. Take a shorter time.");
        }
        Json.answer(ctx, 202, Map.of("replayed", replayed));
    }

    /** Ids of events, as they come in a body at {@code /eventIds}. */
    static List<UUID> ids(Checks checks, @Nullable List<String> texts) {
        List<String> given = texts == null ? List.of() : texts;
        checks.that(given.size() <= MOST_IDS, "/eventIds", "too-long", MOST_IDS + " events at once at most.");
        boolean wellFormed = given.stream().allMatch(text -> text != null && text.matches(UUID_FORM));
        checks.that(wellFormed, "/eventIds", "wrong-kind", "The id of an event is a UUID.");
        return wellFormed && given.size() <= MOST_IDS ? given.stream().map(UUID::fromString).toList() : List.of();
    }

    static Instant time(Checks checks, String pointer, @Nullable String text) {
        try {
            if (text != null) {
                return java.time.OffsetDateTime.parse(text).toInstant();
            }
        } catch (java.time.format.DateTimeParseException e) {
            // the same answer as for none
        }
        checks.that(false, pointer, "wrong-kind",
                "\"" + pointer.substring(1) + "\" is a time with its offset, such as 2026-11-26T12:00:00+03:00.");
        return Instant.EPOCH;
    }

    private static @Nullable DeliveryState state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (DeliveryState state : DeliveryState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw ProblemException.invalid("state", "unknown", "\"state\" is WAITING, DELIVERED or DEAD.");
    }

    private Map<Integer, Standing> standings() {
        return store.standings(endpoints.now()).stream()
                .collect(Collectors.toMap(Standing::endpointId, Function.identity()));
    }
}
