package dialer.core.campaign;

/** Why a campaign was not given one more call. */
public enum DialLimit {
    /** One more call would be abandoned too probably. */
    RISK,
    /** As RISK, and little is permitted because the budget of abandonments is nearly used up. */
    BUDGET,
    /** As RISK, and little is permitted because the window in which abandonments are counted closes soon. */
    WINDOW,
    /** Losses came in a burst: for a minute little is risked. */
    BRAKE,
    /** Too little is known about who answers. */
    COLD_START,
    /** A manager's cap on calls in the air per agent. */
    CAP,
    /** No line is free. */
    LINES,
    /** No number may be dialed now. */
    CONTACTS,
    /** Nobody is signed on and ready to work. */
    NO_AGENTS,
    /** The campaign dials one call per free agent. */
    ONE_TO_ONE
}
