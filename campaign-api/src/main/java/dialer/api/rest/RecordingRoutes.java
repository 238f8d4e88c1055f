package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.recording.RecordingFolder;
import dialer.api.recording.StereoRecording;
import dialer.api.store.AuditStore;
import dialer.api.store.RecordingStore;
import dialer.telephony.translate.RecordingWish;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Recorded conversations: found, heard, and, while they go on, paused or destroyed. Who heard what is in the audit. */
final class RecordingRoutes {

    private final RecordingStore store;
    private final RecordingFolder folder;
    private final AuditStore audit;
    private final Live live;
    private final IntFunction<String> nameOf;

    RecordingRoutes(RecordingStore store, RecordingFolder folder, AuditStore audit, Live live,
            IntFunction<String> nameOf) {
        this.store = store;
        this.folder = folder;
        this.audit = audit;
        this.live = live;
        this.nameOf = nameOf;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/recordings", Access.SUPERVISOR, this::list),
                Route.get("/v1/recordings/{id}/audio", Access.SUPERVISOR, this::audio),
                Route.post("/v1/recordings/{id}:pause", Access.AGENT, ctx -> wish(ctx, RecordingWish.PAUSE)),
                Route.post("/v1/recordings/{id}:resume", Access.AGENT, ctx -> wish(ctx, RecordingWish.RESUME)),
                Route.post("/v1/recordings/{id}:destroy", Access.AGENT, this::destroy));
    }

    /** A recording, without a word of it. */
    record RecordingView(long attemptId, int campaignId, String campaign, long contactId, int agentId, String agent,
            Instant at, long seconds, @Nullable String outcome, List<String> orders) {
    }

    private void list(Context ctx) {
        int limit = Page.limit(ctx);
        RecordingStore.Sought sought = new RecordingStore.Sought(id(ctx, "campaignId"), id(ctx, "agentId"),
                text(ctx, "orderId"), text(ctx, "outcome"), instant(ctx, "from"), instant(ctx, "until"));
        List<RecordingStore.Conversation> page = store.page(sought, Page.cursor(ctx), limit);
        List<RecordingView> recorded = page.stream().flatMap(one -> view(one).stream()).toList();
        Json.answer(ctx, 200, new Page<>(recorded,
                Page.of(page, limit, RecordingStore.Conversation::attemptId).nextCursor()));
    }

    private Optional<RecordingView> view(RecordingStore.Conversation one) {
        return folder.of(one.attemptId()).map(recording -> {
            try {
                return new RecordingView(one.attemptId(), one.campaignId(), one.campaign(), one.contactId(),
                        one.agentId(), nameOf.apply(one.agentId()), one.bridgedAt(), recording.seconds(),
                        one.outcome(), one.orders());
            } catch (IOException e) {
                throw new UncheckedIOException("A recording is gone", e);
            }
        });
    }

    /** Every hearing is noted before the first byte leaves. */
    private void audio(Context ctx) throws IOException {
        StereoRecording recording = folder.of(Ids.inPath(ctx, "recording"))
                .orElseThrow(() -> ProblemException.notFound("recording"));
        audit.note(Guard.callerOf(ctx).actor(), "GET /v1/recordings/{id}/audio", ctx.path());
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("audio/wav");
        ctx.result(recording.wav());
    }

    private void wish(Context ctx, RecordingWish wish) {
        long attemptId = Ids.inPath(ctx, "recording");
        if (!live.record(Guard.callerOf(ctx).userId(), attemptId, wish)) {
            throw ProblemException.conflict("not-on-the-line", "You do not talk in this call, or it is over.");
        }
        Json.answer(ctx, 202, Map.of("attemptId", attemptId));
    }

    /** The person does not want to be recorded: the recording ends, and what there is of it goes. */
    private void destroy(Context ctx) {
        wish(ctx, RecordingWish.STOP);
        folder.delete(Ids.inPath(ctx, "recording"));
    }

    private static int id(Context ctx, String name) {
        return (int) Math.min(Integer.MAX_VALUE, Ids.inQuery(ctx, name));
    }

    private static String text(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value.strip();
    }

    private static @Nullable Instant instant(Context ctx, String name) {
        String value = text(ctx, name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "wrong-kind",
                    "\"" + name + "\" is an instant such as 2026-03-01T09:00:00Z.");
        }
    }
}
