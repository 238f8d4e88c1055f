package dialer.api.rest;

import dialer.api.store.CampaignStore;
import dialer.api.store.ListStore;
import dialer.api.store.ListStore.ContactList;
import dialer.api.store.ListStore.RowVerdict;
import dialer.core.campaign.CampaignState;
import dialer.core.input.HopperInput;
import dialer.numbering.NumberCode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bases: streamed in, judged row by row, taken back. */
final class ListRoutes {

    private static final Set<String> VERDICTS = Set.of("", "ok", "fixed", "warning", "rejected", "duplicate");

    private final CampaignStore campaigns;
    private final ListStore lists;
    private final Engine engine;
    private final Surroundings surroundings;
    private final long largestBytes;

    ListRoutes(CampaignStore campaigns, ListStore lists, Engine engine, Surroundings surroundings,
            long largestBytes) {
        this.campaigns = campaigns;
        this.lists = lists;
        this.engine = engine;
        this.surroundings = surroundings;
        this.largestBytes = largestBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/campaigns/{id}/lists", Access.MANAGER, this::upload),
                Route.get("/v1/campaigns/{id}/lists", Access.OFFICE, this::ofCampaign),
                Route.get("/v1/lists/{id}", Access.OFFICE, this::read),
                Route.get("/v1/lists/{id}/rows", Access.MANAGER, this::rows),
                Route.delete("/v1/lists/{id}", Access.MANAGER, this::withdraw));
    }

    /** How many rows got which verdict. */
    record Totals(long rows, long ok, long fixed, long warning, long rejected, long duplicate) {
    }

    /** A base. */
    record ListView(int id, int campaignId, String name, String state, String charset, Totals totals,
            Instant createdAt) {
        static ListView of(ContactList list) {
            return new ListView(list.listId(), list.campaignId(), list.name(), list.state(), list.charset(),
                    new Totals(list.totalRows(), list.ok(), list.fixed(), list.warning(), list.rejected(),
                            list.duplicate()), list.createdAt());
        }
    }

    /** A row's verdict with its reason in words. */
    record RowView(long row, String verdict, String code, String reasonRu, String reasonEn) {
        static RowView of(RowVerdict row) {
            return Arrays.stream(NumberCode.values()).filter(code -> code.name().equals(row.code()))
                    .findFirst().map(code -> new RowView(row.rowNo(), row.verdict(), row.code(), code.wordsRu(),
                            code.wordsEn()))
                    .orElseGet(() -> new RowView(row.rowNo(), row.verdict(), row.code(), row.code(), row.code()));
        }
    }

    private void upload(Context ctx) throws IOException {
        int campaignId = Ids.intInPath(ctx, "campaign");
        CampaignState state = campaigns.byId(campaignId)
                .orElseThrow(() -> ProblemException.notFound("campaign")).state();
        if (state == CampaignState.FINISHED) {
            throw ProblemException.conflict("finished", "The campaign is FINISHED; it takes no more bases.");
        }
        if (ctx.req().getContentLengthLong() > largestBytes) {
            throw tooLarge();
        }
        if (ctx.isMultipartFormData()) {
            UploadedFile file = ctx.uploadedFiles().stream().findFirst().orElseThrow(
                    () -> ProblemException.badRequest("no-file", "The form holds no file."));
            try (InputStream content = file.content()) {
                load(ctx, campaignId, file.filename(), content);
            }
        } else {
            checkType(ctx);
            load(ctx, campaignId, "base.csv", ctx.req().getInputStream());
        }
    }

    private void load(Context ctx, int campaignId, String fileName, InputStream content) throws IOException {
        String asked = ctx.queryParam("name");
        Checks checks = new Checks();
        String name = checks.text("name", asked == null ? fileName : asked, 200);
        checks.done();
        ContactList list = surroundings.load(campaignId, name,
                new BoundedStream(content, largestBytes, ListRoutes::tooLarge));
        ctx.header("Location", "/v1/lists/" + list.listId());
        Json.answer(ctx, 201, ListView.of(list));
    }

    private static void checkType(Context ctx) {
        String type = ctx.contentType() == null ? "" : String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/") && !type.startsWith("application/octet-stream")
                && !type.startsWith("application/csv")) {
            throw ProblemException.unsupported("Send the base as text/csv or as multipart/form-data.");
        }
    }

    private static ProblemException tooLarge() {
        return ProblemException.tooLarge("The base is larger than http.uploadLimit allows.");
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
