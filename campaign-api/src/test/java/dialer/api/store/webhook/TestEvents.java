package dialer.api.store.webhook;

import dialer.api.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/** A courier of a test's own, its jobs and its events, written as those who cause events write them. */
public final class TestEvents implements AutoCloseable {

    private static final AtomicInteger COURIERS = new AtomicInteger();

    private final Database database;
    private final int courierId;
    private final String code;

    public TestEvents(Database database) {
        this.database = database;
        this.code = "hook-" + COURIERS.incrementAndGet() + "-" + ProcessHandle.current().pid();
        this.courierId = database.jdbi().withHandle(h -> h.createQuery(
                "INSERT INTO couriers (code, name) VALUES (:code, 'Тест') RETURNING courier_id")
                .bind("code", code).mapTo(Integer.class).one());
    }

    public int courierId() {
        return courierId;
    }

    public String code() {
        return code;
    }

    /** Jobs that are open; answers their ids. */
    public List<Long> jobs(int count) {
        return database.jdbi().withHandle(h -> h.createQuery("""
                INSERT INTO jobs (courier_id, courier_order_id, kind, state, fingerprint, received_at)
                SELECT :courierId, gen_random_uuid()::text, 'confirm', 'FINAL', '', now()
                FROM generate_series(1, :count) RETURNING job_id""")
                .bind("courierId", courierId).bind("count", count).mapTo(Long.class).list());
    }

    /** One event of each job, in one transaction. */
    public void event(List<Long> jobs, String type, Instant at, boolean isFinal, String data) {
        database.jdbi().useTransaction(h -> event(h, jobs, type, at, isFinal, data));
    }

    private void event(Handle h, List<Long> jobs, String type, Instant at, boolean isFinal, String data) {
        List<Long> events = h.createQuery("""
                INSERT INTO courier_events (courier_id, job_id, type, at, final)
                SELECT :courierId, j, :type, :at, :final FROM unnest(:jobs) AS j RETURNING event_seq""")
                .bind("courierId", courierId).bindArray("jobs", Long.class, jobs).bind("type", type).bind("at", at)
                .bind("final", isFinal).mapTo(Long.class).list();
        h.createUpdate("INSERT INTO personal.event_bodies (event_seq, data)"
                + " SELECT s, CAST(:data AS jsonb) FROM unnest(:events) AS s")
                .bindArray("events", Long.class, events).bind("data", data).execute();
    }

    /** Gives a job its own callback. */
    public void callback(long jobId, String url) {
        database.jdbi().useHandle(h -> h.createUpdate("INSERT INTO personal.job_documents (job_id, document)"
                + " VALUES (:id, jsonb_build_object('callbackUrl', CAST(:url AS text)))")
                .bind("id", jobId).bind("url", url).execute());
    }

    /** The job has come with this trace. */
    public void trace(long jobId, String trace) {
        database.jdbi().useHandle(h -> h.createUpdate("UPDATE jobs SET trace = :trace WHERE job_id = :id")
                .bind("trace", trace).bind("id", jobId).execute());
    }

    public void destroyBodies() {
        database.jdbi().useHandle(h -> h.createUpdate("DELETE FROM personal.event_bodies b USING courier_events e"
                + " WHERE b.event_seq = e.event_seq AND e.courier_id = :id").bind("id", courierId).execute());
    }

    /** Deliveries of this courier's endpoints by their state. */
    public Map<String, Long> states() {
        return database.jdbi().withHandle(h -> h.createQuery("""
                SELECT d.state, count(*) AS n FROM webhook_deliveries d JOIN webhook_endpoints e USING (endpoint_id)
                WHERE e.courier_id = :id GROUP BY d.state""").bind("id", courierId)
                .setMapKeyColumn("state").setMapValueColumn("n")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() { }));
    }

    /** Tries that are in the books, of all deliveries together. */
    public long tries() {
        return database.jdbi().withHandle(h -> h.createQuery("""
                SELECT coalesce(sum(d.tries), 0) FROM webhook_deliveries d JOIN webhook_endpoints e USING (endpoint_id)
                WHERE e.courier_id = :id""").bind("id", courierId).mapTo(Long.class).one());
    }

    /** An event that stands in the store. */
    public record Written(String id, long seq, long jobId) {
    }

    public List<Written> written() {
        return database.jdbi().withHandle(h -> h.createQuery(
                "SELECT event_id, event_seq, job_id FROM courier_events WHERE courier_id = :id")
                .bind("id", courierId).map((row, context) -> new Written(row.getString("event_id"),
                        row.getLong("event_seq"), row.getLong("job_id"))).list());
    }

    public long acknowledged() {
        return count("acked_at IS NOT NULL");
    }

    public long events() {
        return count("true");
    }

    private long count(String condition) {
        return database.jdbi().withHandle(h -> h.createQuery(
                "SELECT count(*) FROM courier_events WHERE courier_id = :id AND " + condition)
                .bind("id", courierId).mapTo(Long.class).one());
    }

    /** Forgets the endpoints, so that later tests of the same database do not send to them. */
    @Override
    public void close() {
        database.jdbi().useHandle(h -> h.createUpdate("DELETE FROM webhook_endpoints WHERE courier_id = :id")
                .bind("id", courierId).execute());
    }
}
