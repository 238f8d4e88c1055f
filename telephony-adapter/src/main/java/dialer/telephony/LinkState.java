package dialer.telephony;

/** How far the link to a node has come. */
public enum LinkState {
    /** Waits before the next try. */
    WAITING,
    /** Opens the connection and logs in. */
    CONNECTING,
    /** Logged in; waits for Asterisk to say that it has booted. */
    BOOTING,
    /** Reads which of our legs live there. */
    SYNCING,
    /** Works. */
    UP,
    /** Closed for good. */
    CLOSED
}
