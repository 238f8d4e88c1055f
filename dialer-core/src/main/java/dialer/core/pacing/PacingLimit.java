package dialer.core.pacing;

/** Why a campaign was not given one more call in a decision. */
public enum PacingLimit {
    /** One more call would be abandoned too probably. */
    RISK,
    /** As RISK, and the permitted risk is low because the budget of abandonments is (nearly) used up. */
    BUDGET,
    /** As RISK, and the permitted risk is low because the window closes soon. */
    WINDOW,
    /** Losses came in a burst: something has changed, and for a minute little is risked. */
    BRAKE,
    /** Too little is known about who answers to dial ahead of the free agents by much. */
    COLD_START,
    /** A manager's cap on calls in the air per agent. */
    CAP,
    /** No line is free. */
    LINES,
    /** No number may be dialed now. */
    CONTACTS,
    /** Nobody is signed on and ready to work. */
    NO_AGENTS
}
