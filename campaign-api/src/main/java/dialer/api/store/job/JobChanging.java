package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.JobContacts;
import dialer.api.store.JobContacts.Place;
import dialer.api.store.JobTerms;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changes of jobs that wait for their outcome, also while the person is on the line. */
public final class JobChanging {

    private final Jdbi jdbi;

    public JobChanging(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What came of a change. */
    public enum Fate {
        CHANGED,
        /** It says what the job says already. */
        SAME,
        /** The job was changed by somebody else since it was read. */
        OTHER_VERSION,
        /** The job has its outcome; it can be called again, but not be changed. */
        ENDED
    }

    /**
     * A job after a change.
     *
     * @param contactState of its contact before, empty where it has none
     */
    public record Changed(Fate fate, Job job, String contactState) {
    }

    /** Empty where the courier has no such job. {@code sent} must be of the same order and kind. */
    public Optional<Changed> change(int courierId, long jobId, int version, NewJob sent, Instant at) {
        return JobFeedback.again(() -> jdbi.inTransaction(h -> {
            JobContacts contacts = new JobContacts(h);
            contacts.begin(List.of(courierId));
            return JobFeedback.lock(h, courierId, jobId).map(job -> {
                if (job.version() != version) {
                    // the answer to this very change may have been lost on its way: RFC 9110, 13.1.1
                    boolean appliedBefore = job.version() == version + 1 && job.isOf(sent.fingerprint());
                    return new Changed(appliedBefore ? Fate.SAME : Fate.OTHER_VERSION, job, "");
                }
                if (!job.state().inHand()) {
                    return new Changed(Fate.ENDED, job, "");
                }
                if (job.isOf(sent.fingerprint())) {
                    return new Changed(Fate.SAME, job, "");
                }
                String state = contactState(h, job.contactId());
                write(h, contacts, job, sent, at);
                return new Changed(Fate.CHANGED, JobStore.locked(h, courierId, jobId).orElseThrow(), state);
            });
        }));
    }

    private static void write(Handle h, JobContacts contacts, Job job, NewJob sent, Instant at) {
        writeDocument(h, job.jobId(), sent);
        h.createUpdate("UPDATE jobs SET version = version + 1 WHERE job_id = :id").bind("id", job.jobId()).execute();
        JobStates.note(h, job.jobId(), at, "changed", Documents.text(Map.of("version", job.version() + 1)));
        if (job.contactId() == 0) {
            return;
        }
        contacts.replace(new Place(job.campaignId(), job.courierId(), sent.sender().name()), job.contactId(),
                JobRows.row(job.jobId(), job.run(), sent.sender().code(), sent.call().row()));
        h.createUpdate("""
                UPDATE contacts c SET deadline = CASE WHEN c.deadline IS NULL THEN NULL ELSE o.last END,
                       priority = least(c.priority, :priority),
                       next_at = CASE WHEN o.jobs = 1 THEN greatest(c.next_at, :notBefore) ELSE c.next_at END
                FROM (SELECT max(deadline) AS last, count(*) AS jobs FROM jobs
                      WHERE contact_id = :id AND state IN ('OPEN', 'VALIDATED')) o
                WHERE c.contact_id = :id""").bind("priority", sent.call().priority()).bind("id", job.contactId())
                .bindBySqlType("notBefore", at(sent.notBefore()), Types.TIMESTAMP_WITH_TIMEZONE).execute();
    }

    /** What the courier has sent takes the place of what was there. */
    static void writeDocument(Handle h, long jobId, NewJob sent) {
        h.createUpdate("""
                UPDATE jobs SET fingerprint = decode(:fingerprint, 'hex'), phones = CAST(:phones AS jsonb),
                       not_before = :notBefore, deadline = :deadline WHERE job_id = :id""")
                .bind("fingerprint", sent.fingerprint()).bind("phones", sent.call().phones())
                .bindBySqlType("notBefore", at(sent.notBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                .bind("deadline", JobClosing.at(sent.deadline())).bind("id", jobId).execute();
        h.createUpdate("""
                INSERT INTO personal.job_documents (job_id, document) VALUES (:id, CAST(:document AS jsonb))
                ON CONFLICT (job_id) DO UPDATE SET document = EXCLUDED.document""").bind("id", jobId)
                .bind("document", sent.document()).execute();
    }

    /**
     * Opens a contact again that has been finished, with a new budget of attempts, unless its data is gone or somebody
     * else's order has made another contact of the same person meanwhile.
     */
    static boolean reopen(Handle h, Job job, JobTerms terms) {
        int opened = h.createUpdate("""
                UPDATE contacts c SET state = 'OPEN', finish_reason = NULL, attempts_made = 0, same_in_a_row = 0,
                       last_disposition = NULL, callback = false, for_agent_id = 0, wait_reason = NULL,
                       next_at = '-infinity', jobs_open = true, priority = :priority, deadline = :deadline
                WHERE c.contact_id = :id AND c.state IN ('FINISHED', 'WITHDRAWN')
                      AND EXISTS (SELECT 1 FROM cards k WHERE k.contact_id = c.contact_id)
                      AND EXISTS (SELECT 1 FROM contact_lists l WHERE l.list_id = c.list_id AND l.state = 'READY')
                      AND NOT EXISTS (
                          SELECT 1 FROM contact_numbers mine JOIN contact_numbers theirs USING (number_id)
                               JOIN contacts other ON other.contact_id = theirs.contact_id
                          WHERE mine.contact_id = c.contact_id AND theirs.contact_id <> c.contact_id
                                AND other.campaign_id = c.campaign_id AND other.courier = c.courier
                                AND other.state NOT IN ('FINISHED', 'WITHDRAWN'))""")
                .bind("priority", terms.priority()).bindBySqlType("deadline", at(terms.deadline()),
                        Types.TIMESTAMP_WITH_TIMEZONE).bind("id", job.contactId()).execute();
        if (opened > 0) {
            h.createUpdate("UPDATE contact_numbers SET attempts_made = 0, last_disposition = NULL"
                    + " WHERE contact_id = :id AND last_disposition IS DISTINCT FROM 'UNWANTED'")
                    .bind("id", job.contactId()).execute();
            List<Long> ended = h.createQuery("SELECT job_id FROM jobs WHERE contact_id = :id AND job_id <> :jobId"
                    + " AND state NOT IN ('OPEN', 'VALIDATED')").bind("id", job.contactId())
                    .bind("jobId", job.jobId()).mapTo(Long.class).list();
            new JobContacts(h).takeOut(job.contactId(), java.util.Set.copyOf(ended));
        }
        return opened > 0;
    }

    static boolean isHeld(Handle h, long contactId) {
        return contactState(h, contactId).equals("HELD");
    }

    private static String contactState(Handle h, long contactId) {
        return contactId == 0 ? "" : h.createQuery("SELECT state FROM contacts WHERE contact_id = :id")
                .bind("id", contactId).mapTo(String.class).findOne().orElse("");
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : JobClosing.at(instant);
    }
}
