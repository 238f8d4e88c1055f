package dialer.api.rest;

import dialer.api.intake.MistakeFile;
import dialer.api.intake.Reasons;
import dialer.api.intake.UploadView;
import dialer.api.intake.Uploads;
import dialer.api.store.CampaignStore;
import dialer.api.store.ListStore;
import dialer.api.store.ListStore.ContactList;
import dialer.api.store.ListStore.RowVerdict;
import dialer.api.store.ListStore.VerdictClass;
import dialer.api.store.RowTotals;
import dialer.api.words.Sentences;
import dialer.core.input.HopperInput;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bases: judged row by row, mistakes given back, warnings accepted, taken back. */
final class ListRoutes {

    private static final Set<String> VERDICTS = Set.of("", "ok", "fixed", "warning", "rejected", "duplicate");

    private final CampaignStore campaigns;
    private final ListStore lists;
    private final Engine engine;
    private final Uploads uploads;
    private final long largestBytes;

    ListRoutes(CampaignStore campaigns, ListStore lists, Engine engine, Uploads uploads, long largestBytes) {
        this.campaigns = campaigns;
        this.lists = lists;
        this.engine = engine;
        this.uploads = uploads;
        this.largestBytes = largestBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/campaigns/{id}/lists", Access.MANAGER, this::upload),
                Route.get("/v1/campaigns/{id}/lists", Access.OFFICE, this::ofCampaign),
                Route.get("/v1/lists/{id}", Access.OFFICE, this::read),
                Route.get("/v1/lists/{id}/rows", Access.MANAGER, this::rows),
                Route.get("/v1/lists/{id}/classes", Access.OFFICE, this::classes),
                Route.file("/v1/lists/{id}/mistakes.csv", Access.MANAGER, ctx -> mistakes(ctx, MistakeFile.Kind.CSV)),
                Route.file("/v1/lists/{id}/mistakes.xlsx", Access.MANAGER, ctx -> mistakes(ctx, MistakeFile.Kind.XLSX)),
                Route.post("/v1/lists/{id}/warnings:accept", Access.MANAGER, this::accept),
                Route.delete("/v1/lists/{id}", Access.MANAGER, this::withdraw));
    }

    /** A base. */
    record ListView(int id, int campaignId, String name, String state, String charset, RowTotals totals,
            Instant createdAt) {
        static ListView of(ContactList list) {
            return new ListView(list.listId(), list.campaignId(), list.name(), list.state(), list.charset(),
                    new RowTotals(list.totalRows(), list.ok(), list.fixed(), list.warning(), list.rejected(),
                            list.duplicate(), list.merged()), list.createdAt());
        }
    }

    /** A row's verdict with its reason in words, what to do about it, and for a bad one the row as it was. */
    record RowView(long row, String verdict, String code, String reasonRu, String reasonEn, String suggestionRu,
            String suggestionEn, int column, boolean accepted, List<String> cells) {
        static RowView of(RowVerdict row) {
            return new RowView(row.rowNo(), row.verdict(), row.code(), Reasons.reason(row.code(), Sentences.RU),
                    Reasons.reason(row.code(), Sentences.EN), Reasons.suggestion(row.code(), Sentences.RU),
                    Reasons.suggestion(row.code(), Sentences.EN), row.columnNo(), row.accepted(), row.texts());
        }

        @Override
        public String toString() {
            return "RowView[" + row + ", " + verdict + "]";
        }
    }

    /** Rows of one verdict for one reason. */
    record ClassView(String verdict, String code, String reasonRu, String reasonEn, String suggestionRu,
            String suggestionEn, boolean accepted, long rows) {
        static ClassView of(VerdictClass c) {
            return new ClassView(c.verdict(), c.code(), Reasons.reason(c.code(), Sentences.RU),
                    Reasons.reason(c.code(), Sentences.EN), Reasons.suggestion(c.code(), Sentences.RU),
                    Reasons.suggestion(c.code(), Sentences.EN), c.accepted(), c.rows());
        }
    }

    /** Which class of warnings is accepted. */
    record Acceptance(@Nullable String code) {
    }

    private void upload(Context ctx) throws IOException {
        int campaignId = UploadRoutes.openCampaign(ctx, campaigns);
        UploadView upload = UploadRoutes.received(ctx, campaignId, largestBytes, uploads::storeAtOnce);
        if (upload.trouble() != null || upload.listId() == null) {
            throw UploadRoutes.unreadable(upload);
        }
        ctx.header("Location", "/v1/lists/" + upload.listId());
        Json.answer(ctx, 201, ListView.of(lists.byId(upload.listId()).orElseThrow()));
    }

    private void ofCampaign(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        Json.answer(ctx, 200, Page.all(lists.ofCampaign(campaignId).stream().map(ListView::of).toList()));
    }

    private void read(Context ctx) {
        Json.answer(ctx, 200, ListView.of(list(ctx)));
    }

    private void rows(Context ctx) {
        ContactList list = list(ctx);
        String verdict = ctx.queryParam("verdict") == null ? "" : String.valueOf(ctx.queryParam("verdict"));
        if (!VERDICTS.contains(verdict)) {
            throw ProblemException.invalid("verdict", "unknown",
                    "A verdict is ok, fixed, warning, rejected or duplicate.");
        }
        int limit = Page.limit(ctx);
        List<RowView> rows = lists.rows(list.listId(), verdict, Page.cursor(ctx), limit).stream()
                .map(RowView::of).toList();
        Json.answer(ctx, 200, Page.of(rows, limit, RowView::row));
    }

    private void classes(Context ctx) {
        Json.answer(ctx, 200, Page.all(lists.classes(list(ctx).listId()).stream().map(ClassView::of).toList()));
    }

    private void mistakes(Context ctx, MistakeFile.Kind kind) throws IOException {
        ContactList list = list(ctx);
        Sentences words = "ru".equals(ctx.queryParam("language")) ? Sentences.RU : Sentences.EN;
        ctx.contentType(kind.contentType());
        ctx.header("Content-Disposition", "attachment; filename=\"mistakes-" + list.listId() + kind.ending() + "\"");
        new MistakeFile(lists, list.listId(), words).write(kind, ctx.outputStream());
    }

    private void accept(Context ctx) {
        ContactList list = list(ctx);
        Checks checks = new Checks();
        String code = checks.text("/code", Json.body(ctx, Acceptance.class).code(), 60);
        boolean known = lists.classes(list.listId()).stream()
                .anyMatch(c -> c.verdict().equals("warning") && c.code().equals(code));
        checks.that(code.isEmpty() || known, "/code", "unknown", "No row of this base has a warning with this code.")
                .that(list.state().equals("READY"), "/code", "not-ready", "The base is " + list.state() + ".").done();
        int people = lists.accept(list.listId(), code);
        uploads.storedInto(list.campaignId());
        Json.answer(ctx, 200, Map.of("code", code, "contacts", people));
    }

    private void withdraw(Context ctx) {
        for (long contactId : lists.withdraw(list(ctx).listId())) {
            engine.tell(new HopperInput.ContactWithdrawn(contactId));
        }
        ctx.status(204);
    }

    private ContactList list(Context ctx) {
        return lists.byId(Ids.intInPath(ctx, "list")).orElseThrow(() -> ProblemException.notFound("list"));
    }
}
