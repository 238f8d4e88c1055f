package dialer.telephony.translate;

import dialer.core.input.AgentInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Place;
import org.jspecify.annotations.Nullable;

/** One agent's leg: held among the agents, talking, held again, until it is hung up. */
final class AgentLeg {

    static final String HOLDING = "agents";

    final long legId;
    final String channelId;
    private final Outlet outlet;
    private int agentId;

    private @Nullable String channel;
    private boolean created;
    private boolean concluded;
    private boolean unwanted;
    private boolean answered;
    private @Nullable String heldIn;
    private @Nullable String talkingIn;
    /** Lists in a row that contradicted what the events said. */
    int doubts;

    /** {@code agentId} is 0 for a leg found in a list that does not say whose it is. */
    AgentLeg(long legId, String channelId, int agentId, Outlet outlet) {
        this.legId = legId;
        this.channelId = channelId;
        this.agentId = agentId;
        this.outlet = outlet;
    }

    String target() {
        return channel == null ? channelId : channel;
    }

    long legId() {
        return legId;
    }

    int agentId() {
        return agentId;
    }

    /** Notes whose leg it is, where that is known. */
    void belongsTo(int owner) {
        if (owner != 0) {
            agentId = owner;
        }
    }

    boolean created() {
        return created;
    }

    boolean concluded() {
        return concluded;
    }

    boolean unwanted() {
        return unwanted;
    }

    /** The endpoint that was called: {@code seat-007} of {@code PJSIP/seat-007-0000001a}; null before it is known. */
    @Nullable String endpoint() {
        String name = channel;
        return name == null ? null : name.substring(name.indexOf('/') + 1, Math.max(name.indexOf('/') + 1,
                name.lastIndexOf('-')));
    }

    /** Whether the leg waits among the agents. */
    boolean held() {
        return heldIn != null;
    }

    @Nullable String talkingIn() {
        return talkingIn;
    }

    /** Somebody has picked up, and nobody has hung up. */
    boolean stands() {
        return answered && !concluded && !unwanted;
    }

    void seen(@Nullable String name) {
        if (name != null) {
            channel = name;
        }
        if (!created) {
            created = true;
            if (unwanted) {
                hangUp();
            }
        }
    }

    void originated(boolean success) {
        if (success) {
            seen(null);
        } else if (!created) {
            conclude();
        }
    }

    void entered(String bridgeId, boolean holding, String bridgeName) {
        answered = true;
        if (!holding) {
            heldIn = null;
            talkingIn = bridgeId;
        } else if (bridgeName.equals(HOLDING)) {
            heldIn = bridgeId;
            talkingIn = null;
            if (agentId != 0) {
                outlet.tell(new AgentInput.LegHeld(agentId, legId));
            }
        }
    }

    void left(String bridgeId) {
        if (bridgeId.equals(heldIn)) {
            heldIn = null;
        }
        if (bridgeId.equals(talkingIn)) {
            talkingIn = null;
        }
    }

    void hangUp() {
        unwanted = true;
        if (created && !concluded) {
            outlet.send(new AmiAction.Hangup(target(), 16));
        }
    }

    void conclude() {
        if (!concluded) {
            concluded = true;
            if (agentId != 0) {
                outlet.tell(new AgentInput.LegLost(agentId, legId));
            }
        }
    }

    LiveLeg live(long peerAttemptId) {
        Place place = talkingIn != null && peerAttemptId != 0 ? Place.BRIDGED
                : heldIn != null ? Place.HELD : Place.DIALING;
        return new LiveLeg(LiveLeg.Kind.AGENT, legId, place, place == Place.BRIDGED ? peerAttemptId : 0);
    }

    void adopt(LiveChannel live, Place place) {
        doubts = 0;
        channel = live.channel();
        created = true;
        answered = live.up();
        belongsTo(live.agentId());
        heldIn = place == Place.HELD ? live.bridgeId() : null;
        talkingIn = place == Place.BRIDGED ? live.bridgeId() : null;
    }
}
