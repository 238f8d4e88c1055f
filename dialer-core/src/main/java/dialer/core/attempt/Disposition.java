package dialer.core.attempt;

/** How an attempt ended: one per attempt, decides the retry. */
public enum Disposition {
    /** A person talked with an agent. */
    CONNECTED(true, true),
    /** A person answered and no agent was bridged within the limit: counts against the campaign. */
    ABANDONED(true, true),
    /** A person answered and hung up before the limit, with no agent bridged. Counted apart. */
    HUNG_UP_FIRST(true, true),
    BUSY(false, true),
    NO_ANSWER(false, true),
    UNAVAILABLE(false, true),
    INVALID_NUMBER(false, true),
    REJECTED(false, true),
    UNWANTED(false, true),
    CONGESTION(false, false),
    FAILED(false, true),
    /** We cancelled it while it rang. */
    CANCELLED(false, false),
    /** The trunk gave no sign of life: says nothing about the contact. */
    TRUNK_SILENT(false, false),
    /** One of our own settings is wrong: says nothing about the contact. */
    MISCONFIGURED(false, false),
    /** The node was lost before anybody answered, or nobody knows whether they did. */
    NODE_LOST(false, false);

    private final boolean answered;
    private final boolean counts;

    Disposition(boolean answered, boolean counts) {
        this.answered = answered;
        this.counts = counts;
    }

    /** Whether a person (or a machine) picked up. */
    public boolean answered() {
        return answered;
    }

    /** Whether the attempt counts against the contact's and the number's budget of attempts. */
    public boolean counts() {
        return counts;
    }
}
