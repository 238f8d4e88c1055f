package dialer.core.contact;

/** Why a contact leaves the hopper undialed. */
public enum ReturnReason {
    CAMPAIGN_FINISHED,
    RULES_CHANGED,
    WINDOW_CLOSED,
    SUPPRESSED,
    WITHDRAWN,
    HOPPER_FULL,
    ALREADY_HERE,
    NO_NUMBERS,
    CAMPAIGN_UNKNOWN,
    PREVIEW_SKIPPED,
    /** The attempt never left the node or the trunk is at fault: try again soon, nothing counts. */
    NOT_DIALED
}
