package dialer.core.attempt;

/**
 * What is fixed about an attempt from its first moment on.
 *
 * @param ordinal     which attempt at the contact it is, from 1
 * @param startedAtMs when the node was asked to dial, UTC
 * @param scorePermille how much likelier than the average it was to be answered, in thousandths
 * @param ahead       whether it was placed ahead of a free agent, on the pacer's word; else an agent was reserved
 */
public record AttemptPlan(long attemptId, int campaignId, int poolId, long contactId, long numberId, int trunkId,
        int nodeId, int ordinal, long startedAtMs, int scorePermille, boolean ahead) {
}
