package dialer.api.store.webhook;

import dialer.api.store.Database;
import dialer.api.store.job.JobEvents;
import dialer.api.store.webhook.Endpoint.DisabledFor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which deliveries are due, and what became of them. */
public final class DeliveryQueue {

    /** An endpoint is disabled when nothing has succeeded for so long. */
    public static final Duration LONGEST_FAILING = Duration.ofDays(5);

    private final Jdbi jdbi;

    public DeliveryQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Due deliveries, the oldest first; of each lane only its first. That is asked as one step into an index for each
     * row and not as an anti join, which PostgreSQL, where statistics are old, runs over all that waits for each row.
     *
     * @param wanted how many at most of each endpoint
     * @param inTheAir deliveries that were given out and not settled yet
     */
    public List<Due> due(Map<Integer, Integer> wanted, Collection<Long> inTheAir, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Integer> endpoints = new ArrayList<>(wanted.keySet());
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT d.delivery_id, d.endpoint_id, d.event_seq, d.lane, d.tries, e.event_id, e.job_id, e.type, e.at,
                       b.data::text AS data, o.trace, j.document ->> 'callbackUrl' AS callback_url
                FROM unnest(:endpoints, :wanted) AS a (endpoint_id, most)
                CROSS JOIN LATERAL (
                    SELECT * FROM webhook_deliveries w
                    WHERE w.endpoint_id = a.endpoint_id AND w.state = 'WAITING' AND w.next_at <= :now
                          AND NOT w.delivery_id = ANY (:inTheAir)
                          AND w.event_seq = (SELECT p.event_seq FROM webhook_deliveries p
                                             WHERE p.endpoint_id = w.endpoint_id AND p.lane = w.lane
                                                   AND p.state = 'WAITING' ORDER BY p.event_seq LIMIT 1)
                    ORDER BY w.next_at, w.event_seq LIMIT a.most) d
                JOIN courier_events e USING (event_seq)
                LEFT JOIN personal.event_bodies b USING (event_seq)
                LEFT JOIN jobs o ON o.job_id = e.job_id
                LEFT JOIN personal.job_documents j ON j.job_id = e.job_id
                ORDER BY d.next_at, d.event_seq""")
                .bindArray("endpoints", Integer.class, endpoints)
                .bindArray("wanted", Integer.class, endpoints.stream().map(wanted::get).toList())
                .bindArray("inTheAir", Long.class, List.copyOf(inTheAir)).bind("now", now)
                .map((row, context) -> due(row)).list());
    }

    /**
     * Writes down how tries ended, all or nothing. What was delivered is acknowledged, unless another endpoint still
     * waits for the same event.
     *
     * @return endpoints that were disabled by it, with why
     */
    public Map<Integer, DisabledFor> settle(List<Settled> tries, Instant now) {
        List<Settled> delivered = tries.stream().filter(Settled::delivered).toList();
        List<Settled> failed = tries.stream().filter(one -> !one.delivered()).toList();
        return jdbi.inTransaction(h -> {
            if (!delivered.isEmpty()) {
                delivered(h, delivered, now);
            }
            if (!failed.isEmpty()) {
                failed(h, failed);
            }
            release(h, tries.stream().filter(one -> one.nextAt() == null && one.due().tries() > 0).toList(), now);
            return new EndpointHealth(h).after(delivered, failed, now);
        });
    }

    private static void delivered(Handle h, List<Settled> delivered, Instant now) {
        List<Long> events = h.createQuery("""
                UPDATE webhook_deliveries d SET state = 'DELIVERED', tries = d.tries + 1, settled_at = s.at,
                       last_status = s.status, last_error = NULL, took_ms = s.took
                FROM unnest(:ids, :statuses, :took, :at::timestamptz[]) AS s (delivery_id, status, took, at)
                WHERE d.delivery_id = s.delivery_id AND d.state = 'WAITING' RETURNING d.event_seq""")
                .bindArray("ids", Long.class, delivered.stream().map(one -> one.due().deliveryId()).toList())
                .bindArray("statuses", Integer.class, delivered.stream().map(Settled::status).toList())
                .bindArray("took", Integer.class, delivered.stream().map(Settled::tookMs).toList())
                .bindArray("at", String.class, delivered.stream().map(one -> one.at().toString()).toList())
                .mapTo(Long.class).list();
        List<Long> complete = h.createQuery("""
                SELECT s.event_seq FROM unnest(:events) AS s (event_seq)
                WHERE NOT EXISTS (SELECT 1 FROM webhook_deliveries d JOIN webhook_endpoints e USING (endpoint_id)
                                  WHERE d.event_seq = s.event_seq AND d.state = 'WAITING' AND e.state = 'ACTIVE')
                ORDER BY s.event_seq""").bindArray("events", Long.class, events).mapTo(Long.class).list();
        if (!complete.isEmpty()) {
            JobEvents.acknowledged(h, complete, now);
        }
    }

    private static void failed(Handle h, List<Settled> failed) {
        PreparedBatch update = h.prepareBatch("""
                UPDATE webhook_deliveries SET tries = tries + 1, last_status = :status, last_error = :error,
                       took_ms = :took, next_at = coalesce(:nextAt, next_at),
                       state = CASE WHEN :dead THEN 'DEAD' ELSE state END,
                       settled_at = CASE WHEN :dead THEN :at ELSE settled_at END
                WHERE delivery_id = :id AND state = 'WAITING'""");
        PreparedBatch note = h.prepareBatch("""
                INSERT INTO webhook_tries (delivery_id, at, status, error, took_ms)
                SELECT delivery_id, :at, :status, :error, :took FROM webhook_deliveries WHERE delivery_id = :id""");
        PreparedBatch behind = h.prepareBatch("""
                UPDATE webhook_deliveries SET next_at = :nextAt
                WHERE endpoint_id = :endpointId AND lane = :lane AND state = 'WAITING' AND event_seq > :eventSeq
                      AND next_at < :nextAt""");
        for (Settled one : failed) {
            update.bind("status", one.status() == 0 ? null : one.status()).bind("error", one.error())
                    .bind("took", one.tookMs()).bind("nextAt", one.nextAt()).bind("dead", one.nextAt() == null)
                    .bind("at", one.at()).bind("id", one.due().deliveryId()).add();
            note.bind("at", one.at()).bind("status", one.status() == 0 ? null : one.status())
                    .bind("error", one.error()).bind("took", one.tookMs()).bind("id", one.due().deliveryId()).add();
            if (one.nextAt() != null) {
                behind.bind("nextAt", one.nextAt()).bind("endpointId", one.due().endpointId())
                        .bind("lane", one.due().lane()).bind("eventSeq", one.due().eventSeq()).add();
            }
        }
        update.execute();
        note.execute();
        if (behind.size() > 0) {
            behind.execute();
        }
    }

    /** What stood behind one that had failed is due now. */
    private static void release(Handle h, List<Settled> out, Instant now) {
        if (out.isEmpty()) {
            return;
        }
        h.createUpdate("""
                UPDATE webhook_deliveries w SET next_at = :now
                FROM unnest(:endpoints, :lanes) AS s (endpoint_id, lane)
                WHERE w.endpoint_id = s.endpoint_id AND w.lane = s.lane AND w.state = 'WAITING' AND w.tries = 0
                      AND w.next_at > :now""")
                .bindArray("endpoints", Integer.class, out.stream().map(one -> one.due().endpointId()).toList())
                .bindArray("lanes", Long.class, out.stream().map(one -> one.due().lane()).toList())
                .bind("now", now).execute();
    }

    /** Keeps in mind since when an endpoint fails, and disables it when that is too long. */
    private record EndpointHealth(Handle h) {

        Map<Integer, DisabledFor> after(List<Settled> delivered, List<Settled> failed, Instant now) {
            Set<Integer> well = endpoints(delivered);
            Set<Integer> ill = endpoints(failed);
            ill.removeAll(well);
            if (!well.isEmpty()) {
                h.createUpdate("UPDATE webhook_endpoints SET failing_since = NULL"
                        + " WHERE endpoint_id = ANY (:ids) AND failing_since IS NOT NULL")
                        .bindArray("ids", Integer.class, well).execute();
            }
            Map<Integer, DisabledFor> disabled = new java.util.TreeMap<>();
            if (!ill.isEmpty()) {
                h.createQuery("""
                        UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, :now)
                        WHERE endpoint_id = ANY (:ids) AND state = 'ACTIVE'
                        RETURNING endpoint_id, failing_since <= :longAgo AS too_long""")
                        .bindArray("ids", Integer.class, ill).bind("now", now)
                        .bind("longAgo", now.minus(LONGEST_FAILING))
                        .map((row, context) -> row.getBoolean("too_long") ? row.getInt("endpoint_id") : 0).list()
                        .stream().filter(id -> id > 0).forEach(id -> disabled.put(id, DisabledFor.FAILING));
            }
            failed.stream().filter(Settled::gone)
                    .forEach(one -> disabled.put(one.due().endpointId(), DisabledFor.GONE));
            disabled.forEach((id, why) -> EndpointStore.disable(h, id, why));
            return disabled;
        }

        /** A job's own address says nothing about the endpoint. */
        private static Set<Integer> endpoints(List<Settled> tries) {
            Set<Integer> ids = new TreeSet<>();
            tries.stream().filter(one -> one.due().callbackUrl() == null)
                    .forEach(one -> ids.add(one.due().endpointId()));
            return ids;
        }
    }

    private static Due due(ResultSet row) throws SQLException {
        long jobId = row.getLong("job_id");
        return new Due(row.getLong("delivery_id"), row.getInt("endpoint_id"), row.getLong("event_seq"),
                row.getLong("lane"), row.getInt("tries"), row.getObject("event_id", UUID.class),
                jobId == 0 ? null : jobId, row.getString("type"), row.getTimestamp("at").toInstant(),
                row.getString("data"), row.getString("trace"), row.getString("callback_url"));
    }
}
