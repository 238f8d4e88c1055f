package dialer.api.rest;

import dialer.api.intake.ColumnRole;
import dialer.api.intake.Inspection;
import dialer.api.intake.Mapping;
import dialer.api.intake.Reading;
import dialer.api.intake.UnreadableFile;
import dialer.api.intake.UploadView;
import dialer.api.intake.Uploads;
import dialer.api.intake.WrongState;
import dialer.api.store.CampaignStore;
import dialer.api.store.UploadStore.NewUpload;
import dialer.core.campaign.CampaignState;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files on their way in: received, looked into, mapped, checked, stored, cancelled. */
final class UploadRoutes {

    private static final int LONGEST_NAME = 200;

    private final CampaignStore campaigns;
    private final Uploads uploads;
    private final long largestBytes;

    UploadRoutes(CampaignStore campaigns, Uploads uploads, long largestBytes) {
        this.campaigns = campaigns;
        this.uploads = uploads;
        this.largestBytes = largestBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/campaigns/{id}/uploads", Access.MANAGER, this::receive),
                Route.get("/v1/campaigns/{id}/uploads", Access.MANAGER, this::ofCampaign),
                Route.get("/v1/uploads/{id}", Access.MANAGER, this::read),
                Route.get("/v1/uploads/{id}/inspection", Access.MANAGER, this::inspect),
                Route.put("/v1/uploads/{id}/reading", Access.MANAGER, this::reread),
                Route.post("/v1/uploads/{id}:check", Access.MANAGER, ctx -> begin(ctx, true)),
                Route.post("/v1/uploads/{id}:store", Access.MANAGER, ctx -> begin(ctx, false)),
                Route.post("/v1/uploads/{id}:cancel", Access.MANAGER, this::cancel));
    }

    /** Something that takes a file. */
    interface Receiver {
        UploadView take(NewUpload what, InputStream content) throws IOException;
    }

    /** How a file is to be read; what is missing is found out. */
    record ReadingRequest(@Nullable String part, @Nullable String charset, @Nullable String delimiter,
            @Nullable Long headerRow) {
    }

    /** What a column means. */
    record ColumnRequest(@Nullable String title, @Nullable String role) {
    }

    /** What the columns mean. */
    record MappingRequest(@Nullable Long headerRow, @Nullable List<ColumnRequest> columns) {
    }

    /** The campaign in the path, which must be there and not be over. */
    static int openCampaign(Context ctx, CampaignStore campaigns) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        CampaignState state = campaigns.byId(campaignId)
                .orElseThrow(() -> ProblemException.notFound("campaign")).state();
        if (state == CampaignState.FINISHED) {
            throw ProblemException.conflict("finished", "The campaign is FINISHED; it takes no more bases.");
        }
        return campaignId;
    }

    /** Streams the request's file, raw or in a form, into the receiver. */
    static UploadView received(Context ctx, int campaignId, long largestBytes, Receiver receiver) throws IOException {
        if (ctx.req().getContentLengthLong() > largestBytes) {
            throw tooLarge();
        }
        if (ctx.isMultipartFormData()) {
            UploadedFile file = ctx.uploadedFiles().stream().findFirst().orElseThrow(
                    () -> ProblemException.badRequest("no-file", "The form holds no file."));
            try (InputStream content = file.content()) {
                return take(ctx, campaignId, file.filename(), content, largestBytes, receiver);
            }
        }
        String type = ctx.contentType() == null ? "" : String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json") || type.startsWith("application/x-www-form-urlencoded")) {
            throw ProblemException.unsupported(
                    "Send the file as it is (text/csv, application/octet-stream …) or as multipart/form-data.");
        }
        return take(ctx, campaignId, "base.csv", ctx.req().getInputStream(), largestBytes, receiver);
    }

    /** A file that is no base, in words. */
    static ProblemException unreadable(UploadView upload) {
        UploadView.Trouble trouble = upload.trouble();
        return trouble == null ? ProblemException.conflict("cancelled", "The upload was cancelled.")
                : ProblemException.invalid("/file", trouble.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                        trouble.messageEn());
    }

    private static UploadView take(Context ctx, int campaignId, String fileName, InputStream content, long largestBytes,
            Receiver receiver) throws IOException {
        Checks checks = new Checks();
        String asked = ctx.queryParam("name");
        String name = checks.text("name", asked == null ? fileName : asked, LONGEST_NAME);
        String source = checks.optionalText("source", ctx.queryParam("source"), LONGEST_NAME);
        String courier = checks.optionalText("courier", ctx.queryParam("courier"), LONGEST_NAME);
        checks.done();
        return receiver.take(new NewUpload(campaignId, name, source.isEmpty() ? sourceOf(name) : source, courier,
                Guard.callerOf(ctx).actor()), new BoundedStream(content, largestBytes, UploadRoutes::tooLarge));
    }

    /** "Orders 25.11.2026 (2).csv" and "orders_26.11.csv" come from the same hands. */
    private static String sourceOf(String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceFirst("(\\.\\w{1,5}){1,2}$", "")
                .replaceAll("[^\\p{L}]+", " ").strip();
        return words.isEmpty() ? "-" : words;
    }

    private static ProblemException tooLarge() {
        return ProblemException.tooLarge("The base is larger than http.maxUploadMegabytes allows.");
    }

    private void receive(Context ctx) throws IOException {
        int campaignId = openCampaign(ctx, campaigns);
        UploadView upload = received(ctx, campaignId, largestBytes, uploads::receive);
        ctx.header("Location", "/v1/uploads/" + upload.id());
        Json.answer(ctx, 201, upload);
    }

    private void ofCampaign(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        Json.answer(ctx, 200, Page.all(uploads.ofCampaign(campaignId)));
    }

    private void read(Context ctx) {
        Json.answer(ctx, 200, uploads.byId(id(ctx)).orElseThrow(() -> ProblemException.notFound("upload")));
    }

    private void inspect(Context ctx) throws IOException {
        Json.answer(ctx, 200, inspected(() -> uploads.inspect(id(ctx))));
    }

    private void reread(Context ctx) throws IOException {
        int uploadId = id(ctx);
        ReadingRequest body = Json.body(ctx, ReadingRequest.class);
        Checks checks = new Checks();
        String part = checks.optionalText("/part", body.part(), 500);
        String charset = checks.optionalText("/charset", body.charset(), 40);
        String delimiter = body.delimiter() == null ? "" : body.delimiter();
        checks.that(charset.isEmpty() || isCharset(charset), "/charset", "unknown", "This encoding is not known.")
                .that(delimiter.length() <= 1 || delimiter.equals("tab") || delimiter.equals("none"), "/delimiter",
                        "unknown", "A delimiter is one character, or \"tab\", or \"none\".")
                .that(!delimiter.equals("\"") && !delimiter.equals("\n") && !delimiter.equals("\r"), "/delimiter",
                        "unknown", "A quote or a line break parts no cells.")
                .that(body.headerRow() == null || body.headerRow() >= -1, "/headerRow", "out-of-range",
                        "A row, 0 for no header, -1 to find it.").done();
        Reading reading = new Reading(part, charset, delimiter, body.headerRow() == null ? -1 : body.headerRow());
        Json.answer(ctx, 200, inspected(() -> uploads.reread(uploadId, reading)));
    }

    private void begin(Context ctx, boolean dryRun) {
        int uploadId = id(ctx);
        Mapping mapping = mapping(Json.body(ctx, MappingRequest.class));
        Json.answer(ctx, 202, inState(() -> uploads.begin(uploadId, mapping, dryRun)));
    }

    private void cancel(Context ctx) {
        int uploadId = id(ctx);
        Json.answer(ctx, 202, inState(() -> uploads.cancel(uploadId)));
    }

    private static Mapping mapping(MappingRequest body) {
        Checks checks = new Checks();
        List<ColumnRequest> columns = body.columns() == null ? List.of() : body.columns();
        checks.that(!columns.isEmpty(), "/columns", "missing", "\"columns\" is missing.");
        for (int i = 0; i < columns.size(); i++) {
            ColumnRequest column = columns.get(i);
            checks.that(column.role() != null && Arrays.stream(ColumnRole.values())
                            .anyMatch(role -> role.name().equals(column.role())), "/columns/" + i + "/role", "unknown",
                    "A role is one of " + Arrays.toString(ColumnRole.values()) + ".");
        }
        checks.that(columns.stream().anyMatch(column -> "PHONE".equals(column.role())), "/columns", "no-phone",
                "Say which column holds the telephone number.").done();
        return new Mapping(body.headerRow() == null ? 0 : body.headerRow(), columns.stream()
                .map(column -> new Mapping.Column(column.title() == null ? "" : column.title(),
                        ColumnRole.valueOf(String.valueOf(column.role())))).toList());
    }

    private int id(Context ctx) {
        int uploadId = Ids.intInPath(ctx, "upload");
        if (uploads.byId(uploadId).isEmpty()) {
            throw ProblemException.notFound("upload");
        }
        return uploadId;
    }

    private interface Looking {
        Inspection look() throws IOException;
    }

    private interface Doing {
        UploadView go();
    }

    private static Inspection inspected(Looking looking) throws IOException {
        try {
            return looking.look();
        } catch (UnreadableFile e) {
            UploadView.Trouble trouble = UploadView.Trouble.of(e.trouble().name());
            throw ProblemException.invalid("/file", trouble.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                    trouble.messageEn());
        } catch (WrongState e) {
            throw wrong(e);
        }
    }

    private static UploadView inState(Doing doing) {
        try {
            return doing.go();
        } catch (WrongState e) {
            throw wrong(e);
        }
    }

    private static ProblemException wrong(WrongState e) {
        return ProblemException.conflict("wrong-state", "The upload is " + e.state() + "; this is not possible now.");
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
