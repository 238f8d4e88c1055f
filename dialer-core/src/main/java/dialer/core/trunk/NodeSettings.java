package dialer.core.trunk;

/**
 * One Asterisk.
 *
 * @param nodeId           from 1
 * @param callsPerSecond   Originates per second, customers and agents together; 1 to 10 000, of which
 *                         an Asterisk bears 50 at most: the configuration takes no more
 * @param maxLegs          legs at once, customers and agents together
 */
public record NodeSettings(int nodeId, int callsPerSecond, int maxLegs) {
    public NodeSettings {
        if (nodeId < 1 || callsPerSecond < 1 || callsPerSecond > 10_000 || maxLegs < 1) {
            throw new IllegalArgumentException("nodeId from 1, callsPerSecond 1 to 10000, maxLegs from 1");
        }
    }
}
