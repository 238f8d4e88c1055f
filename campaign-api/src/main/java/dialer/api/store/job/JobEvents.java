package dialer.api.store.job;

import dialer.api.store.JobContacts;
import dialer.api.store.TableRows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What couriers are told. An event is written in the transaction of its cause, after its job's row is locked, so that a
 * job's events are told in the order in which they happened.
 */
public final class JobEvents {

    private JobEvents() {
    }

    /**
     * An event.
     *
     * @param jobId   0 for none
     * @param isFinal whether nothing more follows for this run of the job; its acknowledgement hands the job over
     * @param body    a JSON object, which may speak of the person; it is destroyed with the job
     */
    public record Event(int courierId, long jobId, EventType type, Instant at, boolean isFinal, String body) {
        @Override
        public String toString() {
            return "Event[" + type + ", " + jobId + "]";
        }
    }

    /** @return the event's place in the order of all events */
    public static long record(Handle h, Event event) {
        long seq = h.createQuery("""
                INSERT INTO courier_events (courier_id, job_id, type, at, final)
                VALUES (:courierId, nullif(:jobId, 0), :type, :at, :final) RETURNING event_seq""")
                .bind("courierId", event.courierId()).bind("jobId", event.jobId()).bind("type", event.type().word())
                .bind("at", event.at().atOffset(ZoneOffset.UTC)).bind("final", event.isFinal())
                .mapTo(Long.class).one();
        h.createUpdate("INSERT INTO personal.event_bodies (event_seq, data) VALUES (:seq, CAST(:data AS jsonb))")
                .bind("seq", seq).bind("data", event.body()).execute();
        return seq;
    }

    /** Many events at once, in their order; they are sent with what else waits in the store's hands. */
    static void recordAll(JobContacts store, List<Event> events, long[] ids) {
        TableRows rows = store.rows("courier_events (event_seq bigint, courier_id integer, job_id bigint, type text,"
                + " at timestamptz, final boolean)", events.size() * 80);
        TableRows bodies = store.rows("personal.event_bodies (event_seq bigint, data jsonb)", events.size() * 300);
        for (int i = 0; i < ids.length; i++) {
            Event event = events.get(i);
            rows.put(ids[i]).put(event.courierId()).put(event.jobId()).put(event.type().word())
                    .put(event.at().toString()).put(event.isFinal() ? "t" : "f").end();
            bodies.put(ids[i]).put(event.body()).end();
        }
    }

    /**
     * The courier has these events; jobs whose final event is among them are handed over.
     *
     * @return how many of them were not acknowledged before
     */
    public static int acknowledged(Handle h, Collection<Long> eventSeqs, Instant at) {
        if (eventSeqs.isEmpty()) {
            return 0;
        }
        int fresh = h.createUpdate("UPDATE courier_events SET acked_at = :at"
                + " WHERE event_seq = ANY(:seqs) AND acked_at IS NULL").bind("at", at.atOffset(ZoneOffset.UTC))
                .bindArray("seqs", Long.class, List.copyOf(eventSeqs)).execute();
        List<Long> handedOver = h.createQuery("""
                SELECT j.job_id FROM jobs j
                WHERE j.state = 'FINAL' AND j.job_id IN (
                    SELECT e.job_id FROM courier_events e WHERE e.event_seq = ANY(:seqs) AND e.final)
                  AND EXISTS (SELECT 1 FROM courier_events l WHERE l.job_id = j.job_id AND l.acked_at IS NOT NULL
                              AND l.event_seq = (SELECT max(m.event_seq) FROM courier_events m
                                                 WHERE m.job_id = j.job_id AND m.final))
                ORDER BY j.job_id FOR UPDATE""").bindArray("seqs", Long.class, List.copyOf(eventSeqs))
                .mapTo(Long.class).list();
        JobStates.moveAll(h, handedOver, JobState.HANDED_OVER, at, "handed-over", "{}");
        return fresh;
    }
}
