package dialer.api.store.job;

import java.util.EnumSet;
import java.util.Set;

/** Where a job stands. Whether it is being dialed at this moment is its contact's and its attempt's business. */
public enum JobState {
    /** Taken; waits for a campaign that calls for such jobs. */
    RECEIVED,
    /** Judged; waits until it may begin, or for a person who accepts a warning. */
    VALIDATED,
    /** Waits for its outcome: its contact is dialed. */
    OPEN,
    /** Has its outcome; waits until the courier has acknowledged it. */
    FINAL,
    /** The courier has the outcome; waits for the end of its data. */
    HANDED_OVER,
    /** Nothing is left but that it was; waits for nothing. */
    PURGED;

    /** States that may follow. A job that is called again begins anew, after the purge with data sent anew. */
    public Set<JobState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(VALIDATED, OPEN, FINAL);
            case VALIDATED -> EnumSet.of(OPEN, FINAL);
            case OPEN -> EnumSet.of(VALIDATED, FINAL);
            case FINAL -> EnumSet.of(HANDED_OVER, PURGED, RECEIVED, VALIDATED, OPEN);
            case HANDED_OVER -> EnumSet.of(FINAL, PURGED, RECEIVED, VALIDATED, OPEN);
            case PURGED -> EnumSet.of(RECEIVED, VALIDATED, OPEN);
        };
    }

    /** Whether the job still waits for its outcome. */
    public boolean inHand() {
        return switch (this) {
            case RECEIVED, VALIDATED, OPEN -> true;
            case FINAL, HANDED_OVER, PURGED -> false;
        };
    }

    /** States from which this one may be reached. */
    Set<JobState> before() {
        Set<JobState> before = EnumSet.noneOf(JobState.class);
        for (JobState state : values()) {
            if (state.next().contains(this)) {
                before.add(state);
            }
        }
        return before;
    }
}
