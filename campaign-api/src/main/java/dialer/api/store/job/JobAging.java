package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.JobContacts;
import dialer.api.store.JobContacts.Place;
import dialer.api.store.job.JobClosing.End;
import dialer.api.store.job.OutcomeFacts.Told;
import dialer.core.contact.FinishReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of jobs as time goes by. Each job is a transaction of its own, so that no two of them wait for each
 * other while the projector works on the same contacts.
 */
public final class JobAging {

    private final Jdbi jdbi;

    public JobAging(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A job whose time has come, with its document. */
    public record Due(Job job, String courierCode, String courierName, String document) {
        @Override
        public String toString() {
            return "Due[" + job.jobId() + "]";
        }
    }

    private record Ref(int courierId, long jobId) {
    }

    private record Left(long contactId, @Nullable String reason) {
    }

    /**
     * Ends jobs whose deadline has passed, but for those whose call is under way: that one may still bring the outcome.
     */
    public Ended expire(Instant at, int limit) {
        List<Ref> over = jdbi.withHandle(h -> h.createQuery("""
                SELECT j.courier_id, j.job_id FROM jobs j LEFT JOIN contacts c ON c.contact_id = j.contact_id
                WHERE j.state IN ('RECEIVED', 'VALIDATED', 'OPEN') AND j.deadline <= :at
                      AND coalesce(c.state, '') <> 'IN_ATTEMPT'
                ORDER BY j.deadline LIMIT :limit""").bind("at", JobClosing.at(at)).bind("limit", limit)
                .map((row, context) -> new Ref(row.getInt("courier_id"), row.getLong("job_id"))).list());
        List<Long> withdrawn = new ArrayList<>();
        for (Ref ref : over) {
            expire(ref.courierId(), ref.jobId(), at, job -> isOver(job, at)).ifPresent(withdrawn::add);
        }
        return new Ended(over.size(), withdrawn);
    }

    /**
     * Ends one job whatever its deadline says: its data may not be kept any longer.
     *
     * @return its contact, where the engine may hold it and is to let go of it
     */
    public Optional<Long> expireNow(int courierId, long jobId, Instant at) {
        return expire(courierId, jobId, at, job -> job.state().inHand());
    }

    private Optional<Long> expire(int courierId, long jobId, Instant at, Predicate<Job> still) {
        return JobFeedback.again(() -> jdbi.inTransaction(h -> JobFeedback.lock(h, courierId, jobId).filter(still)
                .flatMap(job -> {
                    JobClosing.close(h, job, new End(EndedAs.EXPIRED, OutcomeWord.EXPIRED, 0, EventType.JOB_EXPIRED,
                            Told.NOTHING), at);
                    return JobClosing.release(h, job);
                })));
    }

    /**
     * Jobs that have ended.
     *
     * @param withdrawn contacts that the engine is to let go of
     */
    public record Ended(int jobs, List<Long> withdrawn) {
        public Ended {
            withdrawn = List.copyOf(withdrawn);
        }
    }

    private static boolean isOver(Job job, Instant at) {
        Instant deadline = job.deadline();
        return job.state().inHand() && deadline != null && !deadline.isAfter(at);
    }

    /** Settles jobs whose contact has ended elsewhere: at the gate, or with a list that was taken back. */
    public int settleLeft(Instant at, int limit) {
        List<Left> left = jdbi.withHandle(h -> h.createQuery("""
                SELECT c.contact_id, c.finish_reason FROM contacts c
                WHERE c.jobs_open AND c.state IN ('FINISHED', 'WITHDRAWN') AND NOT EXISTS (
                    SELECT 1 FROM attempts a WHERE a.contact_id = c.contact_id AND (a.ended_at IS NULL
                        OR (a.disposition = 'CONNECTED' AND a.outcome_id IS NULL AND a.outcome_waived_by IS NULL)))
                LIMIT :limit""").bind("limit", limit).map((row, context) -> new Left(row.getLong("contact_id"),
                        row.getString("finish_reason"))).list());
        for (Left one : left) {
            JobFeedback.again(() -> jdbi.inTransaction(h -> {
                h.createQuery("SELECT contact_id FROM contacts WHERE contact_id = :id FOR UPDATE")
                        .bind("id", one.contactId()).mapTo(Long.class).findOne();
                for (Job job : JobStore.openOfContact(h, one.contactId(), true)) {
                    JobClosing.close(h, job, JobOutcomes.ending(h, job, reason(one.reason())), at);
                }
                JobClosing.settled(h, one.contactId());
                return one;
            }));
        }
        return left.size();
    }

    private static FinishReason reason(@Nullable String stored) {
        for (FinishReason reason : FinishReason.values()) {
            if (reason.name().equals(stored)) {
                return reason;
            }
        }
        return FinishReason.WITHDRAWN;
    }

    /** Jobs whose warning a person has accepted are called now. */
    public int openAccepted(Instant at, int limit) {
        List<Long> accepted = jdbi.withHandle(h -> h.createQuery("""
                SELECT j.job_id FROM jobs j JOIN contacts c ON c.contact_id = j.contact_id
                WHERE j.state = 'VALIDATED' AND c.state <> 'HELD' LIMIT :limit""").bind("limit", limit)
                .mapTo(Long.class).list());
        accepted.forEach(jobId -> jdbi.useTransaction(h -> JobStates.move(h, jobId, JobState.OPEN, at, "accepted",
                "{}")));
        return accepted.size();
    }

    /** Jobs without a contact that may be called from now on: the oldest first. */
    public List<Due> due(Instant at, long afterJobId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + Job.COLUMNS + """
                , c.code, c.name, CAST(d.document AS text) AS document
                FROM jobs j JOIN couriers c USING (courier_id) JOIN personal.job_documents d USING (job_id)
                WHERE j.state IN ('RECEIVED', 'VALIDATED') AND j.contact_id IS NULL AND NOT j.sandbox
                      AND (j.not_before IS NULL OR j.not_before <= :at) AND j.job_id > :after
                ORDER BY j.job_id LIMIT :limit""").bind("at", JobClosing.at(at)).bind("after", afterJobId)
                .bind("limit", limit).map((row, context) -> new Due(Job.of(row), row.getString("code"),
                        row.getString("name"), row.getString("document"))).list());
    }

    /**
     * A job's time has come: it becomes a contact, or joins one.
     *
     * @return the job as it stands then; empty where it has moved on meanwhile
     */
    public Optional<Job> open(NewJob judged, long jobId, Instant at) {
        return JobFeedback.again(() -> jdbi.inTransaction(h -> {
            JobContacts contacts = new JobContacts(h);
            contacts.begin(List.of(judged.sender().courierId()));
            Optional<Job> job = JobStore.locked(h, judged.sender().courierId(), jobId)
                    .filter(one -> one.state().inHand() && one.contactId() == 0);
            job.ifPresent(one -> open(h, contacts, one, judged, at));
            return job.flatMap(one -> JobStore.locked(h, one.courierId(), jobId));
        }));
    }

    private static void open(Handle h, JobContacts contacts, Job job, NewJob judged, Instant at) {
        if (judged.call().isRejected()) {
            JobClosing.close(h, job, new End(EndedAs.REJECTED, OutcomeWord.NEEDS_COURIER_ACTION, 0,
                    EventType.JOB_REJECTED, Told.reason(judged.call().trouble())), at);
            return;
        }
        Place place = new Place(judged.call().campaignId(), job.courierId(), judged.sender().name());
        long contactId = contacts.load(place, JobContacts.Rows.of(JobRows.row(job.jobId(), job.run(),
                judged.sender().code(), judged.call().row()), judged.terms())).contactOf(job.jobId());
        h.createUpdate("UPDATE jobs SET campaign_id = :campaignId, contact_id = nullif(:contactId, 0)"
                + " WHERE job_id = :id").bind("campaignId", place.campaignId()).bind("contactId", contactId)
                .bind("id", job.jobId()).execute();
        JobState to = JobChanging.isHeld(h, contactId) ? JobState.VALIDATED : JobState.OPEN;
        if (to != job.state()) {
            JobStates.move(h, job.jobId(), to, at, "opened", Documents.text(Map.of("campaignId", place.campaignId())));
        }
    }
}
