package dialer.core.campaign;

/** Why a campaign dials, or why it does not, right now. */
public enum CampaignHealth {
    DIALING,
    NOT_RUNNING,
    NO_AGENTS,
    AGENTS_BUSY,
    NO_CONTACTS_DUE,
    OUTSIDE_CALLING_HOURS,
    NO_LINES,
    NODE_DOWN,
    DIALING_STOPPED
}
