package dialer.api.store.webhook;

import dialer.api.store.Database;
import dialer.api.store.job.JobEvents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The events of a courier as a feed without gaps. An event gets its number in the feed when it is first seen committed,
 * in the order in which events were written: whoever remembers the last number has missed none, and events of one job
 * stand in their order.
 */
public final class EventFeed {

    private static final int NUMBERED_AT_ONCE = 10_000;

    private final Jdbi jdbi;

    public EventFeed(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * An event in the feed.
     *
     * @param data JSON; null when it has been destroyed
     */
    public record FeedEvent(long feedNo, long eventSeq, UUID eventId, String type, @Nullable Long jobId, Instant at,
            @Nullable String data) {
    }

    /** Events after that number, in order. */
    public List<FeedEvent> after(int courierId, long feedNo, int limit) {
        return read(courierId, "e.feed_no > :after", feedNo, limit);
    }

    /** The first events that nobody has acknowledged, in order. */
    public List<FeedEvent> unacknowledged(int courierId, int limit) {
        return read(courierId, "e.feed_no > :after AND e.acked_at IS NULL", 0, limit);
    }

    /** Acknowledges everything up to that number; answers how many events were new to it. */
    public int acknowledge(int courierId, long upTo, Instant at) {
        return jdbi.inTransaction(h -> JobEvents.acknowledged(h, h.createQuery("""
                SELECT event_seq FROM courier_events
                WHERE courier_id = :id AND feed_no <= :upTo AND acked_at IS NULL ORDER BY event_seq""")
                .bind("id", courierId).bind("upTo", upTo).mapTo(Long.class).list(), at));
    }

    /** Acknowledges these events of the courier; answers how many were new to it. */
    public int acknowledge(int courierId, List<UUID> events, Instant at) {
        return jdbi.inTransaction(h -> JobEvents.acknowledged(h, h.createQuery("""
                SELECT event_seq FROM courier_events
                WHERE courier_id = :id AND event_id = ANY (:events) AND acked_at IS NULL ORDER BY event_seq""")
                .bind("id", courierId).bindArray("events", UUID.class, events).mapTo(Long.class).list(), at));
    }

    private List<FeedEvent> read(int courierId, String which, long after, int limit) {
        return jdbi.inTransaction(h -> {
            number(h, courierId);
            return h.createQuery("SELECT e.feed_no, e.event_seq, e.event_id, e.type, e.job_id, e.at,"
                    + " b.data::text AS data FROM courier_events e LEFT JOIN personal.event_bodies b USING (event_seq)"
                    + " WHERE e.courier_id = :id AND " + which + " ORDER BY e.feed_no LIMIT :limit")
                    .bind("id", courierId).bind("after", after).bind("limit", limit)
                    .map((row, context) -> new FeedEvent(row.getLong("feed_no"), row.getLong("event_seq"),
                            row.getObject("event_id", UUID.class), row.getString("type"),
                            row.getLong("job_id") == 0 ? null : row.getLong("job_id"),
                            row.getTimestamp("at").toInstant(), row.getString("data"))).list();
        });
    }

    /** Gives events their numbers. The courier's row is locked first, so that one reader at a time does it. */
    private static void number(Handle h, int courierId) {
        boolean some = h.createQuery("SELECT EXISTS (SELECT 1 FROM courier_events"
                + " WHERE courier_id = :id AND feed_no IS NULL)").bind("id", courierId).mapTo(Boolean.class).one();
        if (!some) {
            return;
        }
        h.createUpdate("INSERT INTO event_feeds (courier_id, last_no) VALUES (:id, 0) ON CONFLICT DO NOTHING")
                .bind("id", courierId).execute();
        long last = h.createQuery("SELECT last_no FROM event_feeds WHERE courier_id = :id FOR UPDATE")
                .bind("id", courierId).mapTo(Long.class).one();
        int numbered = h.createUpdate("""
                UPDATE courier_events e SET feed_no = n.no
                FROM (SELECT event_seq, :last + row_number() OVER (ORDER BY event_seq) AS no FROM (
                          SELECT event_seq FROM courier_events WHERE courier_id = :id AND feed_no IS NULL
                          ORDER BY event_seq LIMIT :most) AS fresh) AS n
                WHERE e.event_seq = n.event_seq""")
                .bind("last", last).bind("id", courierId).bind("most", NUMBERED_AT_ONCE).execute();
        h.createUpdate("UPDATE event_feeds SET last_no = :last WHERE courier_id = :id")
                .bind("last", last + numbered).bind("id", courierId).execute();
    }
}
