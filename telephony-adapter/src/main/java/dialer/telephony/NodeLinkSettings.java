package dialer.telephony;

import dialer.telephony.ami.LinkAddress;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;

/**
 * One Asterisk as the adapter must know it.
 *
 * @param nodeId             as in {@code NodeSettings}, from 1
 * @param address            where its AMI listens
 * @param ids                how our channels are named there; two dialers on one Asterisk need two prefixes
 * @param routes             its trunks and seats
 * @param callsPerSecond     last defence behind the core's own pacing, 1 to 50; more waits its turn
 * @param maxLegs            legs known at once
 * @param agentRingTimeoutMs how long an agent's telephone may ring when the shift begins
 */
public record NodeLinkSettings(int nodeId, LinkAddress address, ChannelIds ids, Routes routes, int callsPerSecond,
        int maxLegs, long agentRingTimeoutMs) {

    public static final int DEFAULT_CALLS_PER_SECOND = 20;
    public static final long DEFAULT_AGENT_RING_TIMEOUT_MS = 20_000;

    public NodeLinkSettings {
        if (nodeId < 1 || callsPerSecond < 1 || callsPerSecond > 50 || maxLegs < 1 || agentRingTimeoutMs < 1_000) {
            throw new IllegalArgumentException(
                    "node: id from 1, calls per second 1 to 50, legs from 1, agent's ring time-out from 1 s");
        }
    }
}
