package dialer.core.trunk;

/**
 * A way out.
 *
 * @param trunkId          from 1
 * @param capacity         calls at once
 * @param callsPerSecond   as the carrier sells them, 1 to 10 000; the configuration takes 50 at most
 * @param silentToOpen     so many calls in a row without a sign of life open the breaker
 * @param openForMs        how long an open breaker waits before it lets one call try
 */
public record TrunkSettings(int trunkId, int nodeId, int capacity, int callsPerSecond, int silentToOpen,
        long openForMs) {
    public TrunkSettings {
        if (trunkId < 1 || nodeId < 1 || capacity < 1 || callsPerSecond < 1 || callsPerSecond > 10_000
                || silentToOpen < 1 || openForMs < 1_000) {
            throw new IllegalArgumentException("trunk settings out of range");
        }
    }
}
