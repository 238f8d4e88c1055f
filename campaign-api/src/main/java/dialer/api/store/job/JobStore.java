package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Jobs to read; a courier's own and nobody else's. */
public final class JobStore {

    private final Jdbi jdbi;

    public JobStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A line of a job's history; {@code detail} is a JSON object. */
    public record Step(Instant at, String what, String detail) {
    }

    /** An event of the job: what was told, and when the courier has acknowledged it. */
    public record Told(String eventId, String type, Instant at, boolean isFinal, @Nullable Instant ackedAt) {
    }

    /** A call for the job; {@code detail} is a JSON object with the number masked. */
    public record Tried(Instant at, @Nullable String disposition, String detail) {
    }

    /** Calls for the job since it was received, oldest first. */
    public List<Tried> attempts(Job job, int limit) {
        return jdbi.withHandle(h -> OutcomeFacts.attempts(h, job)).stream().limit(limit)
                .map(tried -> new Tried(Instant.parse(tried.at()), tried.disposition(), Documents.text(tried)))
                .toList();
    }

    /** Whether an attempt was a conversation about the job, and recorded. */
    public boolean wasRecorded(Job job, long attemptId) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT EXISTS (SELECT 1 FROM attempts WHERE attempt_id = :attemptId AND contact_id = :contactId
                               AND started_at >= :since AND recorded)""").bind("attemptId", attemptId)
                .bind("contactId", job.contactId()).bind("since", JobClosing.at(job.receivedAt()))
                .mapTo(Boolean.class).one());
    }

    public Optional<Job> byId(int courierId, long jobId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + Job.COLUMNS
                + "FROM jobs j WHERE j.job_id = :id AND j.courier_id = :courierId").bind("id", jobId)
                .bind("courierId", courierId).map((row, context) -> Job.of(row)).findOne());
    }

    /** What a key may see: one of a sandbox its sandbox's jobs, another one the others. */
    public Optional<Job> ofKey(int courierId, boolean sandbox, long jobId) {
        return byId(courierId, jobId).filter(job -> job.sandbox() == sandbox);
    }

    /**
     * Jobs of a courier behind {@code after}, of one order where it is not empty, of one state where it is not.
     *
     * @param sandbox whether those of a sandbox are meant or the others; null for both
     */
    public List<Job> page(int courierId, @Nullable Boolean sandbox, String orderId, String state, long after,
            int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + Job.COLUMNS + "FROM jobs j"
                + " WHERE j.courier_id = :courierId AND j.job_id > :after"
                + (orderId.isEmpty() ? "" : " AND j.courier_order_id = :orderId")
                + (state.isEmpty() ? "" : " AND j.state = :state")
                + (sandbox == null ? "" : sandbox ? " AND j.sandbox" : " AND NOT j.sandbox")
                + " ORDER BY j.job_id LIMIT :limit")
                .bind("courierId", courierId).bind("after", after).bind("orderId", orderId).bind("state", state)
                .bind("limit", limit).map((row, context) -> Job.of(row)).list());
    }

    /** Jobs that wait for what this contact says. */
    public List<Job> openOfContact(long contactId) {
        return jdbi.withHandle(h -> openOfContact(h, contactId, false));
    }

    static List<Job> openOfContact(Handle h, long contactId, boolean lock) {
        return h.createQuery("SELECT " + Job.COLUMNS + "FROM jobs j WHERE j.contact_id = :id"
                + " AND j.state IN ('OPEN', 'VALIDATED') ORDER BY j.job_id" + (lock ? " FOR UPDATE" : ""))
                .bind("id", contactId).map((row, context) -> Job.of(row)).list();
    }

    /** The job's row, locked: its events come after. */
    static Optional<Job> locked(Handle h, int courierId, long jobId) {
        return h.createQuery("SELECT " + Job.COLUMNS
                + "FROM jobs j WHERE j.job_id = :id AND j.courier_id = :courierId FOR UPDATE").bind("id", jobId)
                .bind("courierId", courierId).map((row, context) -> Job.of(row)).findOne();
    }

    /** The document as it was sent, one JSON object; empty once it is destroyed. */
    public Optional<String> document(long jobId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT CAST(document AS text) FROM personal.job_documents"
                + " WHERE job_id = :id").bind("id", jobId).mapTo(String.class).findOne());
    }

    public List<Step> history(long jobId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT at, what, CAST(detail AS text) AS detail FROM job_history"
                + " WHERE job_id = :id ORDER BY at LIMIT :limit").bind("id", jobId).bind("limit", limit)
                .map((row, context) -> new Step(row.getTimestamp("at").toInstant(), row.getString("what"),
                        row.getString("detail"))).list());
    }

    public List<Told> told(long jobId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT event_id, type, at, final, acked_at FROM courier_events"
                + " WHERE job_id = :id ORDER BY event_seq LIMIT :limit").bind("id", jobId).bind("limit", limit)
                .map((row, context) -> new Told(row.getString("event_id"), row.getString("type"),
                        row.getTimestamp("at").toInstant(), row.getBoolean("final"),
                        row.getTimestamp("acked_at") == null ? null : row.getTimestamp("acked_at").toInstant()))
                .list());
    }
}
