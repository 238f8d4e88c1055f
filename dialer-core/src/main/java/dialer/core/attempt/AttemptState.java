package dialer.core.attempt;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an attempt is in its life. */
public enum AttemptState {
    /** The node has been asked to dial; the far end has shown no sign of life yet. */
    DIALING,
    /** The far end rings or sends progress; we wait for somebody to answer. */
    RINGING,
    /** Somebody has answered and the node has been asked to bridge an agent; we wait for the bridge. */
    ANSWERED,
    /** Somebody has answered (or lost the agent in mid call) and no agent is free; we wait for one, or for the end. */
    WAITING,
    /** A person talks with an agent, or was handed over to somebody outside; we wait for one of them to hang up. */
    BRIDGED,
    /** The leg is gone; we wait at most for the agent's outcome. */
    ENDED;

    private static final Map<AttemptState, Set<AttemptState>> NEXT = new EnumMap<>(Map.of(
            DIALING, EnumSet.of(RINGING, ANSWERED, WAITING, BRIDGED, ENDED),
            RINGING, EnumSet.of(ANSWERED, WAITING, BRIDGED, ENDED),
            ANSWERED, EnumSet.of(WAITING, BRIDGED, ENDED),
            WAITING, EnumSet.of(ANSWERED, BRIDGED, ENDED),
            BRIDGED, EnumSet.of(ANSWERED, WAITING, ENDED),
            ENDED, EnumSet.noneOf(AttemptState.class)));

    /** Whether this state may be followed by that one. */
    public boolean mayBecome(AttemptState next) {
        Set<AttemptState> allowed = NEXT.get(this);
        return allowed != null && allowed.contains(next);
    }

    /** Whether nobody has answered yet. */
    public boolean unanswered() {
        return this == DIALING || this == RINGING;
    }
}
