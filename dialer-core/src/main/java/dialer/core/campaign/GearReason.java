package dialer.core.campaign;

/** Why a campaign dials in the mode in which it dials now. */
public enum GearReason {
    /** That is the mode the manager has set. */
    AS_SET,
    /** The rule, or the manager, permits no abandonment at all: one call per free agent. */
    NOTHING_PERMITTED,
    /** Automatic: too few calls have ended to know who answers and when. */
    LEARNING,
    /** Automatic: too few agents are on duty to dial ahead of them safely. */
    SMALL_TEAM,
    /** Automatic: enough is known and enough agents are there to dial ahead. */
    EVIDENCE,
    /** The last agents of the evening: nobody else would take a call that is answered too early. */
    LAST_AGENTS,
    /** The last contacts of the list: there are no more of them than agents. */
    LAST_CONTACTS,
    /** More people have been abandoned than is permitted, and chance does not explain it. */
    BUDGET_SPENT
}
