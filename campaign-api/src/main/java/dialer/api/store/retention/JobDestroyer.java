package dialer.api.store.retention;

import dialer.api.store.JobContacts;
import dialer.api.store.job.EventType;
import dialer.api.store.job.JobEvents;
import dialer.api.store.job.JobState;
import dialer.api.store.job.JobStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes everything personal from jobs, in the caller's transaction: the order as it was sent, what couriers were told,
 * and the contact, unless another job still needs it. The job's row stays, so that what a courier says later is
 * understood.
 */
final class JobDestroyer {

    private final Handle handle;
    private final RetentionRule rule;
    private final int destructionId;
    private final Instant now;
    private final ClearValues clear;
    private final ContactDestroyer contacts;

    JobDestroyer(Handle handle, RetentionRule rule, int destructionId, Instant now, ClearValues clear,
            ContactDestroyer contacts) {
        this.handle = handle;
        this.rule = rule;
        this.destructionId = destructionId;
        this.now = now;
        this.clear = clear;
        this.contacts = contacts;
    }

    private record Doomed(long jobId, int courierId, String orderId, String kind, JobState state, long contactId) {
        @Override
        public String toString() {
            return "Doomed[" + jobId + "]";
        }
    }

    DestroyedCounts destroy(List<Long> jobIds) {
        List<Doomed> jobs = new ArrayList<>(handle.createQuery("""
                SELECT job_id, courier_id, courier_order_id, kind, state, coalesce(contact_id, 0) AS contact_id
                FROM jobs WHERE job_id = ANY(:ids) AND state <> 'PURGED' ORDER BY job_id FOR UPDATE SKIP LOCKED""")
                .bindArray("ids", Long.class, jobIds).map((row, context) -> new Doomed(row.getLong("job_id"),
                        row.getInt("courier_id"), row.getString("courier_order_id"), row.getString("kind"),
                        JobState.valueOf(row.getString("state")), row.getLong("contact_id"))).list());
        DestroyedCounts counts = releaseContacts(jobs);
        if (jobs.isEmpty()) {
            return counts;
        }
        List<Long> ids = jobs.stream().map(Doomed::jobId).toList();
        show(ids);
        jobs.forEach(this::purged);
        long documents = change("DELETE FROM personal.job_documents WHERE job_id = ANY(:ids)", ids);
        long events = change("""
                DELETE FROM personal.event_bodies b USING courier_events e
                WHERE e.event_seq = b.event_seq AND e.job_id = ANY(:ids) AND e.type <> 'data.destroyed'""", ids);
        return counts.plus(DestroyedCounts.ofJobs(ids.size(), documents, events));
    }

    /** Jobs whose contact is being dialed are taken from the list: their turn comes later. */
    private DestroyedCounts releaseContacts(List<Doomed> jobs) {
        Map<Long, Set<Long>> byContact = new HashMap<>();
        jobs.stream().filter(job -> job.contactId() != 0).forEach(job ->
                byContact.computeIfAbsent(job.contactId(), id -> new HashSet<>()).add(job.jobId()));
        if (byContact.isEmpty()) {
            return DestroyedCounts.NONE;
        }
        Set<Long> needed = new HashSet<>(handle.createQuery("SELECT DISTINCT contact_id FROM jobs"
                + " WHERE contact_id = ANY(:contacts) AND state <> 'PURGED' AND NOT job_id = ANY(:jobs)")
                .bindArray("contacts", Long.class, byContact.keySet())
                .bindArray("jobs", Long.class, jobs.stream().map(Doomed::jobId).toList()).mapTo(Long.class).list());
        JobContacts cards = new JobContacts(handle);
        needed.forEach(contactId -> cards.takeOut(contactId, byContact.getOrDefault(contactId, Set.of())));
        Set<Long> whole = new HashSet<>(byContact.keySet());
        whole.removeAll(needed);
        ContactDestroyer.Done done = contacts.destroy(whole);
        Set<Long> gone = new HashSet<>(handle.createQuery("SELECT contact_id FROM contacts"
                + " WHERE contact_id = ANY(:ids) AND destruction_id IS NOT NULL").bindArray("ids", Long.class, whole)
                .mapTo(Long.class).list());
        jobs.removeIf(job -> whole.contains(job.contactId()) && !gone.contains(job.contactId()));
        return done.counts();
    }

    private void show(List<Long> jobIds) {
        handle.createQuery("SELECT CAST(document AS text) FROM personal.job_documents WHERE job_id = ANY(:ids)")
                .bindArray("ids", Long.class, jobIds).mapTo(String.class).forEach(clear::document);
    }

    /** A job that was still in hand has expired with its data; the courier is told both. */
    private void purged(Doomed job) {
        if (job.state().inHand()) {
            JobStates.move(handle, job.jobId(), JobState.FINAL, now, "expired", detail());
            handle.createUpdate("UPDATE jobs SET ended_as = 'EXPIRED' WHERE job_id = :id").bind("id", job.jobId())
                    .execute();
            tell(job, EventType.JOB_EXPIRED, true);
        }
        JobStates.move(handle, job.jobId(), JobState.PURGED, now, "purged", detail());
        tell(job, EventType.DATA_DESTROYED, false);
    }

    private void tell(Doomed job, EventType type, boolean isFinal) {
        JobEvents.record(handle, new JobEvents.Event(job.courierId(), job.jobId(), type, now, isFinal,
                RetentionJson.text(Map.of("jobId", job.jobId(), "courierOrderId", job.orderId(), "kind", job.kind(),
                        "rule", rule.name(), "destructionId", destructionId))));
    }

    private String detail() {
        return RetentionJson.text(Map.of("rule", rule.name(), "destructionId", destructionId));
    }

    private long change(String sql, List<Long> ids) {
        return handle.createUpdate(sql).bindArray("ids", Long.class, ids).execute();
    }
}
