package dialer.api.store.retention;

/** Why data is destroyed. */
public enum RetentionRule {
    /** The courier has acknowledged the job's result, and the grace is over. */
    HANDED_OVER,
    /** The job is as old as anybody's data may become, whatever its state. */
    JOB_CAP,
    /** A contact of a base was finished, and the grace is over. */
    BASE_FINISHED,
    /** A contact of a base is as old as anybody's data may become. */
    BASE_CAP,
    /** Somebody has asked for it: the person, or the courier for the person. */
    ERASURE,
    /** A manager has handed a base's results over and has it destroyed. */
    BASE_HANDED_OVER,
    /** It came in after the data of its person or order had been destroyed, or a broken purge has left it. */
    LEFT_BEHIND
}
