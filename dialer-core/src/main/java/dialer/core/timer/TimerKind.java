package dialer.core.timer;

/** What a timer waits for. The id beside it names an attempt or an agent. Constants are only ever added at the end. */
public enum TimerKind {
    /** Attempt: it should have been answered or given up by the node long ago. */
    RING_OUT,
    /** Attempt: an answered person has waited as long as the campaign permits. */
    ANSWER_LIMIT,
    /** Attempt: the node has not said what became of a bridge. */
    BRIDGE_UNHEARD,
    /** Attempt: it rings for nobody and may be cancelled by now. */
    NOBODYS_CALL,
    /** Attempt: the message (safe harbour, or "sorry") should be over. */
    MESSAGE_OVER,
    /** Attempt: we hung up, or the node does not know the leg; it is closed if no end has been reported. */
    GONE,
    /** Agent: the card of a preview has been looked at long enough. */
    PREVIEW_OVER,
    /** Agent: wrap-up time is over. */
    WRAP_UP_OVER,
    /** Agent: the grace period of a lost screen or leg is over. */
    AWAY_OVER,
    /** Agent: the leg is to be called (again). */
    LEG_CALL,
    /** Agent: nothing was heard of a leg that is being called. */
    LEG_UNHEARD,
    /** Agent: the leg has had time enough to fall back into the holding bridge. */
    LEG_SETTLES,
    /** Attempt: the person should have been parked, or have found another agent, by now. */
    TRANSFER_OVER,
    /** Attempt: nothing was heard of a call to somebody outside whom the agent wants to ask. */
    GUEST_UNHEARD
}
