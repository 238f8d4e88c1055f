package dialer.core.state;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.contact.Contact;
import dialer.core.ground.Check;
import dialer.core.trunk.Node;
import dialer.core.trunk.Trunk;
import java.util.TreeMap;

/** What must be true between the parts of the memory, whatever has happened. */
final class Agreement {
    private Agreement() {
    }

    static void check(DialerState state) {
        for (Attempt attempt : state.attempts().inOrder()) {
            checkAttempt(state, attempt);
        }
        for (Agent agent : state.agents().inOrder()) {
            checkAgent(state, agent);
        }
        checkContacts(state);
        checkLines(state);
    }

    private static void checkAttempt(DialerState state, Attempt attempt) {
        long id = attempt.id();
        Contact contact = state.contacts().get(attempt.plan().contactId());
        Check.that(contact.place() == Contact.Place.ATTEMPT, "an attempt's contact is in the attempt", id);
        if (attempt.agentId() != 0) {
            Agent agent = state.agents().get(attempt.agentId());
            Check.that(agent.attemptId() == id, "agent and attempt know each other", id);
            AgentState expected =
                    attempt.state() == AttemptState.BRIDGED ? AgentState.TALKING : AgentState.RESERVED;
            Check.that(agent.state() == expected, "the attempt's agent is " + expected, id);
        }
        Check.that(!attempt.outsideGuest().known() || (attempt.guestId() == 0 && attempt.talkedWith() != 0
                && attempt.state() != AttemptState.ENDED), "one guest, where one talks", id);
        switch (attempt.state()) {
            case DIALING, RINGING -> Check.that(attempt.talkedWith() == 0, "nobody talks before the answer", id);
            case ANSWERED -> Check.that(attempt.agentId() != 0, "somebody is being bridged", id);
            case BRIDGED -> Check.that((attempt.agentId() != 0) != attempt.outside(), "somebody is bridged", id);
            case WAITING -> Check.that(attempt.agentId() == 0, "one who waits has no agent", id);
            case ENDED -> {
                Check.that(attempt.agentId() == 0, "an ended attempt holds nobody", id);
                Check.that(attempt.owed() || attempt.followedBy() != 0,
                        "an ended attempt is kept for its outcome only", id);
            }
        }
    }

    private static void checkAgent(DialerState state, Agent agent) {
        int id = agent.id();
        Attempt attempt = state.attempts().find(agent.attemptId());
        Check.that((agent.attemptId() == 0) == (attempt == null), "an agent's attempt is known", id);
        switch (agent.state()) {
            case RESERVED, TALKING -> Check.that(attempt != null && attempt.agentId() == id,
                    "a busy agent has a call", id);
            case READY, PREVIEWING, PAUSED, JOINED -> Check.that(attempt == null, "an idle agent has no call", id);
            case WRAP_UP, AWAY, OFFLINE -> Check.that(attempt == null || attempt.talkedWith() == id,
                    "an attempt kept behind the call is for the outcome", id);
        }
        Attempt joined = state.attempts().live(agent.joinedAttemptId());
        Check.that((agent.state() == AgentState.JOINED) == (joined != null && joined.guestId() == id)
                && (agent.state() == AgentState.JOINED) == (agent.joinedAttemptId() != 0),
                "a guest is in a conversation", id);
        Check.that((agent.state() == AgentState.PREVIEWING) == (agent.previewContactId() != 0),
                "a preview has a contact", id);
        if (agent.previewContactId() != 0) {
            Check.that(state.contacts().get(agent.previewContactId()).place() == Contact.Place.PREVIEW,
                    "a previewed contact knows it", id);
        }
        if (agent.state() == AgentState.OFFLINE) {
            Check.that(attempt != null && agent.leg() == LegState.NONE, "one who left is kept for an outcome", id);
        }
    }

    private static void checkContacts(DialerState state) {
        int inHoppers = 0;
        int elsewhere = 0;
        int numbers = 0;
        for (Contact contact : state.contacts().inOrder()) {
            numbers += contact.numbers().size();
            if (contact.place() == Contact.Place.HOPPER) {
                inHoppers++;
            } else {
                elsewhere++;
            }
        }
        int previews = 0;
        for (Agent agent : state.agents().inOrder()) {
            previews += agent.previewContactId() == 0 ? 0 : 1;
        }
        int attempts = 0;
        for (Attempt attempt : state.attempts().inOrder()) {
            attempts += attempt.followedBy() == 0 ? 1 : 0; // else its next one stands for the contact
        }
        Check.that(elsewhere == attempts + previews, "a contact outside a hopper is busy", elsewhere);
        Check.that(inHoppers + elsewhere == state.contacts().size(), "every contact is counted", inHoppers);
        Check.that(numbers == state.contacts().numbers(), "every number is held once", numbers);
    }

    private static void checkLines(DialerState state) {
        TreeMap<Integer, Integer> inUse = new TreeMap<>();
        TreeMap<Integer, Integer> legs = new TreeMap<>();
        for (Attempt attempt : state.attempts().inOrder()) {
            if (attempt.state() != AttemptState.ENDED) {
                inUse.merge(attempt.plan().trunkId(), 1, Integer::sum);
                legs.merge(attempt.plan().nodeId(), 1, Integer::sum);
                if (attempt.outsideGuest().known()) {
                    inUse.merge(attempt.outsideGuest().trunkId(), 1, Integer::sum);
                    legs.merge(attempt.plan().nodeId(), 1, Integer::sum);
                }
            }
        }
        for (Agent agent : state.agents().inOrder()) {
            if (agent.leg() != LegState.NONE) {
                legs.merge(agent.nodeId(), 1, Integer::sum);
            }
        }
        for (Trunk trunk : state.trunks().trunks()) {
            Check.that(trunk.inUse() == inUse.getOrDefault(trunk.id(), 0), "lines in use are counted", trunk.id());
        }
        for (Node node : state.trunks().nodes()) {
            Check.that(node.legs() == legs.getOrDefault(node.id(), 0), "legs are counted", node.id());
        }
    }
}
