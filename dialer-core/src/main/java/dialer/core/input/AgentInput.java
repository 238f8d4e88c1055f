package dialer.core.input;

/** What an agent did, and what became of the agent's own leg and screen. Every record names the agent. */
public sealed interface AgentInput extends Input {

    /** The agent this fact belongs to; from 1. */
    int agentId();

    /**
     * The agent begins a shift on a seat; the core answers by calling the seat's telephone.
     *
     * @param skills bit set of what the agent can take (shops, languages)
     * @param nodeId the node on which the seat's telephone registers
     * @param seatId the seat, from 1
     */
    record SignedOn(int agentId, int poolId, long skills, int nodeId, int seatId) implements AgentInput {
    }

    /** The agent ends the shift; in mid call this takes effect when the call and its outcome are done. */
    record SignedOff(int agentId) implements AgentInput {
    }

    /** The agent's leg stands in the agents' holding bridge (again): it can be bridged. */
    record LegHeld(int agentId, long legId) implements AgentInput {
    }

    /** The agent's leg is gone, or could not be set up. */
    record LegLost(int agentId, long legId) implements AgentInput {
    }

    /**
     * The seat's telephone has begun anew (its page was reloaded) and knows nothing of a leg: the one that was there
     * leads nowhere, and the telephone is called again. In mid call the person waits for the new leg.
     */
    record LegRenewed(int agentId) implements AgentInput {
    }

    /** The agent asks to be given calls. */
    record AskedReady(int agentId) implements AgentInput {
    }

    /** The agent asks for a pause now; refused while a person is on the line (see {@link AskedBreak}). */
    record AskedPause(int agentId, int reasonId) implements AgentInput {
    }

    /**
     * "Break after this call": from now on the pacer does not count on the agent; the pause begins after the outcome.
     *
     * @param wanted false takes the wish back
     */
    record AskedBreak(int agentId, int reasonId, boolean wanted) implements AgentInput {
    }

    /** The agent ends the conversation. */
    record AskedHangUp(int agentId, long attemptId) implements AgentInput {
    }

    /**
     * The agent hands the person on the line over and stays behind: the person waits until somebody else is joined, and
     * comes back to this agent when nobody takes over in time.
     *
     * @param toPoolId        the pool whose free agents are asked; 0 with a colleague or a destination named
     * @param toAgentId       the one colleague who is asked; 0 for any of the pool
     * @param toDestinationId a number outside, one of those that the configuration allows; 0 for one of our own people
     */
    record AskedTransfer(int agentId, long attemptId, int toPoolId, int toAgentId, int toDestinationId)
            implements AgentInput {
    }

    /**
     * The agent asks a colleague into the conversation, changes who hears whom, or asks the colleague to leave.
     *
     * @param guestId the colleague, who must be free or be there already; 0: the colleague who is there leaves
     * @param apart   true: agent and colleague are between themselves and the person hears neither; false: all three
     *                hear each other
     */
    record AskedGuest(int agentId, long attemptId, int guestId, boolean apart) implements AgentInput {
    }

    /**
     * The agent wants to ask before handing the person over: any free agent of a group, or somebody outside. Who is
     * there already (or being called) is heard by the person, or not. {@link AskedGuest} with nobody lets them go,
     * {@link AskedTransfer} to the same destination gives them the person.
     *
     * @param toPoolId        the pool whose longest idle agent is asked in; 0 with a destination
     * @param toDestinationId a number outside, one of those that the configuration allows; 0 with a pool
     * @param apart           true: agent and guest are between themselves and the person hears neither; false: all
     *                        three hear each other
     */
    record AskedConsult(int agentId, long attemptId, int toPoolId, int toDestinationId, boolean apart)
            implements AgentInput {
    }

    /**
     * A supervisor who listens to this agent takes the person over: the agent is out of the conversation, keeps the
     * card and owes the outcome.
     *
     * @param supervisorId who takes over
     * @param seatId       the supervisor's seat, whose telephone listens to the agent's leg
     */
    record TakenOver(int agentId, long attemptId, int supervisorId, int seatId) implements AgentInput {
    }

    /**
     * The agent asks to have another number of the recipient dialed, whose card is on the screen: in a preview, or when
     * the conversation is over and its outcome is not chosen yet. {@link AskedHangUp} takes it back: it ends once it
     * has rung as long as the law wants, and is this agent's if somebody answers before.
     *
     * @param attemptId the conversation that is over, 0 in a preview
     * @param numberId  one of the contact's numbers; it must be one that may be dialed now
     */
    record AskedNumber(int agentId, long attemptId, long contactId, long numberId) implements AgentInput {
    }

    /** The agent, who has the card of a preview, asks for the call. */
    record PreviewAccepted(int agentId, long contactId) implements AgentInput {
    }

    /** The agent hands the card of a preview back without a call. */
    record PreviewSkipped(int agentId, long contactId) implements AgentInput {
    }

    /**
     * The outcome of the conversation, chosen by the agent; the form behind it has been stored before.
     *
     * @param outcomeId    one of the campaign's outcomes
     * @param formId       the stored form (note, data of the outcome); 0 where there is none
     * @param callbackAtMs for an outcome of the kind CALLBACK the promised instant (UTC, ms), else 0
     * @param sameAgent    whether the callback is promised by this agent in person
     */
    record ChoseOutcome(int agentId, long attemptId, int outcomeId, long formId, long callbackAtMs, boolean sameAgent)
            implements AgentInput {
    }

    /**
     * A supervisor has closed an outcome that this agent owes and will not choose any more: nothing is decided, and the
     * contact is tried again by the campaign's rules.
     *
     * @param byUserId who closed it; 0 for a machine
     */
    record OutcomeWaived(int agentId, long attemptId, int byUserId) implements AgentInput {
    }

    /**
     * The agent has come to a step of the script: the pacer learns how long conversations go on from there.
     *
     * @param step its place in the script, from 0
     */
    record ReachedStep(int agentId, long attemptId, int step) implements AgentInput {
    }

    /** The agent needs more time after the call; granted once per call. */
    record WrapUpExtended(int agentId, long attemptId) implements AgentInput {
    }

    /** The agent's screen is gone (socket closed or silent); the grace period begins. */
    record ScreenLost(int agentId) implements AgentInput {
    }

    /** The agent's screen is there (again). */
    record ScreenBack(int agentId) implements AgentInput {
    }
}
