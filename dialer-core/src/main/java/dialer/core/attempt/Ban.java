package dialer.core.attempt;

/** Why a contact in an attempt may not be dialed again. */
public enum Ban {
    NONE,
    /** The contact was withdrawn (recalled, delivered). */
    WITHDRAWN,
    /** The number that is being tried was suppressed. */
    SUPPRESSED
}
