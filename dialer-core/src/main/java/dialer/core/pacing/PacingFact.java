package dialer.core.pacing;

/** What a pacer may learn from. All times are milliseconds. */
public sealed interface PacingFact {

    /** Somebody answered so long after the call was placed. */
    record Answered(long afterMs) implements PacingFact {
    }

    /** A call ended unanswered so long after it was placed. */
    record Unanswered(long afterMs) implements PacingFact {
    }

    /** An answered person was lost for want of an agent. */
    record Abandoned() implements PacingFact {
    }

    /** A conversation is over. */
    record Talked(long forMs) implements PacingFact {
    }

    /** A wrap-up is over; the agent is free again, or takes a break. */
    record WrappedUp(long forMs, boolean freeAgain) implements PacingFact {
    }
}
