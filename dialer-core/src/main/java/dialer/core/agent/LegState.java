package dialer.core.agent;

/** Where an agent's own leg is. */
public enum LegState {
    /** There is none. */
    NONE,
    /** The seat's telephone is being called. */
    CALLING,
    /** It stands in the agents' holding bridge and can be bridged. */
    HELD,
    /** It has been bridged, or is being, and has not been reported back in the holding bridge. */
    TAKEN;

    /** Whether the telephone is off the hook. */
    public boolean up() {
        return this == HELD || this == TAKEN;
    }
}
