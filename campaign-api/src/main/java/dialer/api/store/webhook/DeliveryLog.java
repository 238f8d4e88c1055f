package dialer.api.store.webhook;

import dialer.api.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was sent to an endpoint and how it went; and how to have it sent again. */
public final class DeliveryLog {

    /** One replay brings back so many events at most. */
    public static final int LARGEST_REPLAY = 100_000;

    private final Jdbi jdbi;

    public DeliveryLog(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Where a delivery is. */
    public enum DeliveryState {
        /** Its turn, or its next try, is to come. */
        WAITING,
        /** The receiver has said 2xx. */
        DELIVERED,
        /** All tries failed, or its data was destroyed before. */
        DEAD
    }

    /** A try that failed; status 0 for no answer. */
    public record FailedTry(Instant at, int status, String error, int tookMs) {
    }

    /**
     * One event on its way to one endpoint.
     *
     * @param tries      so far
     * @param nextAt     of the next try; null when there is none
     * @param settledAt  when it was delivered or given up
     * @param lastStatus of the last try, 0 for no answer
     * @param lastError  of the last try, null for success or none
     * @param failures   the tries that failed, the oldest first
     */
    public record Delivery(long eventSeq, UUID eventId, String type, @Nullable Long jobId, Instant eventAt,
            DeliveryState state, int tries, @Nullable Instant nextAt, @Nullable Instant settledAt, int lastStatus,
            @Nullable String lastError, int tookMs, List<FailedTry> failures) {
        public Delivery {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Deliveries, the newest event first.
     *
     * @param state  null for all
     * @param before sequence number of an event; 0 for the newest
     */
    public List<Delivery> page(int endpointId, @Nullable DeliveryState state, long before, int limit) {
        return jdbi.withHandle(h -> {
            Map<Long, List<FailedTry>> failures = new TreeMap<>();
            h.createQuery("WITH page AS (" + pageOf(state) + ") SELECT p.event_seq, t.* FROM page p"
                    + " JOIN webhook_tries t USING (delivery_id) ORDER BY t.at")
                    .bind("id", endpointId).bind("before", before).bind("limit", limit)
                    .map((row, context) -> failures.computeIfAbsent(row.getLong("event_seq"), n -> new ArrayList<>())
                            .add(new FailedTry(row.getTimestamp("at").toInstant(), row.getInt("status"),
                                    row.getString("error"), row.getInt("took_ms")))).list();
            return h.createQuery("WITH page AS (" + pageOf(state) + ") SELECT p.*, e.event_id, e.type, e.job_id"
                    + " FROM page p JOIN courier_events e USING (event_seq) ORDER BY p.event_seq DESC")
                    .bind("id", endpointId).bind("before", before).bind("limit", limit)
                    .map((row, context) -> delivery(row, failures)).list();
        });
    }

    /** Sends these events again, whether or not they were delivered; events whose data is gone are left out. */
    public int replay(int endpointId, List<UUID> events, Instant now) {
        return jdbi.inTransaction(h -> h.createUpdate(REPLAY + "e.event_id = ANY (:events)" + AGAIN)
                .bindArray("events", UUID.class, events).bind("id", endpointId).bind("now", now).execute());
    }

    /**
     * Sends again what happened from then until then.
     *
     * @return -1 when that is more than {@link #LARGEST_REPLAY}, and nothing is done
     */
    public int replay(int endpointId, Instant from, Instant until, Instant now) {
        return jdbi.inTransaction(h -> {
            int many = h.createQuery("""
                    SELECT count(*) FROM (
                        SELECT 1 FROM courier_events e JOIN webhook_endpoints w USING (courier_id)
                        WHERE w.endpoint_id = :id AND e.at >= :from AND e.at < :until LIMIT :most) AS few""")
                    .bind("id", endpointId).bind("from", from).bind("until", until).bind("most", LARGEST_REPLAY + 1)
                    .mapTo(Integer.class).one();
            return many > LARGEST_REPLAY ? -1
                    : h.createUpdate(REPLAY + "e.at >= :from AND e.at < :until"
                            + " AND (cardinality(w.types) = 0 OR e.type = ANY (w.types))" + AGAIN)
                            .bind("from", from).bind("until", until).bind("id", endpointId).bind("now", now).execute();
        });
    }

    /** Sends all dead letters again whose data is still there. */
    public int replayDead(int endpointId, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE webhook_deliveries d SET state = 'WAITING', tries = 0, next_at = :now, settled_at = NULL
                WHERE endpoint_id = :id AND state = 'DEAD'
                      AND EXISTS (SELECT 1 FROM personal.event_bodies b WHERE b.event_seq = d.event_seq)""")
                .bind("id", endpointId).bind("now", now).execute());
    }

    /** Forgets what was delivered before then; answers how many. Dead letters stay as long as their events. */
    public int forget(Instant before, int most) {
        return jdbi.withHandle(h -> forget(h, before, most));
    }

    private static int forget(Handle h, Instant before, int most) {
        return h.createUpdate("""
                DELETE FROM webhook_deliveries WHERE delivery_id IN (
                    SELECT delivery_id FROM webhook_deliveries
                    WHERE state = 'DELIVERED' AND settled_at < :before LIMIT :most)""")
                .bind("before", before).bind("most", most).execute();
    }

    private static final String REPLAY = """
            INSERT INTO webhook_deliveries (endpoint_id, event_seq, lane, event_at, next_at)
            SELECT w.endpoint_id, e.event_seq, coalesce(e.job_id, -e.event_seq), e.at, :now
            FROM webhook_endpoints w JOIN courier_events e USING (courier_id)
            JOIN personal.event_bodies b USING (event_seq)
            WHERE w.endpoint_id = :id AND\s""";
    private static final String AGAIN = """
             ORDER BY e.event_seq
            ON CONFLICT (endpoint_id, event_seq) DO UPDATE
            SET state = 'WAITING', tries = 0, next_at = excluded.next_at, settled_at = NULL""";

    private static String pageOf(@Nullable DeliveryState state) {
        return "SELECT * FROM webhook_deliveries WHERE endpoint_id = :id"
                + (state == null ? "" : " AND state = '" + state.name() + "'")
                + " AND (:before = 0 OR event_seq < :before) ORDER BY event_seq DESC LIMIT :limit";
    }

    private static Delivery delivery(ResultSet row, Map<Long, List<FailedTry>> failures) throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        long jobId = row.getLong("job_id");
        long eventSeq = row.getLong("event_seq");
        return new Delivery(eventSeq, row.getObject("event_id", UUID.class), row.getString("type"),
                jobId == 0 ? null : jobId, row.getTimestamp("event_at").toInstant(), state, row.getInt("tries"),
                state == DeliveryState.WAITING ? EndpointStore.instant(row, "next_at") : null,
                EndpointStore.instant(row, "settled_at"), row.getInt("last_status"), row.getString("last_error"),
                row.getInt("took_ms"), failures.getOrDefault(eventSeq, List.of()));
    }
}
