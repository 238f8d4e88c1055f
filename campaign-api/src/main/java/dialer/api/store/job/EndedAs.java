package dialer.api.store.job;

/** Why a job became final. */
public enum EndedAs {
    /** The calls have led to an outcome. */
    OUTCOME,
    /** The courier says that the order was delivered. */
    DELIVERED,
    /** The courier says that the order could not be delivered. */
    NOT_DELIVERED,
    /** The courier does not want it called any more. */
    RECALLED,
    /** Its deadline has passed. */
    EXPIRED,
    /** It has no number that can be dialed. */
    REJECTED
}
