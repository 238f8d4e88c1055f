package dialer.core.pacing;

import dialer.core.ground.Carrier;

/** Decides how many calls a pool places now. What it has learnt is part of the core's state. */
public interface Pacer {

    /** How many calls now; asked whenever something has changed in the pool, and on each tick. */
    PacingDecision decide(PacingView view);

    /** Something to learn from. */
    void learn(PacingFact fact, long nowMs);

    /**
     * How much likelier than the average a number is to be answered, in thousandths.
     *
     * @param offeredPermille what is known of the contact from elsewhere; {@link PacingView#EVEN_SCORE} for nothing
     * @param traits          what the number has in common with others
     */
    default int scorePermille(int offeredPermille, DialTraits traits) {
        return offeredPermille;
    }

    /** What it has learnt, into a snapshot or out of one. */
    void carry(Carrier c);
}
