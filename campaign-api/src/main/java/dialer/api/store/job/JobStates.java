package dialer.api.store.job;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Moves jobs from one state to the next, each with a line in its history. */
public final class JobStates {

    private JobStates() {
    }

    /**
     * The one place that moves a job.
     *
     * @param what   a word for the history
     * @param detail a JSON object without a word about the person
     * @return false when the job does not stand where it could move from; nothing has changed then
     */
    public static boolean move(Handle h, long jobId, JobState to, Instant at, String what, String detail) {
        int moved = h.createUpdate("""
                UPDATE jobs SET state = :to,
                       final_at = CASE :to WHEN 'FINAL' THEN :at WHEN 'HANDED_OVER' THEN final_at
                                           WHEN 'PURGED' THEN final_at END,
                       handed_over_at = CASE :to WHEN 'HANDED_OVER' THEN :at WHEN 'PURGED' THEN handed_over_at END,
                       purged_at = CASE :to WHEN 'PURGED' THEN :at END
                WHERE job_id = :jobId AND state = ANY(:from)""").bind("to", to.name())
                .bind("at", at.atOffset(ZoneOffset.UTC)).bind("jobId", jobId)
                .bindArray("from", String.class, to.before().stream().map(Enum::name).toList()).execute();
        if (moved > 0) {
            note(h, jobId, at, what, detail);
        }
        return moved > 0;
    }

    /** A line in the job's history; {@code detail} is a JSON object without a word about the person. */
    public static void note(Handle h, long jobId, Instant at, String what, String detail) {
        h.createUpdate("INSERT INTO job_history (job_id, at, what, detail)"
                + " VALUES (:jobId, :at, :what, CAST(:detail AS jsonb))").bind("jobId", jobId)
                .bind("at", at.atOffset(ZoneOffset.UTC)).bind("what", what).bind("detail", detail).execute();
    }
}
