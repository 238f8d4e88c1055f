package dialer.telephony.translate;

/**
 * What a node says, decoded: only what the translation needs. {@code channelId} is Asterisk's Uniqueid (ours when we
 * placed the leg), {@code channel} its channel name.
 */
public sealed interface AmiEvent {

    /** Newchannel: the leg exists and can be hung up. */
    record ChannelCreated(String channelId, String channel) implements AmiEvent {
    }

    /** DialState: the far end has given a sign of life (RINGING, PROGRESS, PROCEEDING). */
    record DialProgress(String channelId, String channel, String dialStatus) implements AmiEvent {
    }

    /** DialEnd: the far end has given its final answer, or we have hung up while it rang. Our own time-out has none. */
    record DialOver(String channelId, String channel, String dialStatus) implements AmiEvent {
    }

    /**
     * OriginateResponse. {@code reason} is 4 for an answer, 3 for our own time-out, 0 for everything else; without a
     * Newchannel before it, the leg never came into being.
     */
    record Originated(String channelId, boolean success, int reason) implements AmiEvent {
    }

    /** BridgeEnter. {@code holding} is true for a holding bridge, whose {@code bridgeName} tells which one. */
    record BridgeEntered(String channelId, String channel, String bridgeId, boolean holding, String bridgeName)
            implements AmiEvent {
    }

    /** BridgeLeave. */
    record BridgeLeft(String channelId, String channel, String bridgeId) implements AmiEvent {
    }

    /**
     * HangupRequest: the far end has hung up. Hangup itself comes only when nobody holds the channel any more, and
     * whoever listens in a conversation holds both.
     *
     * @param cause Q.850; 0 where there is none
     */
    record FarEndLeft(String channelId, String channel, int cause) implements AmiEvent {
    }

    /**
     * Hangup.
     *
     * @param up        whether the channel had been answered
     * @param cause     Q.850
     * @param techCause SIP status; 0 where there is none (answered, our own hang-up, Asterisk before 20.17 / 22.7)
     */
    record ChannelEnded(String channelId, String channel, boolean up, int cause, int techCause) implements AmiEvent {
    }

    /** UserEvent DialerAbandon: the safe-harbour message begins. */
    record HarbourEntered(String attemptChannelId) implements AmiEvent {
    }

    /** UserEvent DialerOptOut: the key by which the message lets everybody refuse further calls was pressed. */
    record OptedOut(String attemptChannelId) implements AmiEvent {
    }

    /** UserEvent DialerOutside: the person is out of the conversation, and somebody outside is called. */
    record SentOut(String attemptChannelId) implements AmiEvent {
    }

    /**
     * UserEvent DialerReturn: somebody calls us.
     *
     * @param caller  the digits that the carrier shows; left out of {@link #toString()}
     * @param channel on which they wait
     */
    record CalledBack(String caller, String channel) implements AmiEvent {
        @Override
        public String toString() {
            return "CalledBack[" + channel + "]";
        }
    }

    /** UserEvent DialerAgentLost: the agent's leg died in mid call. */
    record AgentLost(String attemptChannelId) implements AmiEvent {
    }

    /** UserEvent DialerCheck: the answer of the dialplan's own check of a sound file. */
    record SoundChecked(String word, boolean played) implements AmiEvent {
    }

    /** ContactStatus: Asterisk's qualify says whether an endpoint can be reached. */
    record ContactChanged(String endpoint, String aor, String contactStatus) implements AmiEvent {
    }

    /** FullyBooted. */
    record Booted() implements AmiEvent {
    }

    /** Shutdown: the node ends, and all legs with it. */
    record ShuttingDown() implements AmiEvent {
    }
}
