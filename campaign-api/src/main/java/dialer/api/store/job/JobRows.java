package dialer.api.store.job;

import dialer.api.store.JudgedRow;
import java.util.List;

/** The row of a courier's standing list that a job is. */
final class JobRows {

    private JobRows() {
    }

    /** The row's number is the job's id; its order is this run of it, so that each run may become a contact. */
    static JudgedRow row(long jobId, int run, String courier, JudgedRow judged) {
        return new JudgedRow(jobId, judged.verdict(), judged.code(), judged.column(), judged.numbers(), courier,
                "job " + jobId + " run " + run, judged.card(), List.of());
    }
}
