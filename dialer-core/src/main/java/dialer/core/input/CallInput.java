package dialer.core.input;

import dialer.core.attempt.HangupCause;

/** What a node reports about the customer's leg of an attempt. Every record names the attempt. */
public sealed interface CallInput extends Input {

    /** The attempt this fact belongs to; counts up from 1. */
    long attemptId();

    /** The node has created the leg: from here on it can be hung up. */
    record LegCreated(long attemptId) implements CallInput {
    }

    /**
     * The far end rings (SIP 180) or sends progress (SIP 183).
     *
     * @param progress true for a 183 (announcement or early media), false for a 180
     */
    record Ringing(long attemptId, boolean progress) implements CallInput {
    }

    /** A person, or a machine, has answered and the leg stands in the customers' holding bridge: it can be bridged. */
    record Answered(long attemptId) implements CallInput {
    }

    /** Both legs are in one bridge: the recipient hears the agent. */
    record Bridged(long attemptId, int agentId) implements CallInput {
    }

    /** The node refused to bridge (one of the legs was gone, or was busy with something else). */
    record BridgeFailed(long attemptId, int agentId) implements CallInput {
    }

    /**
     * The conversation was left in mid call, since the agent's leg died or the person was parked at our wish; the
     * customer is back in the holding bridge, after a lost leg for at most three seconds.
     *
     * @param agentId who was left, as far as the node knows; 0 when it does not
     * @param legId   which of the agent's legs was left: one whose page was reloaded has another by now; 0 when the
     *                node does not know
     */
    record AgentLegDropped(long attemptId, int agentId, long legId) implements CallInput {
    }

    /** The person has left the conversation at our wish, and somebody outside is being called for them. */
    record SentOut(long attemptId) implements CallInput {
    }

    /** The safe-harbour message has begun, at our wish or by the dialplan's own two-second limit. */
    record SafeHarbourStarted(long attemptId) implements CallInput {
    }

    /** The person has pressed the key by which the message lets everybody refuse further calls. */
    record OptedOut(long attemptId) implements CallInput {
    }

    /**
     * The leg is gone. Comes exactly once for every leg that was created; a node may also send it for a leg that it
     * refused to create.
     *
     * @param cause    what the switch said, already translated
     * @param answered whether the leg had been answered before it ended, also where no {@link Answered} was seen
     */
    record Ended(long attemptId, HangupCause cause, boolean answered) implements CallInput {
    }
}
