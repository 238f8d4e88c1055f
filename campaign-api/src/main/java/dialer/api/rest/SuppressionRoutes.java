package dialer.api.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import dialer.api.intake.CsvLines.Line;
import dialer.api.intake.Formulas;
import dialer.api.store.CampaignStore;
import dialer.api.store.SuppressionStore;
import dialer.api.store.SuppressionStore.Scope;
import dialer.api.store.SuppressionStore.Suppression;
import dialer.api.store.SuppressionStore.Wanted;
import dialer.core.input.HopperInput;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers nobody may call: everywhere, for one courier, in one campaign. */
final class SuppressionRoutes {

    private static final Set<String> KINDS = Set.of("GLOBAL", "COURIER", "CAMPAIGN");
    private static final int AT_ONCE = 1_000;
    private static final int SHOWN_PROBLEMS = 100;

    private final SuppressionStore suppressions;
    private final CampaignStore campaigns;
    private final Engine engine;
    private final Surroundings surroundings;
    private final long largestBytes;

    SuppressionRoutes(SuppressionStore suppressions, CampaignStore campaigns, Engine engine,
            Surroundings surroundings, long largestBytes) {
        this.suppressions = suppressions;
        this.campaigns = campaigns;
        this.engine = engine;
        this.surroundings = surroundings;
        this.largestBytes = largestBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/suppressions", Access.MANAGER, this::page),
                Route.post("/v1/suppressions", Access.OFFICE, this::add),
                Route.delete("/v1/suppressions/{id}", Access.MANAGER, this::remove),
                Route.post("/v1/suppressions:import", Access.MANAGER, this::load),
                Route.file("/v1/suppressions:export", Access.MANAGER, this::export));
    }

    /** A number not to be called; {@code key} is the courier's name or the campaign's id. */
    record SuppressionRequest(@Nullable String number, @Nullable String reason, @Nullable String scope,
            @Nullable String key, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "SuppressionRequest";
        }
    }

    /** A suppression as it is shown; the number as long as the store knows it, its last digits always. */
    record SuppressionView(long id, @Nullable String number, String lastDigits, String scope, String key,
            String reason, String source, Instant at, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "SuppressionView[" + id + "]";
        }

        static SuppressionView of(Suppression s) {
            return new SuppressionView(s.entryId(), s.e164(), s.lastDigits(), s.scope(), s.scopeKey(), s.reason(),
                    s.source(), s.at(), s.expiresAt());
        }
    }

    /** What became of a file; {@code problems} are lines that hold no number, the first hundred. */
    record Loaded(long added, long rejected, List<Long> problems) {
    }

    private void page(Context ctx) {
        int limit = Page.limit(ctx);
        String scope = ctx.queryParam("scope") == null ? "" : String.valueOf(ctx.queryParam("scope"));
        if (!scope.isEmpty() && !KINDS.contains(scope)) {
            throw ProblemException.invalid("scope", "unknown", "A scope is GLOBAL, COURIER or CAMPAIGN.");
        }
        String number = ctx.queryParam("number");
        if (number != null) {
            Json.answer(ctx, 200, Page.all(suppressions.of(surroundings.e164(number).orElse("")).stream()
                    .map(SuppressionView::of).toList()));
            return;
        }
        List<SuppressionView> page = suppressions.page(scope, Page.cursor(ctx), limit).stream()
                .map(SuppressionView::of).toList();
        Json.answer(ctx, 200, Page.of(page, limit, SuppressionView::id));
    }

    /** First the store, then the core, which keeps it against batches that were claimed before. */
    private void add(Context ctx) {
        SuppressionRequest body = Json.body(ctx, SuppressionRequest.class);
        Checks checks = new Checks();
        String written = checks.text("/number", body.number(), 60);
        String reason = checks.optionalText("/reason", body.reason(), 200);
        String e164 = surroundings.e164(written).orElse("");
        checks.that(written.isEmpty() || !e164.isEmpty(), "/number", "not-a-number", "This is no phone number.");
        Scope scope = scope(checks, body.scope(), body.key());
        checks.done();
        tell(scope, suppressions.add(List.of(new Wanted(e164, scope, reason, Guard.callerOf(ctx).actor(),
                body.expiresAt()))));
        Json.answer(ctx, 201, Map.of("number", e164, "reason", reason, "scope", scope.kind(), "key", scope.key()));
    }

    private Scope scope(Checks checks, @Nullable String kind, @Nullable String key) {
        String scope = kind == null ? "GLOBAL" : kind;
        String named = checks.optionalText("/key", key, 200);
        checks.that(KINDS.contains(scope), "/scope", "unknown", "A scope is GLOBAL, COURIER or CAMPAIGN.");
        checks.that(scope.equals("GLOBAL") == named.isEmpty(), "/key", "missing",
                "\"key\" is the courier's name or the campaign's id, and nothing for GLOBAL.");
        if (scope.equals("CAMPAIGN")) {
            checks.that(named.matches("[1-9]\\d{0,8}") && campaigns.byId(Integer.parseInt(named)).isPresent(), "/key",
                    "unknown", "There is no such campaign.");
        }
        return new Scope(scope, named);
    }

    /** Globally suppressed numbers leave the hoppers one by one; for others the hoppers are filled anew. */
    private void tell(Scope scope, List<Long> numberIds) {
        if (scope.equals(Scope.GLOBAL) && numberIds.size() <= AT_ONCE) {
            numberIds.forEach(id -> engine.tell(new HopperInput.NumberSuppressed(id)));
        } else {
            surroundings.ruleBook().suppressionsChanged();
        }
    }

    private void remove(Context ctx) {
        Suppression removed = suppressions.remove(Ids.inPath(ctx, "suppression"))
                .orElseThrow(() -> ProblemException.notFound("suppression"));
        surroundings.ruleBook().suppressionsChanged();
        Json.answer(ctx, 200, SuppressionView.of(removed));
    }

    /** A file with a number in the first column and, if there are more, a reason and the day on which it ends. */
    private void load(Context ctx) throws IOException {
        Checks checks = new Checks();
        Scope scope = scope(checks, ctx.queryParam("scope"), ctx.queryParam("key"));
        checks.done();
        List<Long> problems = new ArrayList<>();
        List<Wanted> batch = new ArrayList<>();
        long[] counts = new long[2];
        try {
            CsvBody.read(ctx, largestBytes, line -> {
                Wanted wanted = wanted(line, scope, Guard.callerOf(ctx).actor());
                if (wanted == null) {
                    counts[1]++;
                    if (problems.size() < SHOWN_PROBLEMS) {
                        problems.add(line.lineNo());
                    }
                } else {
                    counts[0]++;
                    batch.add(wanted);
                }
                if (batch.size() == AT_ONCE) {
                    suppressions.add(batch);
                    batch.clear();
                }
            });
        } finally {
            suppressions.add(batch);
            surroundings.ruleBook().suppressionsChanged();
        }
        Json.answer(ctx, 200, new Loaded(counts[0], counts[1], problems));
    }

    private @Nullable Wanted wanted(Line line, Scope scope, String source) {
        String e164 = surroundings.e164(line.cell(0)).orElse("");
        String reason = line.cell(1);
        String ends = line.cell(2);
        try {
            Instant expiresAt = ends.isEmpty() ? null : OffsetDateTime.parse(ends).toInstant();
            return e164.isEmpty() || reason.length() > 200 ? null : new Wanted(e164, scope, reason, source, expiresAt);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Every entry with its hash; whoever has the key can join it with numbers of his own. */
    private void export(Context ctx) throws IOException {
        ctx.status(200).contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"suppressions.csv\"");
        try (Writer out = new OutputStreamWriter(ctx.res().getOutputStream(), StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("id", "hash", "last_digits", "scope", "key", "reason", "source", "at", "expires_at");
            suppressions.forEach(s -> csv.writeRecord(Stream.of(String.valueOf(s.entryId()), s.hash(), s.lastDigits(),
                    s.scope(), s.scopeKey(), s.reason(), s.source(), s.at().toString(),
                    s.expiresAt() == null ? "" : s.expiresAt().toString()).map(Formulas::harmless).toList()));
        }
    }
}
