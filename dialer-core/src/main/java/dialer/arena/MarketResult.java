package dialer.arena;

/**
 * What came of one simulated stretch of work.
 *
 * @param busyShare         talk and wrap-up as a share of the agents' time
 * @param answered          people who answered
 * @param abandoned         of these, who found no agent within two seconds
 * @param dialed            numbers dialed
 * @param callsPerAgentHour conversations per agent and hour
 * @param idleS             mean seconds from being free to the next conversation
 * @param waitMs            mean milliseconds from the answer to the agent, of those who got one
 */
public record MarketResult(double busyShare, long answered, long abandoned, long dialed, double callsPerAgentHour,
        double idleS, double waitMs) {

    /** Abandoned as a share of those who answered. */
    public double abandonedShare() {
        return answered == 0 ? 0 : (double) abandoned / answered;
    }
}
