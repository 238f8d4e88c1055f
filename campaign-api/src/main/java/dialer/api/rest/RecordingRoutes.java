package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.recording.RecordingFolder;
import dialer.api.recording.StereoRecording;
import dialer.api.retention.RetentionSettings;
import dialer.api.store.AuditStore;
import dialer.api.store.RecordingStore;
import dialer.api.store.office.ScoreStore;
import dialer.telephony.translate.RecordingWish;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Recorded conversations: found, heard, and, while they go on, paused or destroyed. Who heard what is in the audit. */
final class RecordingRoutes {

    private final RecordingStore store;
    private final RecordingFolder folder;
    private final AuditStore audit;
    private final Live live;
    private final IntFunction<String> nameOf;
    private final ScoreStore scores;
    private final Supplier<RetentionSettings> retention;

    RecordingRoutes(RecordingStore store, RecordingFolder folder, AuditStore audit, Live live,
            IntFunction<String> nameOf, ScoreStore scores, Supplier<RetentionSettings> retention) {
        this.store = store;
        this.folder = folder;
        this.audit = audit;
        this.live = live;
        this.nameOf = nameOf;
        this.scores = scores;
        this.retention = retention;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/recordings", Access.SUPERVISOR, this::list),
                Route.get("/v1/recordings/{id}/audio", Access.SUPERVISOR, this::audio),
                Route.post("/v1/recordings/{id}:pause", Access.AGENT, ctx -> wish(ctx, RecordingWish.PAUSE)),
                Route.post("/v1/recordings/{id}:resume", Access.AGENT, ctx -> wish(ctx, RecordingWish.RESUME)),
                Route.post("/v1/recordings/{id}:destroy", Access.AGENT, this::destroy));
    }

    /**
     * A recording, without a word of it.
     *
     * @param scorePermille how it was judged; null where it was not
     * @param goneBy        when it is destroyed with the recipient's data, at the latest
     */
    record RecordingView(long attemptId, int campaignId, String campaign, long contactId, int agentId, String agent,
            Instant at, long seconds, @Nullable String outcome, List<String> orders, @Nullable Integer scorePermille,
            @Nullable Instant goneBy) {
    }

    private void list(Context ctx) {
        int limit = Page.limit(ctx);
        RecordingStore.Sought sought = new RecordingStore.Sought(id(ctx, "campaignId"), id(ctx, "agentId"),
                text(ctx, "orderId"), text(ctx, "outcome"), Instants.inQuery(ctx, "from"),
                Instants.inQuery(ctx, "until"));
        List<RecordingStore.Conversation> page = store.page(sought, Page.cursor(ctx), limit);
        Map<Long, Integer> permilles = scores.permilles(page.stream().map(RecordingStore.Conversation::attemptId)
                .toList());
        List<RecordingView> recorded = page.stream()
                .flatMap(one -> view(one, permilles.get(one.attemptId())).stream()).toList();
        Json.answer(ctx, 200, new Page<>(recorded,
                Page.of(page, limit, RecordingStore.Conversation::attemptId).nextCursor()));
    }

    private Optional<RecordingView> view(RecordingStore.Conversation one, @Nullable Integer permille) {
        return folder.of(one.attemptId()).map(recording -> {
            try {
                return new RecordingView(one.attemptId(), one.campaignId(), one.campaign(), one.contactId(),
                        one.agentId(), nameOf.apply(one.agentId()), one.bridgedAt(), recording.seconds(),
                        one.outcome(), one.orders(), permille, goneBy(one));
            } catch (IOException e) {
                throw new UncheckedIOException("A recording is gone", e);
            }
        });
    }

    /** An order keeps its recipient as long as a courier may ask for it, a base no longer than bases are kept. */
    private @Nullable Instant goneBy(RecordingStore.Conversation one) {
        if (one.lastJobAt() != null) {
            return one.lastJobAt().plus(retention.get().jobCap());
        }
        return one.contactAt() == null ? null : one.contactAt().plus(retention.get().baseCap());
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
}
