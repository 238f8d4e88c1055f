package dialer.api.live;

/** What an agent speaks through during a shift. */
public enum SeatKind {
    /** A SIP telephone on the desk. */
    PHONE,
    /** The page itself. */
    WEB
}
