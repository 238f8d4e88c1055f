package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.JobContacts;
import dialer.api.store.JobContacts.Place;
import dialer.api.store.job.JobClosing.End;
import dialer.api.store.job.OutcomeFacts.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a courier says about an order that we have: it was delivered, it was not, call again, do not call any more. */
public final class JobFeedback {

    private static final int TRIES = 5;

    private final Jdbi jdbi;

    public JobFeedback(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What a word of the courier's has done.
     *
     * @param withdrawn the contact that the engine is to let go of, 0 for none
     * @param changed   whether anything has changed; a word that is said twice changes nothing the second time
     */
    public record Done(Job job, long withdrawn, boolean changed) {
    }

    /** What came of the wish to call again. */
    public enum Again {
        /** It is called again. */
        RUNS,
        /** It was being called anyway. */
        RUNS_ALREADY,
        /** Its data is destroyed: it must be sent anew. */
        DATA_GONE,
        /** Its deadline has passed, or it has no number that can be dialed. */
        CANNOT_BE_CALLED
    }

    /** The answer to the wish to call again. */
    public record Rerun(Again again, Job job) {
    }

    /** The order was delivered; also long after nothing else is left of the job. Empty where there is no such job. */
    public Optional<Done> delivered(int courierId, long jobId, Instant at) {
        return end(courierId, jobId, "delivered", new End(EndedAs.DELIVERED, OutcomeWord.ALREADY_DELIVERED, 0,
                EventType.JOB_CLOSED, Told.NOTHING), at);
    }

    /** The order could not be delivered, {@code reason} being the courier's code for why; empty for none. */
    public Optional<Done> notDelivered(int courierId, long jobId, String reason, Instant at) {
        return end(courierId, jobId, "not-delivered", new End(EndedAs.NOT_DELIVERED,
                OutcomeWord.CANCELLED_BY_COURIER, 0, EventType.JOB_CLOSED,
                reason.isEmpty() ? Told.NOTHING : Told.reason(reason)), at);
    }

    /** Nobody is to call for the order any more, not even where the telephone rings at this moment. */
    public Optional<Done> recall(int courierId, long jobId, Instant at) {
        return end(courierId, jobId, "recalled", new End(EndedAs.RECALLED, OutcomeWord.CANCELLED_BY_COURIER, 0,
                EventType.JOB_CLOSED, Told.NOTHING), at);
    }

    /**
     * Somebody of the office has found that another outcome is right; the courier is told, and acknowledges anew.
     *
     * @param details a JSON object
     * @return the job; {@code changed} is false where it has no outcome that could be corrected
     */
    public Optional<Done> correct(int courierId, long jobId, OutcomeWord outcome, String details, Instant at) {
        return again(() -> jdbi.inTransaction(h -> lock(h, courierId, jobId).map(job -> {
            boolean ended = job.endedAs() == EndedAs.OUTCOME && job.state() != JobState.PURGED;
            if (ended) {
                if (job.state() == JobState.HANDED_OVER) {
                    JobStates.move(h, jobId, JobState.FINAL, at, "reopened", "{}");
                }
                h.createUpdate("UPDATE jobs SET outcome = :outcome WHERE job_id = :id").bind("outcome", outcome.word())
                        .bind("id", jobId).execute();
                JobStates.note(h, jobId, at, "corrected", Documents.text(Map.of("outcome", outcome.word())));
                JobEvents.record(h, new JobEvents.Event(courierId, jobId, EventType.OUTCOME_CORRECTED, at, true,
                        OutcomeFacts.body(h, job, outcome, true, new Told(details, null))));
            }
            return new Done(read(h, courierId, jobId), 0, ended);
        })));
    }

    private Optional<Done> end(int courierId, long jobId, String what, End end, Instant at) {
        return again(() -> jdbi.inTransaction(h -> lock(h, courierId, jobId).map(job -> {
            boolean inHand = job.state().inHand();
            if (inHand) {
                JobClosing.close(h, job, end, at);
            }
            boolean said = !inHand && said(h, job, what);
            if (!said) {
                JobStates.note(h, jobId, at, what, Documents.text(Map.of("state", job.state().name())));
            }
            long withdrawn = inHand ? JobClosing.release(h, job).orElse(0L) : 0;
            return new Done(read(h, courierId, jobId), withdrawn, !said);
        })));
    }

    /** Whether the courier has said so before in this run of the job. */
    private static boolean said(Handle h, Job job, String what) {
        return h.createQuery("SELECT EXISTS (SELECT 1 FROM job_history s WHERE s.job_id = :id AND s.what = :what"
                + " AND NOT EXISTS (SELECT 1 FROM job_history r WHERE r.job_id = s.job_id AND r.what = 'rerun'"
                + " AND r.at > s.at))").bind("id", job.jobId()).bind("what", what).mapTo(Boolean.class).one();
    }

    /**
     * The order is to be called again, with a new budget of attempts; what the law counts goes on counting.
     *
     * @param sent the job, judged anew: as it was sent before, or as it has been sent now; null where neither is there
     * @param anew whether it has been sent now, so that it replaces what was there
     */
    public Optional<Rerun> rerun(int courierId, long jobId, @Nullable NewJob sent, boolean anew, Instant at) {
        return again(() -> jdbi.inTransaction(h -> {
            JobContacts contacts = new JobContacts(h);
            contacts.begin(List.of(courierId));
            return lock(h, courierId, jobId).map(job -> {
                if (job.state().inHand()) {
                    return new Rerun(Again.RUNS_ALREADY, job);
                }
                if (sent == null) {
                    return new Rerun(Again.DATA_GONE, job);
                }
                if (sent.call().isRejected()) {
                    return new Rerun(Again.CANNOT_BE_CALLED, job);
                }
                begin(h, contacts, job, sent, anew, at);
                return new Rerun(Again.RUNS, read(h, courierId, jobId));
            });
        }));
    }

    private static void begin(Handle h, JobContacts contacts, Job job, NewJob sent, boolean anew, Instant at) {
        if (anew) {
            JobChanging.writeDocument(h, job.jobId(), sent);
        }
        Instant notBefore = sent.notBefore();
        boolean waits = notBefore != null && notBefore.isAfter(at);
        boolean calls = !job.sandbox() && sent.call().campaignId() != 0 && !waits;
        long contactId = calls ? open(h, contacts, job, sent) : 0;
        boolean held = contactId != 0 && JobChanging.isHeld(h, contactId);
        JobState to = job.sandbox() ? JobState.OPEN : sent.call().campaignId() == 0 ? JobState.RECEIVED
                : waits || held ? JobState.VALIDATED : JobState.OPEN;
        JobStates.move(h, job.jobId(), to, at, "rerun", Documents.text(Map.of("run", job.run() + 1)));
        h.createUpdate("""
                UPDATE jobs SET run = run + 1, received_at = CASE WHEN :anew THEN :at ELSE received_at END,
                       ended_as = NULL, outcome = NULL, outcome_attempt = NULL,
                       campaign_id = nullif(:campaignId, 0), contact_id = nullif(:contactId, 0)
                WHERE job_id = :id""").bind("campaignId", sent.call().campaignId()).bind("contactId", contactId)
                // data that was destroyed and has come again is as old as it is now
                .bind("anew", job.state() == JobState.PURGED).bind("at", JobClosing.at(at))
                .bind("id", job.jobId()).execute();
    }

    /** The person's own contact is opened again, so that what was tried counts on; else there is a new one. */
    private static long open(Handle h, JobContacts contacts, Job job, NewJob sent) {
        Place place = new Place(sent.call().campaignId(), sent.sender().courierId(), sent.sender().name());
        if (job.contactId() != 0 && job.campaignId() == place.campaignId()
                && JobChanging.reopen(h, job, sent.terms())) {
            contacts.replace(place, job.contactId(), JobRows.row(job.jobId(), job.run() + 1, sent.sender().code(),
                    sent.call().row()));
            return job.contactId();
        }
        h.createUpdate("DELETE FROM list_rows USING contact_lists l WHERE list_rows.list_id = l.list_id"
                + " AND l.courier_id = :courierId AND l.campaign_id = :campaignId AND row_no = :id")
                .bind("courierId", job.courierId()).bind("campaignId", place.campaignId()).bind("id", job.jobId())
                .execute();
        return contacts.load(place, JobContacts.Rows.of(JobRows.row(job.jobId(), job.run() + 1,
                sent.sender().code(), sent.call().row()), sent.terms())).contactOf(job.jobId());
    }

    /** The contact before the job, in the order in which the projector locks them. */
    static Optional<Job> lock(Handle h, int courierId, long jobId) {
        h.createQuery("SELECT c.contact_id FROM contacts c JOIN jobs j USING (contact_id) WHERE j.job_id = :id"
                + " AND j.courier_id = :courierId FOR UPDATE OF c").bind("id", jobId).bind("courierId", courierId)
                .mapTo(Long.class).findOne();
        return JobStore.locked(h, courierId, jobId);
    }

    private static Job read(Handle h, int courierId, long jobId) {
        return JobStore.locked(h, courierId, jobId).orElseThrow();
    }

    static <T> T again(java.util.function.Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt == TRIES || !JobContacts.isClash(e)) {
                    throw e;
                }
            }
        }
    }
}
