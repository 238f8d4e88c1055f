package dialer.api.store.job;

import dialer.api.store.JobContacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Ends jobs: the outcome, the line in the history, the event, and what becomes of the contact. */
final class JobClosing {

    private JobClosing() {
    }

    /**
     * How a job ends.
     *
     * @param attemptId whose outcome it is, 0 for none's
     */
    record End(EndedAs as, OutcomeWord outcome, long attemptId, EventType type, OutcomeFacts.Told told) {
    }

    /** The job's row must be locked. Does nothing to a job that has ended before. */
    static boolean close(Handle h, Job job, End end, Instant at) {
        if (!job.state().inHand()) {
            return false;
        }
        h.createUpdate("UPDATE jobs SET ended_as = :as, outcome = :outcome, outcome_attempt = nullif(:attemptId, 0)"
                + " WHERE job_id = :id").bind("as", end.as().name()).bind("outcome", end.outcome().word())
                .bind("attemptId", end.attemptId()).bind("id", job.jobId()).execute();
        JobStates.move(h, job.jobId(), JobState.FINAL, at, "final",
                dialer.api.store.Documents.text(Map.of("as", end.as().name(), "outcome", end.outcome().word())));
        JobEvents.record(h, new JobEvents.Event(job.courierId(), job.jobId(), end.type(), at, true,
                OutcomeFacts.body(h, job, end.outcome(), true, end.told())));
        return true;
    }

    /**
     * A job does not wait for its contact any more. Who is wanted by nobody else is not dialed any more; who is keeps
     * what the others have brought.
     *
     * @return the contact, where the engine may hold it and must be told
     */
    static Optional<Long> release(Handle h, Job job) {
        if (job.contactId() == 0) {
            return Optional.empty();
        }
        List<Job> others = JobStore.openOfContact(h, job.contactId(), false).stream()
                .filter(other -> other.jobId() != job.jobId()).toList();
        if (!others.isEmpty()) {
            new JobContacts(h).takeOut(job.contactId(), Set.of(job.jobId()));
            h.createUpdate("""
                    UPDATE contacts c SET deadline = o.last FROM (
                        SELECT max(deadline) AS last FROM jobs WHERE contact_id = :id
                               AND state IN ('OPEN', 'VALIDATED') AND job_id <> :jobId) o
                    WHERE c.contact_id = :id AND c.deadline IS NOT NULL""").bind("id", job.contactId())
                    .bind("jobId", job.jobId()).execute();
            return Optional.empty();
        }
        h.createUpdate("UPDATE contacts SET jobs_open = false WHERE contact_id = :id AND jobs_open")
                .bind("id", job.contactId()).execute();
        Optional<String> before = h.createQuery("SELECT state FROM contacts WHERE contact_id = :id"
                + " AND deadline IS NOT NULL AND state NOT IN ('FINISHED', 'WITHDRAWN') FOR UPDATE")
                .bind("id", job.contactId()).mapTo(String.class).findOne();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        h.createUpdate("UPDATE contacts SET state = 'WITHDRAWN', finish_reason = 'WITHDRAWN', lease_epoch = NULL"
                + " WHERE contact_id = :id").bind("id", job.contactId()).execute();
        boolean held = before.get().equals("IN_HOPPER") || before.get().equals("IN_ATTEMPT");
        return held ? Optional.of(job.contactId()) : Optional.empty();
    }

    /** A contact has ended: nothing is left open on it. */
    static void settled(Handle h, long contactId) {
        h.createUpdate("UPDATE contacts SET jobs_open = false WHERE contact_id = :id AND jobs_open")
                .bind("id", contactId).execute();
    }

    static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
