package dialer.api.rest;

import dialer.api.intake.CsvLines.Line;
import dialer.api.store.ConsentStore;
import dialer.api.store.ConsentStore.Attested;
import dialer.api.store.ConsentStore.Consent;
import dialer.api.store.ListStore;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has agreed to be called: number by number, or attested for a whole list. */
final class ConsentRoutes {

    private static final int AT_ONCE = 1_000;
    private static final int SHOWN_PROBLEMS = 100;
    private static final int LONGEST_SOURCE = 500;

    private final ConsentStore consents;
    private final ListStore lists;
    private final Surroundings surroundings;
    private final WallClock clock;
    private final long largestBytes;

    ConsentRoutes(ConsentStore consents, ListStore lists, Surroundings surroundings, WallClock clock,
            long largestBytes) {
        this.consents = consents;
        this.lists = lists;
        this.surroundings = surroundings;
        this.clock = clock;
        this.largestBytes = largestBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/consents", Access.MANAGER, this::add),
                Route.post("/v1/consents:revoke", Access.OFFICE, this::revoke),
                Route.post("/v1/consents:import", Access.MANAGER, this::load),
                Route.get("/v1/lists/{id}/consent", Access.OFFICE, this::attested),
                Route.put("/v1/lists/{id}/consent", Access.MANAGER, this::attest));
    }

    /** One person's word; {@code source}: how it was given and where the proof is; given now when nothing is said. */
    record ConsentRequest(@Nullable String number, @Nullable String courier, @Nullable String source,
            @Nullable Instant givenAt, @Nullable Instant untilAt) {
        @Override
        public String toString() {
            return "ConsentRequest";
        }
    }

    /** Whose consent is taken back. */
    record RevokeRequest(@Nullable String number, @Nullable String courier) {
        @Override
        public String toString() {
            return "RevokeRequest";
        }
    }

    /** An attestation; an empty source takes it back. */
    record AttestRequest(@Nullable String source) {
    }

    /** Who attests for a list, and how the proof is found; all null where nobody does. */
    record AttestedView(@Nullable String source, @Nullable String by, @Nullable Instant at) {
    }

    private void add(Context ctx) {
        ConsentRequest body = Json.body(ctx, ConsentRequest.class);
        Checks checks = new Checks();
        String e164 = number(checks, body.number());
        String courier = checks.optionalText("/courier", body.courier(), 200);
        String source = checks.text("/source", body.source(), LONGEST_SOURCE);
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        Instant given = body.givenAt() == null ? now : body.givenAt();
        checks.that(!given.isAfter(now), "/givenAt", "out-of-range", "Nobody has agreed in the future.");
        checks.done();
        consents.add(List.of(new Consent(e164, courier, source, given, body.untilAt())),
                Guard.callerOf(ctx).actor());
        surroundings.ruleBook().changed();
        ctx.status(204);
    }

    private void revoke(Context ctx) {
        RevokeRequest body = Json.body(ctx, RevokeRequest.class);
        Checks checks = new Checks();
        String e164 = number(checks, body.number());
        String courier = checks.optionalText("/courier", body.courier(), 200);
        checks.done();
        if (!consents.revoke(e164, courier)) {
            throw ProblemException.notFound("consent");
        }
        surroundings.ruleBook().changed();
        ctx.status(204);
    }

    private String number(Checks checks, @Nullable String number) {
        String written = checks.text("/number", number, 60);
        String e164 = surroundings.e164(written).orElse("");
        checks.that(written.isEmpty() || !e164.isEmpty(), "/number", "not-a-number", "This is no phone number.");
        return e164;
    }

    /** A file: number, source, and if they are there the instant of consent, its end, the courier. */
    private void load(Context ctx) throws IOException {
        List<Long> problems = new ArrayList<>();
        List<Consent> batch = new ArrayList<>();
        long[] counts = new long[2];
        String actor = Guard.callerOf(ctx).actor();
        try {
            CsvBody.read(ctx, largestBytes, line -> {
                Consent consent = consent(line);
                if (consent == null) {
                    counts[1]++;
                    if (problems.size() < SHOWN_PROBLEMS) {
                        problems.add(line.lineNo());
                    }
                } else {
                    counts[0]++;
                    batch.add(consent);
                }
                if (batch.size() == AT_ONCE) {
                    consents.add(batch, actor);
                    batch.clear();
                }
            });
        } finally {
            consents.add(batch, actor);
            surroundings.ruleBook().changed();
        }
        Json.answer(ctx, 200, new SuppressionRoutes.Loaded(counts[0], counts[1], problems));
    }

    private @Nullable Consent consent(Line line) {
        String e164 = surroundings.e164(line.cell(0)).orElse("");
        String source = line.cell(1);
        try {
            Instant given = line.cell(2).isEmpty() ? Instant.ofEpochMilli(clock.nowMs())
                    : OffsetDateTime.parse(line.cell(2)).toInstant();
            Instant until = line.cell(3).isEmpty() ? null : OffsetDateTime.parse(line.cell(3)).toInstant();
            boolean fine = !e164.isEmpty() && !source.isEmpty() && source.length() <= LONGEST_SOURCE
                    && given.toEpochMilli() <= clock.nowMs();
            return fine ? new Consent(e164, line.cell(4), source, given, until) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void attested(Context ctx) {
        int listId = list(ctx);
        Json.answer(ctx, 200, consents.attested(listId).map(ConsentRoutes::view)
                .orElse(new AttestedView(null, null, null)));
    }

    private static AttestedView view(Attested attested) {
        return new AttestedView(attested.source(), attested.by(), attested.at());
    }

    private void attest(Context ctx) {
        int listId = list(ctx);
        AttestRequest body = Json.body(ctx, AttestRequest.class);
        Checks checks = new Checks();
        String source = checks.optionalText("/source", body.source(), LONGEST_SOURCE);
        checks.that(body.source() != null, "/source", "missing",
                "\"source\" says how people have agreed and where the proof is; an empty one takes it back.");
        checks.done();
        consents.attest(listId, source, Guard.callerOf(ctx).actor(), Instant.ofEpochMilli(clock.nowMs()));
        surroundings.ruleBook().changed();
        attested(ctx);
    }

    private int list(Context ctx) {
        int listId = Ids.intInPath(ctx, "list");
        if (lists.byId(listId).isEmpty()) {
            throw ProblemException.notFound("list");
        }
        return listId;
    }
}
