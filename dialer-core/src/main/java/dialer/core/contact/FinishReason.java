package dialer.core.contact;

/** Why a contact is finished. */
public enum FinishReason {
    OUTCOME_FINAL,
    ATTEMPTS_USED_UP,
    INVALID_NUMBER,
    UNWANTED,
    SUPPRESSED,
    WITHDRAWN,
    NO_NUMBERS_LEFT
}
