package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.job.JobClosing.End;
import dialer.api.store.job.OutcomeFacts.Told;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Jobs of sandbox keys: they have no contact, so nothing can dial them, and are answered by a simulation. */
public final class SandboxJobs {

    private final Jdbi jdbi;

    public SandboxJobs(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A job that waits for its answer; {@code phone}: the first one, as it was written. */
    public record Waiting(Job job, String phone) {
        @Override
        public String toString() {
            return "Waiting[" + job.jobId() + "]";
        }
    }

    /** Jobs that have waited since then or longer, and may be called. */
    public List<Waiting> waiting(Instant since, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + Job.COLUMNS + """
                , coalesce(d.document #>> '{phones,0,raw}', d.document #>> '{phones,0,e164}', '') AS phone
                FROM jobs j JOIN personal.job_documents d USING (job_id)
                WHERE j.sandbox AND j.state = 'OPEN' AND j.received_at <= :since
                      AND (j.not_before IS NULL OR j.not_before <= :since)
                ORDER BY j.received_at LIMIT :limit""").bind("since", JobClosing.at(since)).bind("limit", limit)
                .map((row, context) -> new Waiting(Job.of(row), row.getString("phone"))).list());
    }

    /** Gives a job its outcome, if it still waits for one. */
    public void answer(Job job, OutcomeWord outcome, Instant at) {
        jdbi.useTransaction(h -> JobStore.locked(h, job.courierId(), job.jobId())
                .filter(now -> now.state() == JobState.OPEN).ifPresent(now -> JobClosing.close(h, now,
                        new End(EndedAs.OUTCOME, outcome, 0, EventType.OUTCOME_RECORDED, Told.NOTHING), at)));
    }
}
