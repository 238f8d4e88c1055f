package dialer.api.store.retention;

import dialer.api.store.JobContacts;
import dialer.api.store.job.EventType;
import dialer.api.store.job.JobEvents;
import dialer.api.store.job.JobState;
import dialer.api.store.job.JobStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/**
 * Takes everything personal from jobs, in the caller's transaction: the order as it was sent, what couriers were told,
 * and the contact, unless another job still needs it. The job's row stays, so that what a courier says later is
 * understood.
 */
final class JobDestroyer {

    private static final Set<String> IN_THE_ENGINE = Set.of("IN_HOPPER", "IN_ATTEMPT");

    /** What couriers were told of a job {@code j} by an event {@code e} before its data was destroyed. */
    static final String TOLD_BEFORE =
            "j.state = 'PURGED' AND e.type <> 'data.destroyed' AND e.at < j.purged_at";

    private final Handle handle;
    private final Warrant warrant;
    private final ClearValues clear;
    private final ContactDestroyer contacts;

    JobDestroyer(Handle handle, Warrant warrant, ClearValues clear, ContactDestroyer contacts) {
        this.handle = handle;
        this.warrant = warrant;
        this.clear = clear;
        this.contacts = contacts;
    }

    private record Doomed(long jobId, int courierId, String orderId, String kind, JobState state, long contactId) {
        @Override
        public String toString() {
            return "Doomed[" + jobId + "]";
        }
    }

    /** Contacts are locked before jobs, as everywhere; what somebody else has in hand is left for the next time. */
    DestroyedCounts destroy(List<Long> jobIds) {
        Map<Long, String> locked = lockContacts(jobIds);
        List<Doomed> jobs = lockJobs(jobIds);
        jobs.removeIf(job -> job.contactId() != 0 && !locked.containsKey(job.contactId()));
        DestroyedCounts counts = releaseContacts(jobs, locked);
        if (jobs.isEmpty()) {
            return counts;
        }
        List<Long> ids = jobs.stream().map(Doomed::jobId).toList();
        show(ids);
        long documents = change("DELETE FROM personal.job_documents WHERE job_id = ANY(:ids)", ids);
        long events = change("""
                DELETE FROM personal.event_bodies b USING courier_events e
                WHERE e.event_seq = b.event_seq AND e.job_id = ANY(:ids) AND e.type <> 'data.destroyed'""", ids);
        // what is told from now on speaks of nobody and is delivered
        jobs.forEach(this::purged);
        return counts.plus(DestroyedCounts.ofJobs(ids.size(), documents, events));
    }

    private Map<Long, String> lockContacts(List<Long> jobIds) {
        return handle.createQuery("""
                SELECT contact_id, state FROM contacts WHERE contact_id IN (
                    SELECT contact_id FROM jobs WHERE job_id = ANY(:ids))
                ORDER BY contact_id FOR UPDATE SKIP LOCKED""").bindArray("ids", Long.class, jobIds)
                .setMapKeyColumn("contact_id").setMapValueColumn("state")
                .collectInto(new GenericType<Map<Long, String>>() { });
    }

    private List<Doomed> lockJobs(List<Long> jobIds) {
        String due = Warrant.jobs(warrant.rule());
        return new ArrayList<>(Warrant.bind(handle.createQuery("""
                SELECT x.job_id, x.courier_id, x.courier_order_id, x.kind, x.state,
                       coalesce(x.contact_id, 0) AS contact_id
                FROM jobs x WHERE x.job_id = ANY(:ids) AND\s""" + due + " ORDER BY x.job_id FOR UPDATE SKIP LOCKED"),
                due, warrant.before()).bindArray("ids", Long.class, jobIds)
                .map((row, context) -> new Doomed(row.getLong("job_id"), row.getInt("courier_id"),
                        row.getString("courier_order_id"), row.getString("kind"),
                        JobState.valueOf(row.getString("state")), row.getLong("contact_id"))).list());
    }

    /** Jobs whose contact is being dialed are taken from the list: their turn comes later. */
    private DestroyedCounts releaseContacts(List<Doomed> jobs, Map<Long, String> states) {
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
        // an order that this very conversation may settle waits for its end
        jobs.removeIf(job -> needed.contains(job.contactId()) && job.state().inHand()
                && IN_THE_ENGINE.contains(states.getOrDefault(job.contactId(), "")));
        JobContacts cards = new JobContacts(handle);
        for (long contactId : needed) {
            Set<Long> gone = jobs.stream().filter(job -> job.contactId() == contactId).map(Doomed::jobId)
                    .collect(Collectors.toSet());
            if (!gone.isEmpty()) {
                cards.takeOut(contactId, gone);
            }
        }
        Set<Long> whole = new HashSet<>(byContact.keySet());
        whole.removeAll(needed);
        DestroyedCounts done = contacts.destroy(whole, "true");
        Set<Long> gone = new HashSet<>(handle.createQuery("SELECT contact_id FROM contacts"
                + " WHERE contact_id = ANY(:ids) AND destruction_id IS NOT NULL").bindArray("ids", Long.class, whole)
                .mapTo(Long.class).list());
        jobs.removeIf(job -> whole.contains(job.contactId()) && !gone.contains(job.contactId()));
        return done;
    }

    private void show(List<Long> jobIds) {
        handle.createQuery("SELECT CAST(document AS text) FROM personal.job_documents WHERE job_id = ANY(:ids)")
                .bindArray("ids", Long.class, jobIds).mapTo(String.class).forEach(clear::document);
    }

    /** A job that was still in hand has expired with its data; the courier is told both. */
    private void purged(Doomed job) {
        if (job.state().inHand()) {
            JobStates.move(handle, job.jobId(), JobState.FINAL, warrant.now(), "expired", detail());
            handle.createUpdate("UPDATE jobs SET ended_as = 'EXPIRED' WHERE job_id = :id").bind("id", job.jobId())
                    .execute();
            tell(job, EventType.JOB_EXPIRED, true);
        }
        JobStates.move(handle, job.jobId(), JobState.PURGED, warrant.now(), "purged", detail());
        tell(job, EventType.DATA_DESTROYED, false);
    }

    private void tell(Doomed job, EventType type, boolean isFinal) {
        JobEvents.record(handle, new JobEvents.Event(job.courierId(), job.jobId(), type, warrant.now(), isFinal,
                RetentionJson.text(Map.of("jobId", job.jobId(), "courierOrderId", job.orderId(), "kind", job.kind(),
                        "rule", warrant.rule().name(), "destructionId", warrant.destructionId()))));
    }

    private String detail() {
        return RetentionJson.text(Map.of("rule", warrant.rule().name(), "destructionId", warrant.destructionId()));
    }

    private long change(String sql, List<Long> ids) {
        return handle.createUpdate(sql).bindArray("ids", Long.class, ids).execute();
    }
}
