package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.retention.Act;
import dialer.api.retention.ActText;
import dialer.api.retention.LeftoverSearch;
import dialer.api.retention.Leftovers;
import dialer.api.retention.Purge;
import dialer.api.retention.Retention;
import dialer.api.store.ListStore;
import dialer.api.store.retention.DestructionStore.Destruction;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.RetentionRule;
import dialer.api.store.retention.VerificationStore;
import dialer.api.store.retention.VerificationStore.Verification;
import dialer.api.words.Sentences;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of personal data: what is due, purges, erasures on request, acts of destruction, searches for leftovers. */
final class RetentionRoutes {

    private final Surroundings surroundings;
    private final ListStore lists;
    private final VerificationStore verifications;

    RetentionRoutes(Surroundings surroundings, ListStore lists, VerificationStore verifications) {
        this.surroundings = surroundings;
        this.lists = lists;
        this.verifications = verifications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/retention", Access.ADMIN, this::read),
                Route.post("/v1/purges", Access.ADMIN, this::purge),
                Route.post("/v1/leftover-searches", Access.ADMIN, this::search),
                Route.post("/v1/erasures", Access.ADMIN, this::erase),
                Route.get("/v1/erasures/{id}", Access.ADMIN, this::erasure),
                Route.post("/v1/lists/{id}/destroy", Access.MANAGER, this::destroyList),
                Route.get("/v1/destructions", Access.ADMIN, this::page),
                Route.get("/v1/destructions/{id}", Access.ADMIN, this::act),
                Route.get("/v1/destructions/{id}/signature", Access.ADMIN, this::signature),
                Route.get("/v1/destructions/{id}/text", Access.ADMIN, this::text),
                Route.get("/v1/destructions/{id}/events", Access.ADMIN, this::events));
    }

    /** Durations in seconds; {@code due} by rule; the last search, null before the first. */
    record RetentionView(long jobGraceS, long jobCapS, long baseGraceS, long baseCapS, long ledgerS,
            Map<RetentionRule, Long> due, @Nullable SearchView lastSearch) {
    }

    /** What a search has read and found. */
    record SearchView(Instant beganAt, Instant endedAt, long marks, long texts, long files, long bytes,
            List<Leftovers.Place> found) {
        static SearchView of(Leftovers l) {
            return new SearchView(l.beganAt(), l.endedAt(), l.marks(), l.texts(), l.files(), l.bytes(), l.found());
        }

        static SearchView of(Verification v) {
            return new SearchView(v.beganAt(), v.endedAt(), v.marks(), v.texts(), v.files(), v.bytes(),
                    LeftoverSearch.places(v.leftovers()));
        }
    }

    /** Whether only to say what would go. */
    record PurgeRequest(@Nullable Boolean dryRun) {
    }

    /** What a purge would take, or has taken; {@code destructions} are the acts. */
    record PurgeView(boolean dryRun, Map<RetentionRule, Long> due, List<Integer> destructions) {
    }

    /** Whose data is to go: everybody's who has the number, or an order's; {@code courier} is its code. */
    record ErasureRequest(@Nullable String number, @Nullable String orderId, @Nullable String courier) {
        @Override
        public String toString() {
            return "ErasureRequest";
        }
    }

    /** An erasure; {@code left} people and orders are still being dialed and go as soon as they are let go. */
    record ErasureView(int id, String by, Instant at, int contacts, int jobs, long left, boolean done,
            @Nullable Integer destructionId) {
    }

    /** A destruction in the list. */
    record DestructionView(int id, RetentionRule rule, String askedBy, Instant beganAt, @Nullable Instant endedAt,
            @JsonRawValue String counts) {
        static DestructionView of(Destruction d) {
            return new DestructionView(d.destructionId(), d.rule(), d.askedBy(), d.beganAt(), d.endedAt(), d.counts());
        }
    }

    /** The detached signature of an act. */
    record SignatureView(String algorithm, String signature, String publicKey) {
    }

    private void read(Context ctx) {
        Retention retention = surroundings.retention();
        var s = retention.settings();
        Json.answer(ctx, 200, new RetentionView(s.jobGrace().toSeconds(), s.jobCap().toSeconds(),
                s.baseGrace().toSeconds(), s.baseCap().toSeconds(), s.ledger().toSeconds(), retention.preview(),
                verifications.last().map(SearchView::of).orElse(null)));
    }

    private void purge(Context ctx) {
        Retention retention = surroundings.retention();
        if (Boolean.TRUE.equals(Json.body(ctx, PurgeRequest.class).dryRun())) {
            Json.answer(ctx, 200, new PurgeView(true, retention.preview(), List.of()));
            return;
        }
        Purge.Done done = retention.purge(Guard.callerOf(ctx).actor()).orElseThrow(RetentionRoutes::busy);
        Json.answer(ctx, 200, new PurgeView(false, retention.preview(),
                done.acts().stream().map(Act::number).toList()));
    }

    private void search(Context ctx) {
        Json.answer(ctx, 200, SearchView.of(surroundings.retention().search().orElseThrow(RetentionRoutes::busy)));
    }

    private static ProblemException busy() {
        return ProblemException.conflict("purging", "Somebody else is destroying or searching at this moment."
                + " Try again when that has ended.");
    }

    private void erase(Context ctx) {
        ErasureRequest body = Json.body(ctx, ErasureRequest.class);
        Checks checks = new Checks();
        String number = checks.optionalText("/number", body.number(), 60);
        String orderId = checks.optionalText("/orderId", body.orderId(), 200);
        String courier = checks.optionalText("/courier", body.courier(), 40);
        String e164 = number.isEmpty() ? "" : surroundings.e164(number).orElse("");
        checks.that(number.isEmpty() != orderId.isEmpty(), "/number", "missing",
                "Name either \"number\" or \"orderId\".")
                .that(number.isEmpty() || !e164.isEmpty(), "/number", "not-a-number", "This is no phone number.")
                .done();
        Retention retention = surroundings.retention();
        String actor = Guard.callerOf(ctx).actor();
        answer(ctx, retention.erase(() -> orderId.isEmpty()
                ? retention.destructions().erase(actor, retention.now(), e164, document -> names(document, e164))
                : retention.destructions().eraseOrder(actor, retention.now(), orderId, courier)));
    }

    /** Whether an order that was sent names the number, in whatever writing. */
    private boolean names(String document, String e164) {
        for (JsonNode phone : Json.tree(document).path("phones")) {
            String written = phone.path("raw").asText(phone.path("e164").asText());
            if (surroundings.e164(written).filter(e164::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void destroyList(Context ctx) {
        int listId = Ids.intInPath(ctx, "list");
        ListStore.ContactList list = lists.byId(listId).orElseThrow(() -> ProblemException.notFound("list"));
        if (list.state().equals("LOADING")) {
            throw ProblemException.conflict("loading", "The base is being loaded. Wait for its end, or stop it.");
        }
        Retention retention = surroundings.retention();
        String actor = Guard.callerOf(ctx).actor();
        answer(ctx, retention.erase(() -> retention.destructions().eraseList(actor, retention.now(), listId)));
    }

    private void erasure(Context ctx) {
        Retention retention = surroundings.retention();
        Json.answer(ctx, 200, view(retention.destructions().erasure(Ids.intInPath(ctx, "erasure"))
                .orElseThrow(() -> ProblemException.notFound("erasure"))));
    }

    private void answer(Context ctx, Erasure erasure) {
        ctx.header("Location", "/v1/erasures/" + erasure.erasureId());
        Json.answer(ctx, erasure.doneAt() == null ? 202 : 201, view(erasure));
    }

    private ErasureView view(Erasure e) {
        return new ErasureView(e.erasureId(), e.byWhat(), e.at(), e.contactIds().size(), e.jobIds().size(),
                surroundings.retention().left(e), e.doneAt() != null, e.destructionId());
    }

    private void page(Context ctx) {
        int limit = Page.limit(ctx);
        List<DestructionView> page = surroundings.retention().destructions().page(Page.cursor(ctx), limit).stream()
                .map(DestructionView::of).toList();
        Json.answer(ctx, 200, Page.of(page, limit, DestructionView::id));
    }

    /** The very bytes that are signed. */
    private void act(Context ctx) {
        Destruction d = ended(ctx);
        ctx.contentType("application/json").result(String.valueOf(d.act()));
    }

    private void signature(Context ctx) {
        Destruction d = ended(ctx);
        Json.answer(ctx, 200, new SignatureView("Ed25519", String.valueOf(d.signature()),
                surroundings.retention().publicKey()));
    }

    private void text(Context ctx) {
        Destruction d = ended(ctx);
        Sentences words = "en".equals(ctx.queryParam("language")) ? Sentences.EN : Sentences.RU;
        ctx.contentType("text/plain; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"act-" + d.destructionId() + ".txt\"");
        ctx.result(ActText.of(Act.read(String.valueOf(d.act())), String.valueOf(d.signature()),
                surroundings.retention().publicKey(), words));
    }

    /** One JSON object a line, as the law's export of the event log: whose, when; the rest stands in the act. */
    private void events(Context ctx) throws IOException {
        Destruction d = ended(ctx);
        Act act = Act.read(String.valueOf(d.act()));
        ctx.contentType("application/x-ndjson");
        ctx.header("Content-Disposition", "attachment; filename=\"destruction-" + d.destructionId() + ".ndjson\"");
        try (Writer out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8)) {
            surroundings.retention().destructions().subjects(d.destructionId(), act.endedAt(), subject -> {
                try {
                    out.write(Json.text(subject));
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private Destruction ended(Context ctx) {
        return surroundings.retention().destructions().byId(Ids.intInPath(ctx, "destruction"))
                .filter(d -> d.act() != null).orElseThrow(() -> ProblemException.notFound("destruction"));
    }
}
