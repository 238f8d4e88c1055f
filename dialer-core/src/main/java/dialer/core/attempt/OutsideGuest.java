package dialer.core.attempt;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;

/**
 * Somebody outside whom an agent has called into the conversation with a person: called, there, and gone again. What is
 * counted for the call (a line, a leg) is counted from the first to the last.
 */
public final class OutsideGuest {
    private long legId;
    private int destinationId;
    private int trunkId;
    private int agentId;
    private boolean joined;
    private long sinceMs;

    /** The leg by which the guest is called, 0 when there is no such guest. */
    public long legId() {
        return legId;
    }

    /** Whether somebody outside is being called, or there. */
    public boolean known() {
        return legId != 0;
    }

    /** Whom the agent has chosen of the permitted numbers, 0 for nobody. */
    public int destinationId() {
        return destinationId;
    }

    /** By which line. */
    public int trunkId() {
        return trunkId;
    }

    /** The agent who has asked. */
    public int agentId() {
        return agentId;
    }

    /** Whether the guest has answered and is in the conversation. */
    public boolean joined() {
        return joined;
    }

    /** Since when it is as it is; UTC ms. */
    public long sinceMs() {
        return sinceMs;
    }

    /** The guest is called. */
    public void call(long leg, int destination, int trunk, int agent, long nowMs) {
        Check.that(legId == 0 && leg != 0 && destination != 0, "one guest outside at a time", legId);
        legId = leg;
        destinationId = destination;
        trunkId = trunk;
        agentId = agent;
        joined = false;
        sinceMs = nowMs;
    }

    /** The guest has answered. */
    public void join(long nowMs) {
        Check.that(legId != 0 && !joined, "a guest joins once", legId);
        joined = true;
        sinceMs = nowMs;
    }

    /** The guest is gone. */
    public void leave() {
        legId = 0;
        destinationId = 0;
        trunkId = 0;
        agentId = 0;
        joined = false;
        sinceMs = 0;
    }

    void carry(Carrier c) {
        legId = c.number(legId);
        destinationId = c.small(destinationId);
        trunkId = c.small(trunkId);
        agentId = c.small(agentId);
        joined = c.flag(joined);
        sinceMs = c.number(sinceMs);
    }
}
