package dialer.api.rest;

import com.fasterxml.jackson.databind.util.RawValue;
import dialer.api.courier.webhook.EventBody;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.webhook.EventFeed;
import dialer.api.store.webhook.EventFeed.FeedEvent;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The courier's events for those who would rather fetch than be called. */
final class EventRoutes {

    private static final int LONGEST_WAIT_S = 30;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_WAITING = 200;

    private final EventFeed feed;
    private final WallClock clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    EventRoutes(EventFeed feed, WallClock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/events", Access.courier(Scope.EVENTS), this::read),
                Route.post("/v1/events:ack", Access.courier(Scope.EVENTS), this::acknowledge));
    }

    /** What the courier has: everything up to a cursor, or these events. */
    record AckRequest(@Nullable String upTo, @Nullable List<String> eventIds) {
    }

    private void read(Context ctx) {
        CourierKey courier = Guard.courierOf(ctx);
        String after = ctx.queryParam("after");
        long feedNo = after == null ? -1 : number("after", after);
        int limit = Page.limit(ctx);
        long waitS = Ids.inQuery(ctx, "wait");
        if (waitS > LONGEST_WAIT_S) {
            throw ProblemException.invalid("wait", "out-of-range", "\"wait\" is 0 to " + LONGEST_WAIT_S + " seconds.");
        }
        List<FeedEvent> events = events(courier.courierId(), feedNo, limit);
        if (events.isEmpty() && waitS > 0 && waiting.tryAcquire()) {
            try {
                events = awaited(courier.courierId(), feedNo, limit, TimeUnit.SECONDS.toNanos(waitS));
            } finally {
                waiting.release();
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", events.stream().map(event -> cloudEvent(courier.code(), event)).toList());
        if (!events.isEmpty()) {
            answer.put("nextCursor", cursor(events.getLast().feedNo()));
        } else if (after != null) {
            answer.put("nextCursor", after);
        }
        Json.answer(ctx, 200, answer);
    }

    private List<FeedEvent> awaited(int courierId, long feedNo, int limit, long waitNanos) {
        long deadline = SystemClock.monotonicNanos() + waitNanos;
        List<FeedEvent> events = List.of();
        while (events.isEmpty() && SystemClock.monotonicNanos() < deadline) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            events = events(courierId, feedNo, limit);
        }
        return events;
    }

    private List<FeedEvent> events(int courierId, long feedNo, int limit) {
        return feedNo < 0 ? feed.unacknowledged(courierId, limit) : feed.after(courierId, feedNo, limit);
    }

    private void acknowledge(Context ctx) {
        int courierId = Guard.courierOf(ctx).courierId();
        AckRequest body = Json.body(ctx, AckRequest.class);
        Checks checks = new Checks();
        checks.that((body.upTo() == null) != (body.eventIds() == null), "/", "one-of",
                "Send \"upTo\" or \"eventIds\".");
        List<UUID> ids = WebhookRoutes.ids(checks, body.eventIds());
        checks.done();
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        int fresh = body.upTo() == null
                ? feed.acknowledge(courierId, ids, now)
                : feed.acknowledge(courierId, number("/upTo", body.upTo()), now);
        Json.answer(ctx, 200, Map.of("acknowledged", fresh));
    }

    private static RawValue cloudEvent(String courier, FeedEvent event) {
        return new RawValue(new String(EventBody.of(courier, event.eventId().toString(), event.type(), event.at(),
                event.jobId(), event.eventSeq(), event.data()), StandardCharsets.UTF_8));
    }

    private static String cursor(long feedNo) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ("feed " + feedNo).getBytes(StandardCharsets.US_ASCII));
    }

    private static long number(String pointer, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.matches("feed \\d{1,18}")) {
                return Long.parseLong(text.substring("feed ".length()));
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a number of something else
        }
        throw ProblemException.invalid(pointer, "wrong-kind", "The cursor is not one of ours.");
    }
}
