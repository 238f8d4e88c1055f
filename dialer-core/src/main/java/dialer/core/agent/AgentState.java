package dialer.core.agent;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

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
    AWAY,
    /** In a colleague's conversation, at that one's wish; we wait for them to leave it, or to take it over. */
    JOINED;

    private static final Map<AgentState, Set<AgentState>> NEXT = new EnumMap<>(Map.of(
            OFFLINE, EnumSet.of(PAUSED, WRAP_UP),
            // a pause may be followed by a pause for another reason
            PAUSED, EnumSet.of(PAUSED, READY, TALKING, AWAY, OFFLINE),
            READY, EnumSet.of(PAUSED, PREVIEWING, RESERVED, TALKING, AWAY, JOINED, OFFLINE),
            PREVIEWING, EnumSet.of(READY, PAUSED, RESERVED, AWAY, OFFLINE),
            RESERVED, EnumSet.of(READY, PAUSED, TALKING, WRAP_UP, AWAY, OFFLINE),
            TALKING, EnumSet.of(READY, PAUSED, WRAP_UP, AWAY, OFFLINE),
            // somebody handed over whom nobody took comes back
            WRAP_UP, EnumSet.of(READY, PAUSED, RESERVED, AWAY, OFFLINE),
            AWAY, EnumSet.of(READY, PAUSED, TALKING, WRAP_UP, OFFLINE),
            JOINED, EnumSet.of(READY, PAUSED, RESERVED, AWAY, OFFLINE)));

    /** Whether this state may be followed by that one. */
    public boolean mayBecome(AgentState next) {
        Set<AgentState> allowed = NEXT.get(this);
        return allowed != null && allowed.contains(next);
    }
}
