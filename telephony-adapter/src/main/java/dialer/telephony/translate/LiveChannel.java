package dialer.telephony.translate;

/**
 * One channel of a node's list (CoreShowChannels, with the agent read from Status).
 *
 * @param up              answered
 * @param context         dialplan context it is in
 * @param application     dialplan application it runs
 * @param applicationArgs the application's arguments; for BridgeWait they begin with the bridge's name
 * @param bridgeId        the bridge it stands in; empty for none
 * @param agentId         DIALER_AGENT of an agent's leg; 0 where there is none
 */
public record LiveChannel(String channelId, String channel, boolean up, String context, String application,
        String applicationArgs, String bridgeId, int agentId) {
}
