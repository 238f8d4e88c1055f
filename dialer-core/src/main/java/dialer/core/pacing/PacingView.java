package dialer.core.pacing;

/**
 * A pool at one moment, in numbers, for a pacer. Ages are milliseconds up to now; agents and calls are numbered from
 * 0 and have no identity.
 */
public interface PacingView {

    long nowMs();

    /** Agents who could take a call this moment and for whom none is being dialed. */
    int freeAgents();

    /** Agents in conversation. */
    int talkingAgents();

    /** How long the conversation of the n-th talking agent has lasted. */
    long talkingForMs(int n);

    /** Agents in wrap-up who will take calls again: no break or sign-off asked for. */
    int wrappingUpAgents();

    /** How long the wrap-up of the n-th such agent has lasted. */
    long wrappingUpForMs(int n);

    /** Calls that nobody has answered yet and for which no agent is reserved. */
    int unclaimedCalls();

    /** How long ago the n-th unclaimed call was placed. */
    long unclaimedForMs(int n);

    /** How long the n-th unclaimed call has been ringing; 0 when it does not ring yet. */
    long unclaimedRingingMs(int n);

    /** People who have answered and wait for an agent. */
    int waitingPeople();

    /** Permitted abandonments per thousand answered: the strictest among the pool's running campaigns. */
    int abandonTargetPermille();

    /** Cap: calls in the air per agent, in thousandths; the least among the pool's running campaigns. */
    int maxCallsPerAgentPermille();
}
