package dialer.api.store.job;

import dialer.api.store.EffectFollower;
import dialer.api.store.job.JobClosing.End;
import dialer.api.store.job.OutcomeFacts.Told;
import dialer.core.campaign.OutcomeKind;
import dialer.core.contact.FinishReason;
import dialer.core.effect.StoreEffect;
import dialer.engine.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives jobs the outcomes of their contacts' calls, in the transaction in which these are written. One conversation may
 * have settled several orders, each with an outcome of its own.
 */
public final class JobOutcomes implements EffectFollower {

    @Override
    public void follow(Handle handle, OutboxEntry entry) {
        Instant at = Instant.ofEpochMilli(entry.atMs());
        switch (entry.effect()) {
            case StoreEffect.OutcomeRecorded e -> recorded(handle, e, at);
            case StoreEffect.ContactFinished e -> finished(handle, e, at);
            case StoreEffect.ContactWaiting e -> waiting(handle, e, at);
            case StoreEffect.AttemptClosed e -> attempted(handle, e, at);
            case StoreEffect.AttemptStarted _, StoreEffect.OutcomeWaived _, StoreEffect.AttemptFollowed _,
                    StoreEffect.ContactReturned _, StoreEffect.NumberToSuppress _, StoreEffect.NumberOptedOut _,
                    StoreEffect.AgentSpell _, StoreEffect.CampaignMoved _ -> { }
        }
    }

    /** The agent has said what was agreed: what is final for an order ends its job. */
    private static void recorded(Handle h, StoreEffect.OutcomeRecorded e, Instant at) {
        List<Job> jobs = JobStore.openOfContact(h, e.contactId(), true);
        if (jobs.isEmpty()) {
            return;
        }
        ChosenOutcome chosen = ChosenOutcome.read(h, e.attemptId());
        for (Job job : jobs) {
            Optional<OutcomeWord> word = chosen.wordFor(job);
            if (word.isPresent() && chosen.isFinalFor(job)) {
                JobClosing.close(h, job, new End(EndedAs.OUTCOME, word.get(), e.attemptId(),
                        EventType.OUTCOME_RECORDED, chosen.toldFor(job, null)), at);
            } else if (word.isPresent()) {
                h.createUpdate("UPDATE jobs SET outcome = :word WHERE job_id = :id").bind("word", word.get().word())
                        .bind("id", job.jobId()).execute();
            }
        }
        if (JobStore.openOfContact(h, e.contactId(), false).isEmpty()) {
            JobClosing.settled(h, e.contactId());
        }
    }

    /** A promised call is told at once: the order is not settled yet. */
    private static void waiting(Handle h, StoreEffect.ContactWaiting e, Instant at) {
        if (!e.callback()) {
            return;
        }
        List<Job> jobs = JobStore.openOfContact(h, e.contactId(), true);
        Optional<Long> attempt = jobs.isEmpty() ? Optional.empty() : ChosenOutcome.promisedBy(h, e.contactId());
        if (attempt.isEmpty()) {
            return;
        }
        ChosenOutcome chosen = ChosenOutcome.read(h, attempt.get());
        for (Job job : jobs) {
            if (job.outcomeAttempt() == attempt.get()) {
                continue;
            }
            h.createUpdate("UPDATE jobs SET outcome = :word, outcome_attempt = :attempt WHERE job_id = :id")
                    .bind("word", OutcomeWord.POSTPONED_CALL.word()).bind("attempt", attempt.get())
                    .bind("id", job.jobId()).execute();
            JobStates.note(h, job.jobId(), at, "postponed", "{\"nextCallAt\": \""
                    + Instant.ofEpochMilli(e.nextAtMs()) + "\"}");
            JobEvents.record(h, new JobEvents.Event(job.courierId(), job.jobId(), EventType.OUTCOME_RECORDED, at,
                    false, OutcomeFacts.body(h, job, OutcomeWord.POSTPONED_CALL, false,
                            chosen.toldFor(job, Instant.ofEpochMilli(e.nextAtMs())))));
        }
    }

    /** Couriers whose settings say {@code attemptEvents} are told each attempt. */
    private static void attempted(Handle h, StoreEffect.AttemptClosed e, Instant at) {
        List<Long> told = h.createQuery("""
                SELECT j.job_id FROM jobs j JOIN couriers c USING (courier_id)
                WHERE j.contact_id = :id AND j.state = 'OPEN' AND c.settings -> 'attemptEvents' = 'true'""")
                .bind("id", e.contactId()).mapTo(Long.class).list();
        if (told.isEmpty()) {
            return;
        }
        for (Job job : JobStore.openOfContact(h, e.contactId(), true)) {
            if (told.contains(job.jobId())) {
                JobEvents.record(h, new JobEvents.Event(job.courierId(), job.jobId(), EventType.ATTEMPT_FINISHED, at,
                        false, OutcomeFacts.attemptBody(h, job, e.attemptId())));
            }
        }
    }

    /** Nobody calls the contact any more: jobs that have no outcome get the one that this amounts to. */
    private static void finished(Handle h, StoreEffect.ContactFinished e, Instant at) {
        for (Job job : JobStore.openOfContact(h, e.contactId(), true)) {
            JobClosing.close(h, job, ending(h, job, e.reason()), at);
        }
        JobClosing.settled(h, e.contactId());
    }

    static End ending(Handle h, Job job, FinishReason reason) {
        return switch (reason) {
            case OUTCOME_FINAL -> end(job.outcome() == null ? OutcomeWord.NEEDS_COURIER_ACTION
                    : OutcomeWord.of(job.outcome()).orElse(OutcomeWord.NEEDS_COURIER_ACTION), reason.name());
            case ATTEMPTS_USED_UP, UNWANTED -> end(OutcomeWord.UNREACHABLE, reason.name());
            case INVALID_NUMBER -> end(OutcomeWord.WRONG_NUMBER, reason.name());
            case NO_NUMBERS_LEFT -> end(wasWrongPerson(h, job.contactId()) ? OutcomeWord.WRONG_NUMBER
                    : OutcomeWord.UNREACHABLE, reason.name());
            case SUPPRESSED, WITHDRAWN -> end(OutcomeWord.NEEDS_COURIER_ACTION, reason.name());
        };
    }

    private static End end(OutcomeWord word, String reason) {
        return new End(EndedAs.OUTCOME, word, 0, EventType.OUTCOME_RECORDED, Told.reason(reason));
    }

    private static boolean wasWrongPerson(Handle h, long contactId) {
        return h.createQuery("SELECT EXISTS (SELECT 1 FROM contact_numbers WHERE contact_id = :id AND wrong_person)")
                .bind("id", contactId).mapTo(Boolean.class).one();
    }

    /** Whether an outcome of this kind ends the order; a call again, a machine and another number do not. */
    static boolean endsOrder(OutcomeKind kind) {
        return switch (kind) {
            case FINAL, SUPPRESS -> true;
            case CALLBACK, RETRY, WRONG_NUMBER, MACHINE -> false;
        };
    }
}
