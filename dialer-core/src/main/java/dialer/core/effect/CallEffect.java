package dialer.core.effect;

import dialer.core.attempt.HangupCause;

/** What the dialer asks of a node. */
public sealed interface CallEffect extends Effect {

    /** The node that is asked. */
    int nodeId();

    /**
     * Dial the number through the trunk and park the answered leg among the customers.
     *
     * @param ringTimeoutMs after so long without an answer the node gives up
     * @param record        whether the conversation is recorded
     */
    record Originate(int nodeId, long attemptId, int campaignId, long contactId, long numberId, int trunkId,
            long ringTimeoutMs, boolean record) implements CallEffect {
    }

    /** Join the answered customer with the agent, whose leg is {@code legId}. */
    record Bridge(int nodeId, long attemptId, int agentId, long legId) implements CallEffect {
    }

    /** Take the person out of the conversation and let the line ring for them until another agent is joined. */
    record Park(int nodeId, long attemptId) implements CallEffect {
    }

    /**
     * Take the person out of the conversation and call somebody outside for them; if nobody answers, park the person.
     *
     * @param destinationId one of the numbers outside that the configuration allows
     */
    record SendOut(int nodeId, long attemptId, int trunkId, int destinationId) implements CallEffect {
    }

    /**
     * Take the person out of the conversation and join them with the supervisor's telephone, which listens to it; if
     * that is gone, park the person.
     *
     * @param seatId the supervisor's seat
     */
    record TakeOver(int nodeId, long attemptId, int seatId) implements CallEffect {
    }

    /**
     * Call somebody outside whom an agent wants to ask, and hold the answered leg among the agents'.
     *
     * @param agentId       who asks
     * @param numberId      the person's number, by which the number that is shown is chosen as for the person
     * @param destinationId one of the numbers outside that the configuration allows
     */
    record CallOutside(int nodeId, long legId, int agentId, int campaignId, long contactId, long numberId, int trunkId,
            int destinationId) implements CallEffect {
    }

    /**
     * Take the person out of the conversation and join them with the guest outside; if that one is gone, park the
     * person.
     *
     * @param legId the guest's leg
     */
    record Connect(int nodeId, long attemptId, long legId) implements CallEffect {
    }

    /**
     * Let a guest, whose leg is {@code guestLegId}, hear and speak in the agent's conversation. One who is called from
     * outside is the agent's own guest, and {@code guestId} is the agent then.
     */
    record JoinIn(int nodeId, long attemptId, int agentId, long legId, int guestId, long guestLegId)
            implements CallEffect {
    }

    /** Bring an agent's leg back among those that wait. */
    record Leave(int nodeId, long legId, int agentId) implements CallEffect {
    }

    /** Let the person neither hear nor be heard, or end that. */
    record Hush(int nodeId, long attemptId, boolean apart) implements CallEffect {
    }

    /** Play the safe-harbour message to the customer and hang up. */
    record PlaySafeHarbour(int nodeId, long attemptId) implements CallEffect {
    }

    /** End the customer's leg, whether it rings or talks; also right behind its Originate. */
    record HangUp(int nodeId, long attemptId, HangupCause cause) implements CallEffect {
    }

    /** Call the seat's telephone and park the agent's leg among the agents. */
    record CallAgent(int nodeId, long legId, int agentId, int seatId) implements CallEffect {
    }

    /** End the agent's leg. */
    record HangUpAgent(int nodeId, long legId, int agentId) implements CallEffect {
    }
}
