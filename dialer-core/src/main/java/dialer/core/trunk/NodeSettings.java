package dialer.core.trunk;

/**
 * One Asterisk.
 *
 * @param nodeId           from 1
 * @param callsPerSecond   Originates per second, customers and agents together; 1 to 50
 * @param maxLegs          legs at once, customers and agents together
 */
public record NodeSettings(int nodeId, int callsPerSecond, int maxLegs) {
    public NodeSettings {
        if (nodeId < 1 || callsPerSecond < 1 || callsPerSecond > 50 || maxLegs < 1) {
            throw new IllegalArgumentException("nodeId from 1, callsPerSecond 1 to 50, maxLegs from 1");
        }
    }
}
