package dialer.simulation.check;

import dialer.core.attempt.Disposition;
import org.jspecify.annotations.Nullable;

/** What the picture knows about one attempt. Instants are 0 where it never got so far. */
final class Line {
    final long attemptId;
    int campaignId;
    long contactId;
    long numberId;
    int trunkId;
    int nodeId;
    int reservedAgentId;
    boolean started;
    boolean originated;
    long originatedAtMs;
    long ringingAtMs;
    long answeredAtMs;
    long answerLimitMs;
    /** The agent of the last Bridge that has not failed, 0 for none. */
    int bridgeAgentId;
    /** Whose leg was to be hung up while a bridge with it was asked for, 0 for nobody's. */
    int hungUpAgentId;
    long bridgeAskedAtMs;
    boolean everJoined;
    /** Somebody asked that another agent goes on: from then on any pool's agent may. */
    boolean handedOver;
    /** Dialed by an agent who has the recipient's card, of whatever pool. */
    boolean byHand;
    boolean joined;
    boolean harbourAsked;
    boolean harbourTold;
    boolean hangUpAsked;
    boolean endedTold;
    /** The step in which the attempt began. */
    long startedSeq;
    @Nullable Disposition disposition;

    Line(long attemptId) {
        this.attemptId = attemptId;
    }

    boolean open() {
        return started && disposition == null;
    }

    boolean waitsForAgent() {
        return open() && answeredAtMs > 0 && bridgeAgentId == 0 && !everJoined && !harbourAsked && !harbourTold
                && !endedTold && !hangUpAsked;
    }

    void agentHungUp() {
        hungUpAgentId = bridgeAgentId;
        bridgeAgentId = 0;
    }

    @Override
    public String toString() {
        return "attempt " + attemptId + " (campaign " + campaignId + ", contact " + contactId + ", number " + numberId
                + ", node " + nodeId + ", trunk " + trunkId + ", reserved " + reservedAgentId + ", bridge "
                + bridgeAgentId + ", ringing " + ringingAtMs + ", answered " + answeredAtMs + ", harbour "
                + harbourAsked + "/" + harbourTold + ", disposition " + disposition + ")";
    }
}
