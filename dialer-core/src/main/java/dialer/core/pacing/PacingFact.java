package dialer.core.pacing;

/**
 * What a pacer may learn from. All times are milliseconds, scores are thousandths of the average number's chance to be
 * answered ({@link PacingView#EVEN_SCORE} when nothing is known), agents are named by the ids of the view, 0 when not
 * known.
 */
public sealed interface PacingFact {

    /** Somebody answered so long after the call was placed. */
    record Answered(int campaignId, long afterMs, int scorePermille, DialTraits traits) implements PacingFact {

        /** Of a number of which nothing else is known. */
        public Answered(int campaignId, long afterMs, int scorePermille) {
            this(campaignId, afterMs, scorePermille, DialTraits.NONE);
        }
    }

    /** A call ended unanswered so long after it was placed. */
    record Unanswered(int campaignId, long afterMs, int scorePermille, Kind kind, DialTraits traits)
            implements PacingFact {

        /** Of a number of which nothing else is known. */
        public Unanswered(int campaignId, long afterMs, int scorePermille, Kind kind) {
            this(campaignId, afterMs, scorePermille, kind, DialTraits.NONE);
        }
    }

    /** A ringing call was hung up by us so long after it was placed. */
    record Cancelled(int campaignId, long afterMs, int scorePermille, DialTraits traits) implements PacingFact {

        /** Of a number of which nothing else is known. */
        public Cancelled(int campaignId, long afterMs, int scorePermille) {
            this(campaignId, afterMs, scorePermille, DialTraits.NONE);
        }
    }

    /** An answered person was lost for want of an agent. */
    record Abandoned(int campaignId) implements PacingFact {
    }

    /** What had been told as an answer was a machine; an agent has found out. */
    record NotAPerson(int campaignId) implements PacingFact {
    }

    /** A conversation is over. */
    record Talked(int agentId, int campaignId, long forMs) implements PacingFact {

        /** For a campaign that is not known. */
        public Talked(int agentId, long forMs) {
            this(agentId, 0, forMs);
        }
    }

    /** An agent's conversation has come to a step of the campaign's script, 0 to 65535. */
    record ReachedStep(int agentId, int campaignId, int step) implements PacingFact {
        public ReachedStep {
            if (step < 0 || step > 65_535) {
                throw new IllegalArgumentException("a script has steps 0 to 65535, not " + step);
            }
        }
    }

    /** A wrap-up is over; the agent is free again, or takes a break. */
    record WrappedUp(int agentId, long forMs, boolean freeAgain) implements PacingFact {
    }

    /** In which way a call stayed unanswered. */
    enum Kind {
        /** It rang and nobody answered. */
        NO_ANSWER,
        /** A machine answered and was recognised. */
        MACHINE,
        /** The line was busy, or the person refused. */
        BUSY,
        /** It never rang: wrong number, no way out, a carrier's trouble. */
        FAILED
    }
}
