package dialer.simulation;

/** What can go wrong around the core. */
enum Fault {
    /** An event of the switch never arrives. */
    EVENT_LOST,
    /** The reader stalls: events arrive late, in order. */
    EVENTS_LATE,
    /** An event arrives twice, the second time up to three seconds later. */
    EVENT_REPEATED,
    /** An event is overtaken by those behind it. */
    EVENTS_REORDERED,
    /** A producer's stamp is some milliseconds older than the last one. */
    STAMP_STALE,
    /** A node dies with all of its legs and comes back empty. */
    NODE_DIED,
    /** The link to a node is cut and mended; legs live on. */
    LINK_CUT,
    /** A carrier answers nothing at all for a while. */
    CARRIER_SILENT,
    /** The trunk's qualify fails for a while. */
    TRUNK_UNREACHABLE,
    /** An agent's telephone drops out. */
    AGENT_LEG_LOST,
    /** An agent's browser is gone and comes back, or does not. */
    SCREEN_GONE,
    /** The wall clock is moved. */
    CLOCK_JUMPED,
    /** The ring is full: people are refused, readers wait or lose events and resync. */
    RING_FULL,
    /** The database stops: no offers, no forms. */
    DATABASE_STOPPED,
    /** The engine is killed and recovers from snapshot and journal. */
    ENGINE_KILLED
}
