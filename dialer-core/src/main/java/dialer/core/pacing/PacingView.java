package dialer.core.pacing;

/**
 * A pool at one moment, in numbers, for a pacer. Ages are milliseconds up to now; agents and calls are numbered from
 * 0, and a number means nothing beyond the view it was read from. What has a default is evidence that a pool may lack;
 * the default stands for "not known" and leads to the careful side.
 */
public interface PacingView {

    long nowMs();

    /** Agents who could take a call this moment and for whom none is being dialed. */
    int freeAgents();

    /** Agents in conversation who will take calls again: no break or sign-off asked for. */
    int talkingAgents();

    /** How long the conversation of the n-th talking agent has lasted. */
    long talkingForMs(int n);

    /** Who the n-th talking agent is: the number under which facts about this agent come; 0 when not known. */
    default int talkingAgentId(int n) {
        return 0;
    }

    /** For which campaign the n-th talking agent talks; 0 when not known. */
    default int talkingCampaignId(int n) {
        return 0;
    }

    /** Agents in wrap-up who will take calls again: no break or sign-off asked for. */
    int wrappingUpAgents();

    /** How long the wrap-up of the n-th such agent has lasted. */
    long wrappingUpForMs(int n);

    /** Who the n-th agent in wrap-up is; 0 when not known. */
    default int wrappingUpAgentId(int n) {
        return 0;
    }

    /** Agents who are signed on and not on a break: free, reserved, in conversation, in wrap-up. */
    default int agentsOnDuty() {
        return freeAgents() + talkingAgents() + wrappingUpAgents();
    }

    /** Calls that nobody has answered yet and for which no agent is reserved. */
    int unclaimedCalls();

    /** How long ago the n-th unclaimed call was placed. */
    long unclaimedForMs(int n);

    /** How long the n-th unclaimed call has been ringing; 0 when it does not ring yet or is being hung up already. */
    long unclaimedRingingMs(int n);

    /** How much likelier than the average number the n-th unclaimed call is to be answered, in thousandths. */
    default int unclaimedScorePermille(int n) {
        return EVEN_SCORE;
    }

    /** Promised calls that fall due within the next half minute: each takes an agent when its time has come. */
    default int promisedSoon() {
        return 0;
    }

    /** In how many milliseconds the n-th of them is due. */
    default long promisedInMs(int n) {
        throw new IndexOutOfBoundsException(n);
    }

    /** People who have answered and wait for an agent. */
    int waitingPeople();

    /** How much likelier than the average the k-th number that would be dialed now is to be answered, thousandths. */
    default int nextScorePermille(int k) {
        return EVEN_SCORE;
    }

    /** Lines on which a call could be placed now. */
    default int linesFree() {
        return Integer.MAX_VALUE;
    }

    /** Numbers that could be dialed now. */
    default int contactsReady() {
        return Integer.MAX_VALUE;
    }

    /** How long a call rings at least before it may be cancelled; -1 when it may never be, 0 at any time. */
    default long ringAtLeastMs() {
        return -1;
    }

    /** How long an answered person may wait for an agent: the least among the pool's running campaigns. */
    default long graceMs() {
        return 2_000;
    }

    /** Running campaigns whose calls may be placed ahead of free agents; 0 means one call per free agent. */
    default int budgets() {
        return 0;
    }

    /** What the n-th such campaign may still lose; asked for {@code 0 <= n < budgets()}. */
    default AbandonBudget budget(int n) {
        throw new IndexOutOfBoundsException(n);
    }

    /** Permitted abandonments per thousand answered: the strictest among the pool's running campaigns. */
    int abandonTargetPermille();

    /** Cap: calls in the air per agent, in thousandths; the least among the pool's running campaigns. */
    int maxCallsPerAgentPermille();

    /** The score of a number of which nothing is known. */
    int EVEN_SCORE = 1_000;
}
