package dialer.core.attempt;

/**
 * What is fixed about an attempt from its first moment on.
 *
 * @param ordinal     which attempt at the contact it is, from 1
 * @param startedAtMs when the node was asked to dial, UTC
 * @param scorePermille how much likelier than the average it was to be answered, in thousandths
 * @param hour        the hour of the day where the number is, 1 to 24, 0 when not known
 * @param regionId    where the number is, 0 when not known
 * @param listId      the list from which the contact comes, 0 when not known
 * @param lineId      which of our own numbers is shown, 0 when the trunk decides
 * @param ahead       whether it was placed ahead of a free agent, on the pacer's word; else an agent was reserved
 */
public record AttemptPlan(long attemptId, int campaignId, int poolId, long contactId, long numberId, int trunkId,
        int nodeId, int ordinal, long startedAtMs, int scorePermille, int hour, int regionId, int listId, int lineId,
        boolean ahead) {

    /** A call to a number of which nothing is known. */
    public AttemptPlan(long attemptId, int campaignId, int poolId, long contactId, long numberId, int trunkId,
            int nodeId, int ordinal, long startedAtMs, int scorePermille, boolean ahead) {
        this(attemptId, campaignId, poolId, contactId, numberId, trunkId, nodeId, ordinal, startedAtMs, scorePermille,
                0, 0, 0, 0, ahead);
    }
}
