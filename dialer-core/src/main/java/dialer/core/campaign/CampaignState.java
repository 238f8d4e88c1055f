package dialer.core.campaign;

/** Where a campaign is in its life. */
public enum CampaignState {
    /** Being prepared: nothing is dialed yet. */
    DRAFT,
    /** May dial whenever there are agents, lines, contacts and allowed hours. */
    RUNNING,
    /** Stopped for a while by a manager. */
    PAUSED,
    /** Over for good. */
    FINISHED
}
