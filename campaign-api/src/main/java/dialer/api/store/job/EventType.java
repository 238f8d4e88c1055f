package dialer.api.store.job;

/** What couriers are told; {@code word} is the event's type outside. */
public enum EventType {
    JOB_ACCEPTED("job.accepted"),
    JOB_REJECTED("job.rejected"),
    ATTEMPT_FINISHED("attempt.finished"),
    OUTCOME_RECORDED("outcome.recorded"),
    OUTCOME_CORRECTED("outcome.corrected"),
    JOB_EXPIRED("job.expired"),
    JOB_CLOSED("job.closed"),
    SLOT_HOLD_EXPIRED("slot.hold.expired"),
    DATA_DESTROYED("data.destroyed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
