package dialer.api.rest;

import dialer.api.rules.LearnedHours;
import dialer.api.rules.RuleBook;
import dialer.api.store.CallerIdStore;
import dialer.api.store.CallerIdStore.PauseRow;
import dialer.compliance.CallerId;
import dialer.compliance.Hours;
import dialer.compliance.Label;
import dialer.compliance.Operators;
import dialer.engine.WallClock;
import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers of our own: whose they are, their labels, and where they rest. And at which hours people answer. */
final class CallerIdRoutes {

    private static final int LONGEST_PAUSE_MINUTES = 30 * 24 * 60;
    private static final int USUAL_PAUSE_MINUTES = 4 * 60;

    private final CallerIdStore store;
    private final RuleBook book;
    private final WallClock clock;

    CallerIdRoutes(CallerIdStore store, RuleBook book, WallClock clock) {
        this.store = store;
        this.book = book;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/caller-ids", Access.OFFICE, this::list),
                Route.post("/v1/caller-ids", Access.MANAGER, this::add),
                Route.put("/v1/caller-ids/{id}", Access.MANAGER, this::change),
                Route.post("/v1/caller-ids/{id}:pause", Access.OFFICE, this::pause),
                Route.post("/v1/caller-ids/{id}:resume", Access.OFFICE, this::resume),
                Route.get("/v1/learned-hours", Access.OFFICE, this::learned));
    }

    /** A label; {@code from} and {@code to} are the first and the last day at Moscow. */
    record LabelView(@Nullable String brand, @Nullable String category, @Nullable String contract,
            @Nullable LocalDate from, @Nullable LocalDate to) {
        static @Nullable LabelView of(@Nullable Label label) {
            return label == null ? null
                    : new LabelView(label.brand(), label.category(), label.contract(), label.from(), label.to());
        }
    }

    /** Where a number rests, and why. */
    record PauseView(String operator, Instant from, Instant until, int calls, int refused, String by) {
        static PauseView of(PauseRow row) {
            return new PauseView(row.operator(), row.from(), row.until(), row.calls(), row.refused(), row.pausedBy());
        }
    }

    /** A number of our own; {@code labelled}: whether its label holds now. */
    record CallerIdView(int id, String number, String courier, boolean active, boolean labelled,
            @Nullable LabelView label, List<PauseView> pauses) {
    }

    /** A number to be added or changed; what a change leaves out is emptied, but for the number. */
    record CallerIdRequest(@Nullable String number, @Nullable String courier, @Nullable Boolean active,
            @Nullable LabelView label) {
    }

    /** {@code operator}: the beginning of its numbers, such as +7916; everybody's when missing. */
    record PauseRequest(@Nullable String operator, @Nullable Integer minutes) {
    }

    /** Hours at which people of a region answer more than over the whole day; {@code enough}: whether we go by them. */
    record RegionView(String region, String nameRu, String nameEn, long attempts, long answered, boolean enough,
            String best) {
        static RegionView of(LearnedHours.Region region) {
            String code = region.region();
            Optional<Region> known = Regions.byCode(code);
            return new RegionView(code, known.map(Region::nameRu).orElse(code),
                    known.map(Region::nameEn).orElse(code), region.attempts(), region.answered(), region.enough(),
                    Hours.text(region.best()));
        }
    }

    /** What has been learned, and how much is needed before anything goes by it. */
    record LearnedView(int leastAttempts, int leastInAnHour, int leastHours, List<RegionView> regions) {
    }

    private void list(Context ctx) {
        long nowMs = clock.nowMs();
        List<PauseRow> pauses = store.pauses(nowMs);
        Json.answer(ctx, 200, Page.all(store.all(nowMs).all().stream().map(own -> view(own, pauses, nowMs)).toList()));
    }

    private static CallerIdView view(CallerId own, List<PauseRow> pauses, long nowMs) {
        Label label = own.label();
        return new CallerIdView(own.id(), own.e164(), own.courier(), own.active(),
                label != null && label.holds(nowMs), LabelView.of(label),
                pauses.stream().filter(pause -> pause.callerId() == own.id()).map(PauseView::of).toList());
    }

    private void add(Context ctx) {
        CallerIdRequest body = Json.body(ctx, CallerIdRequest.class);
        Checks checks = new Checks();
        String number = checks.text("/number", body.number(), 20);
        checks.that(number.isEmpty() || number.matches("\\+\\d{6,15}"), "/number", "not-e164",
                "A number of ours is written in E.164, such as +74951234567.");
        CallerId own = own(checks, 1, number, body);
        int id = store.add(own, Guard.callerOf(ctx).actor()).orElseThrow(() -> ProblemException.conflict("exists",
                "This number is already registered; change that entry instead."));
        answer(ctx, 201, id);
    }

    private void change(Context ctx) {
        int id = Ids.intInPath(ctx, "caller-id");
        CallerId before = find(id);
        CallerIdRequest body = Json.body(ctx, CallerIdRequest.class);
        Checks checks = new Checks();
        checks.that(body.number() == null || body.number().equals(before.e164()), "/number", "fixed",
                "The number itself does not change; register the other one and take this one out of use.");
        store.change(own(checks, id, before.e164(), body), Guard.callerOf(ctx).actor());
        answer(ctx, 200, id);
    }

    private static CallerId own(Checks checks, int id, String number, CallerIdRequest body) {
        String courier = checks.optionalText("/courier", body.courier(), 200);
        LabelView label = body.label();
        if (label != null) {
            checks.text("/label/brand", label.brand(), 200);
            checks.text("/label/category", label.category(), 200);
            checks.text("/label/contract", label.contract(), 200);
            checks.that(label.from() != null && label.to() != null, "/label/from", "missing",
                    "A label names its first and its last day, such as 2026-09-01.");
        }
        checks.done();
        try {
            return new CallerId(id, number, courier, !Boolean.FALSE.equals(body.active()),
                    label == null ? null : new Label(text(label.brand()), text(label.category()),
                            text(label.contract()), Objects.requireNonNull(label.from()),
                            Objects.requireNonNull(label.to())), List.of());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/label", "out-of-range", e.getMessage() + ".");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private void pause(Context ctx) {
        CallerId own = find(Ids.intInPath(ctx, "caller-id"));
        PauseRequest body = Json.body(ctx, PauseRequest.class);
        String operator = body.operator() == null ? Operators.ANY : body.operator();
        int minutes = body.minutes() == null ? USUAL_PAUSE_MINUTES : body.minutes();
        new Checks().that(operator.equals(Operators.ANY) || (!operator.isBlank() && operator.length() <= 80),
                "/operator", "out-of-range", "An operator is its name in the numbering registry or, where none is"
                        + " imported, the first four digits of its numbers, such as +7916.")
                .that(minutes >= 1 && minutes <= LONGEST_PAUSE_MINUTES, "/minutes", "out-of-range",
                        "A number rests for 1 minute to 30 days.").done();
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        store.pause(new PauseRow(own.id(), operator, now, now.plus(Duration.ofMinutes(minutes)), 0, 0,
                Guard.callerOf(ctx).actor()));
        answer(ctx, 200, own.id());
    }

    private void resume(Context ctx) {
        CallerId own = find(Ids.intInPath(ctx, "caller-id"));
        store.resume(own.id(), clock.nowMs());
        answer(ctx, 200, own.id());
    }

    private CallerId find(int id) {
        return store.all(clock.nowMs()).all().stream().filter(own -> own.id() == id).findFirst()
                .orElseThrow(() -> ProblemException.notFound("caller-id"));
    }

    /** What the store says now also holds at once, for everybody who is judged from here on. */
    private void answer(Context ctx, int status, int id) {
        long nowMs = clock.nowMs();
        book.callerIds(store.all(nowMs));
        Json.answer(ctx, status, view(find(id), store.pauses(nowMs), nowMs));
    }

    private void learned(Context ctx) {
        Json.answer(ctx, 200, new LearnedView(LearnedHours.LEAST_ATTEMPTS, LearnedHours.LEAST_IN_AN_HOUR,
                LearnedHours.LEAST_HOURS, book.learned().regions().stream().map(RegionView::of).toList()));
    }
}
