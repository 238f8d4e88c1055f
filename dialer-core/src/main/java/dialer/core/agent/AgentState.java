package dialer.core.agent;

/** What an agent is doing. */
public enum AgentState {
    /** Not signed on. */
    OFFLINE,
    /** Signed on, takes no calls: waiting for the leg, or for the agent to say "ready". */
    PAUSED,
    /** Waiting for a call. */
    READY,
    /** Reading the card of a contact that has not been dialed yet. */
    PREVIEWING,
    /** A call is being dialed, or has just been answered, for this agent alone. */
    RESERVED,
    /** A person is on the line. */
    TALKING,
    /** The person is off the line, the outcome is not chosen yet or wrap-up time is running. */
    WRAP_UP,
    /** Screen or leg is lost and the grace period is running. */
    AWAY
}
