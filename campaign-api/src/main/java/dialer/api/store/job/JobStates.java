package dialer.api.store.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Moves jobs from one state to the next, each with a line in its history. */
public final class JobStates {

    private JobStates() {
    }

    /**
     * Moves one job.
     *
     * @param what   a word for the history
     * @param detail a JSON object without a word about the person
     * @return false when the job does not stand where it could move from; nothing has changed then
     */
    public static boolean move(Handle h, long jobId, JobState to, Instant at, String what, String detail) {
        return moveAll(h, List.of(jobId), to, at, what, detail) > 0;
    }

    /**
     * The one place that moves jobs, each with its line in the history, in one statement.
     *
     * @return how many have moved; those that do not stand where they could move from have not
     */
    public static int moveAll(Handle h, List<Long> jobIds, JobState to, Instant at, String what, String detail) {
        return h.createUpdate("""
                WITH moved AS (
                    UPDATE jobs SET state = :to,
                           final_at = CASE :to WHEN 'FINAL' THEN :at WHEN 'HANDED_OVER' THEN final_at
                                               WHEN 'PURGED' THEN final_at END,
                           handed_over_at = CASE :to WHEN 'HANDED_OVER' THEN :at WHEN 'PURGED' THEN handed_over_at END,
                           purged_at = CASE :to WHEN 'PURGED' THEN :at END
                    WHERE job_id = ANY(:jobIds) AND state = ANY(:from) RETURNING job_id)
                INSERT INTO job_history (job_id, at, what, detail)
                SELECT job_id, :at, :what, CAST(:detail AS jsonb) FROM moved""").bind("to", to.name())
                .bind("at", at.atOffset(ZoneOffset.UTC)).bindArray("jobIds", Long.class, jobIds)
                .bindArray("from", String.class, to.before().stream().map(Enum::name).toList())
                .bind("what", what).bind("detail", detail).execute();
    }

    /** A line in the job's history; {@code detail} is a JSON object without a word about the person. */
    public static void note(Handle h, long jobId, Instant at, String what, String detail) {
        h.createUpdate("INSERT INTO job_history (job_id, at, what, detail)"
                + " VALUES (:jobId, :at, :what, CAST(:detail AS jsonb))").bind("jobId", jobId)
                .bind("at", at.atOffset(ZoneOffset.UTC)).bind("what", what).bind("detail", detail).execute();
    }
}
