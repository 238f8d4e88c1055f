package dialer.core.attempt;

/**
 * What is fixed about an attempt from its first moment on.
 *
 * @param ordinal     which attempt at the contact it is, from 1
 * @param startedAtMs when the node was asked to dial, UTC
 */
public record AttemptPlan(long attemptId, int campaignId, int poolId, long contactId, long numberId, int trunkId,
        int nodeId, int ordinal, long startedAtMs) {
}
