package dialer.arena;

/**
 * What becomes of the n-th number and the n-th conversation of a market: the same whoever paces. Times are
 * milliseconds; calls and agents are numbered from 0.
 */
public interface MarketChance {
    /** Instead of a time: it never comes to that. */
    long NEVER = -1;

    /** Whether a person answers. */
    boolean answers(long call);

    /** When the call begins to ring; {@link #NEVER} when it fails at once. */
    long ringsAfterMs(long call);

    /** When somebody answers, or it is over without that. */
    long endsAfterMs(long call);

    /** How long a person waits for a word before hanging up. */
    long patienceMs(long call);

    /** How long the person talks with an agent, where conversations have no steps. */
    long talkMs(long call, int agent);

    /**
     * When the steps of a conversation's script are reached, from its beginning, and at the end when it is over.
     */
    long[] stepsMs(long call, int agent);

    /** How long the agent has to do with the call afterwards. */
    long wrapUpMs(long call, int agent);
}
