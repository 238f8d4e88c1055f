package dialer.core.pool;

/**
 * A pool of agents that campaigns share.
 *
 * @param poolId      from 1
 * @param awayGraceMs how long a lost screen or leg is waited for before the agent is signed off
 */
public record PoolSettings(int poolId, long awayGraceMs) {
    public PoolSettings {
        if (poolId < 1 || awayGraceMs < 1_000 || awayGraceMs > 600_000) {
            throw new IllegalArgumentException("poolId from 1, awayGraceMs 1000 to 600000");
        }
    }
}
