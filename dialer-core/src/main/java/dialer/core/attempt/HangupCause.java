package dialer.core.attempt;

/** What the switch said when a leg ended, free of any switch's own numbers. */
public enum HangupCause {
    /** Answered, later ended by one of the two sides. */
    NORMAL,
    BUSY,
    /** It rang and nobody answered. */
    NO_ANSWER,
    /** The network says that the subscriber cannot be reached now (switched off, no coverage). */
    UNAVAILABLE,
    /** There is no such number. */
    INVALID_NUMBER,
    /** The far end rejected the call. */
    REJECTED,
    /** The far end says that it does not want such calls (SIP 607). */
    UNWANTED,
    /** The network has no line free (SIP 503, Q.850 34). */
    CONGESTION,
    /** The network failed in some other way; worth another try. */
    FAILED,
    /** Nothing at all came back from the carrier: the trunk is suspect, the contact is not. */
    CARRIER_SILENT,
    /** Codec, credentials or another setting of ours is wrong: the trunk is at fault, the contact is not. */
    MISCONFIGURED,
    /** The node never placed the call (unknown endpoint, duplicate id, its own limit). */
    NOT_PLACED,
    /** We hung up while it rang. */
    CANCELLED,
    /** No more media came (RTP time-out). */
    MEDIA_LOST,
    /** The node died, or did not know the leg any more when it came back. */
    NODE_LOST
}
