package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.courier.slot.SlotGone;
import dialer.api.courier.slot.SlotSettings;
import dialer.api.courier.slot.SlotSettings.Mode;
import dialer.api.courier.slot.SlotSilence;
import dialer.api.courier.slot.Slots;
import dialer.api.live.SlotDesk;
import dialer.api.live.SlotsMessage;
import dialer.api.live.SlotsMessage.Offered;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.slot.Quota;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Slots: what agents may promise and hold, and how couriers tell us what there is. */
final class SlotRoutes {

    private static final int MOST_QUOTAS = 5_000;
    private static final int MOST_PLACES = 100_000;
    private static final int MOST_ORDERS = 30;

    private final Slots slots;
    private final SlotDesk desk;

    SlotRoutes(Slots slots, SlotDesk desk) {
        this.slots = slots;
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/agent/slots:search", Access.AGENT, this::search),
                Route.post("/v1/agent/slots:hold", Access.AGENT, this::hold),
                Route.post("/v1/agent/slots:release", Access.AGENT, this::release),
                Route.get("/v1/couriers/{id}/slot-settings", Access.OFFICE, this::settings),
                Route.put("/v1/couriers/{id}/slot-settings", Access.MANAGER, this::putSettings),
                Route.put("/v1/couriers/{id}/slots", Access.MANAGER,
                        ctx -> push(ctx, Ids.intInPath(ctx, "courier"), true)),
                Route.put("/v1/slots", Access.courier(Scope.SLOTS), this::pushOwn));
    }

    /** The conversation on the agent's desk. */
    record SearchRequest(@Nullable Long attemptId, @Nullable Long contactId) {
    }

    /** The slot to be kept; without orders for all of the recipient's. */
    record HoldRequest(@Nullable Long attemptId, @Nullable Long contactId, @Nullable List<String> orderKeys,
            @Nullable String slotId) {
    }

    /** The hold to be given back. */
    record ReleaseRequest(@Nullable UUID holdId) {
    }

    /** Hours of a day. */
    record Interval(@Nullable String from, @Nullable String to) {
    }

    /** A quota as it is sent. */
    record QuotaView(@Nullable String zone, @Nullable String date, @Nullable Interval interval,
            @Nullable Integer capacity, @Nullable String cutoffAt) {
    }

    /** All quotas of the days they name. */
    record QuotasRequest(@Nullable List<QuotaView> slots) {
    }

    /** Settings of a courier's slots; what is missing stays as it is. The token is never told again. */
    record SettingsView(@Nullable Mode mode, @Nullable String url, @Nullable String token, @Nullable Boolean hasToken,
            @Nullable Integer days, @Nullable Integer timeBoxMs, @Nullable Integer holdSeconds,
            @Nullable Integer cacheSeconds, @Nullable Integer indexDigits, @Nullable Boolean holds,
            @Nullable Integer cutoffDays, @Nullable String cutoffAt) {

        static SettingsView of(SlotSettings s) {
            return new SettingsView(s.mode(), s.url(), null, !s.sealedToken().isEmpty(), s.days(), s.timeBoxMs(),
                    s.holdSeconds(), s.cacheSeconds(), s.indexDigits(), s.holds(), s.cutoffDays(), s.cutoffAt());
        }
    }

    private void search(Context ctx) {
        SearchRequest body = Json.body(ctx, SearchRequest.class);
        Json.answer(ctx, 200, desk.search(Guard.callerOf(ctx).userId(), or(body.attemptId(), 0L),
                or(body.contactId(), 0L)).orElseThrow(FormRoutes::notOnDesk));
    }

    private void hold(Context ctx) {
        HoldRequest body = Json.body(ctx, HoldRequest.class);
        List<String> orderKeys = or(body.orderKeys(), List.of());
        Checks checks = new Checks();
        String slotId = checks.text("/slotId", body.slotId(), 100);
        checks.that(orderKeys.size() <= MOST_ORDERS, "/orderKeys", "too-many", "At most " + MOST_ORDERS + " orders.");
        checks.done();
        try {
            SlotsMessage.Held held = desk.hold(Guard.callerOf(ctx).userId(), or(body.attemptId(), 0L),
                    or(body.contactId(), 0L), orderKeys, slotId).orElseThrow(FormRoutes::notOnDesk);
            Json.answer(ctx, 201, held);
        } catch (SlotGone e) {
            throw ProblemException.slotGone(e.alternatives().stream().map(Offered::of).toList());
        } catch (SlotSilence e) {
            throw ProblemException.courierSilent();
        }
    }

    private void release(Context ctx) {
        ReleaseRequest body = Json.body(ctx, ReleaseRequest.class);
        if (body.holdId() == null) {
            throw ProblemException.invalid("/holdId", "missing", "\"holdId\" is missing.");
        }
        desk.release(Guard.callerOf(ctx).userId(), body.holdId());
        ctx.status(204);
    }

    private void settings(Context ctx) {
        Json.answer(ctx, 200, SettingsView.of(slots.settings(code(ctx)).orElse(SlotSettings.NONE)));
    }

    private void putSettings(Context ctx) {
        SettingsView body = Json.body(ctx, SettingsView.class);
        String code = code(ctx);
        SlotSettings old = slots.settings(code).orElse(SlotSettings.NONE);
        try {
            SlotSettings changed = new SlotSettings(or(body.mode(), old.mode()), or(body.url(), old.url()),
                    body.token() == null ? old.sealedToken() : slots.seal(body.token(), code),
                    or(body.days(), old.days()), or(body.timeBoxMs(), old.timeBoxMs()),
                    or(body.holdSeconds(), old.holdSeconds()), or(body.cacheSeconds(), old.cacheSeconds()),
                    or(body.indexDigits(), old.indexDigits()), or(body.holds(), old.holds()),
                    or(body.cutoffDays(), old.cutoffDays()), or(body.cutoffAt(), old.cutoffAt()));
            slots.checkUrl(changed);
            slots.change(code, changed);
            Json.answer(ctx, 200, SettingsView.of(changed));
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            throw ProblemException.invalid("/" + sentence.substring(0, Math.max(0, sentence.indexOf(' '))),
                    "out-of-range", sentence + ".");
        }
    }

    /** With a courier's own key; what a sandbox's key sends is checked and goes no further. */
    private void pushOwn(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        push(ctx, key.courierId(), !key.sandbox());
    }

    private void push(Context ctx, int courierId, boolean forReal) {
        if (slots.codeOf(courierId).isEmpty()) {
            throw ProblemException.notFound("courier");
        }
        List<QuotaView> views = or(Json.body(ctx, QuotasRequest.class).slots(), List.of());
        Checks checks = new Checks();
        checks.that(!views.isEmpty(), "/slots", "missing", "Name at least one slot; capacity 0 closes it.");
        checks.that(views.size() <= MOST_QUOTAS, "/slots", "too-many", "At most " + MOST_QUOTAS + " slots at once.");
        checks.done();
        List<Quota> quotas = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < views.size(); i++) {
            quota(checks, "/slots/" + i, views.get(i), seen, quotas);
        }
        checks.done();
        Json.answer(ctx, 200, Map.of("slots", forReal ? slots.push(courierId, quotas) : quotas.size()));
    }

    private static void quota(Checks checks, String at, QuotaView view, Set<String> seen, List<Quota> quotas) {
        String zone = checks.text(at + "/zone", view.zone(), 60);
        Interval hours = view.interval() == null ? new Interval(null, null) : view.interval();
        int capacity = view.capacity() == null ? -1 : view.capacity();
        checks.that(capacity >= 0 && capacity <= MOST_PLACES, at + "/capacity", "out-of-range",
                "\"capacity\" is 0 to " + MOST_PLACES + ".");
        try {
            LocalDate day = LocalDate.parse(String.valueOf(view.date()));
            LocalTime from = LocalTime.parse(String.valueOf(hours.from()));
            LocalTime to = LocalTime.parse(String.valueOf(hours.to()));
            Instant cutoff = view.cutoffAt() == null ? null : OffsetDateTime.parse(view.cutoffAt()).toInstant();
            checks.that(to.isAfter(from), at + "/interval/to", "out-of-range",
                    "An interval ends after it begins, on the same day.");
            checks.that(seen.add(zone + "|" + day + "|" + from + "|" + to), at, "not-unique", "Each slot stands once.");
            quotas.add(new Quota(zone, day, from, to, Math.max(0, capacity), cutoff));
        } catch (DateTimeException e) {
            checks.that(false, at, "wrong-kind", "\"date\" is such as 2026-11-27, \"from\" and \"to\" such as 10:00,"
                    + " \"cutoffAt\" such as 2026-11-26T17:00:00+03:00.");
        }
    }

    private String code(Context ctx) {
        return slots.codeOf(Ids.intInPath(ctx, "courier")).orElseThrow(() -> ProblemException.notFound("courier"));
    }
}
