package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/**
 * An agent asks a colleague into the conversation: at first between themselves, while the person hears nothing, then
 * all three together, or back again. The colleague can be handed the person (see {@link TransferFlow}), or leaves. The
 * agent's own conversation stands all the while: whatever befalls the guest, the agent and the person go on.
 */
final class GuestFlow {
    private GuestFlow() {
    }

    static void asked(Turn turn, Agent agent, AgentInput.AskedGuest input) {
        Attempt attempt = turn.state().attempts().live(input.attemptId());
        if (attempt == null || attempt.agentId() != agent.id() || attempt.state() != AttemptState.BRIDGED) {
            turn.refuse(agent.id(), attempt == null ? Refusal.UNKNOWN_ATTEMPT : Refusal.NOT_YOUR_ATTEMPT);
            return;
        }
        if (input.guestId() == 0) {
            over(turn, attempt);
        } else if (attempt.guestId() == input.guestId() && !attempt.transferring()) {
            hush(turn, attempt, input.apart());
            show(turn, attempt);
        } else {
            Agent guest = turn.state().agents().find(input.guestId());
            Refusal refusal = refusal(turn, attempt, agent, guest);
            if (refusal != Refusal.NONE || guest == null) {
                turn.refuse(agent.id(), refusal);
                return;
            }
            begin(turn, attempt, agent, guest, input.apart());
        }
    }

    private static Refusal refusal(Turn turn, Attempt attempt, Agent agent, @Nullable Agent guest) {
        Refusal refusal = mayInvite(turn, attempt, agent);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        boolean comes = guest != null && guest.id() != agent.id() && guest.free() && guest.nodeId() == agent.nodeId();
        return comes ? Refusal.NONE : Refusal.NOBODY_TAKES_OVER;
    }

    /** Whether the agent may ask anybody in at all: nobody is there, and nothing else goes on. */
    static Refusal mayInvite(Turn turn, Attempt attempt, Agent agent) {
        if (!turn.state().trunks().up(attempt.plan().nodeId())) {
            return Refusal.NODE_DOWN;
        }
        boolean ends = turn.state().timers().runs(TimerKind.GONE, attempt.id()) || !attempt.mayBeJoined();
        boolean guest = attempt.guestId() != 0 || attempt.outsideGuest().known();
        return guest || attempt.transferring() || ends || !agent.leg().up() ? Refusal.TRANSFER_RUNS : Refusal.NONE;
    }

    static void begin(Turn turn, Attempt attempt, Agent agent, Agent guest, boolean apart) {
        attempt.invite(guest.id());
        AgentFlow.move(turn, guest, AgentState.JOINED, attempt.plan().campaignId());
        guest.join(attempt.id());
        guest.takeLeg();
        hush(turn, attempt, apart);
        turn.ask(new CallEffect.JoinIn(attempt.plan().nodeId(), attempt.id(), agent.id(), agent.legId(), guest.id(),
                guest.legId()));
        BridgeFlow.pop(turn, attempt, guest);
        show(turn, attempt);
    }

    /** The guest leaves the conversation, if there is one; the person is heard again. */
    static void over(Turn turn, Attempt attempt) {
        OutsideFlow.over(turn, attempt);
        Agent guest = attempt.guestId() == 0 ? null : turn.state().agents().find(attempt.guestId());
        if (guest == null) {
            return;
        }
        hush(turn, attempt, false);
        attempt.invite(0);
        show(turn, attempt);
        guest.join(0);
        sendBack(turn, guest);
        turn.show(new ShowEffect.CardClosed(guest.id(), attempt.id(), attempt.plan().contactId()));
        AgentFlow.rest(turn, guest);
    }

    /** This guest, of whatever conversation, leaves it. */
    static void leave(Turn turn, Agent guest) {
        Attempt attempt = turn.state().attempts().live(guest.joinedAttemptId());
        if (attempt != null && attempt.guestId() == guest.id()) {
            over(turn, attempt);
        }
    }

    /** The person is being handed over to the guest, who waits for that on hold; anybody else has to go first. */
    static void makeWay(Turn turn, Attempt attempt, int toAgentId) {
        if (attempt.guestId() == 0 || attempt.guestId() != toAgentId) {
            over(turn, attempt);
            return;
        }
        hush(turn, attempt, false);
        sendBack(turn, turn.state().agents().get(toAgentId));
    }

    /** The guest's leg stands in the holding bridge: to take the person over, or since joining has ended by itself. */
    static void held(Turn turn, Agent guest) {
        Attempt attempt = turn.state().attempts().live(guest.joinedAttemptId());
        if (attempt != null && awaitsPerson(guest, attempt)) {
            turn.stir(attempt.poolId());
        } else {
            leave(turn, guest);
        }
    }

    /** Whether the guest, out of the conversation by now, is the one to whom its person is handed over. */
    static boolean awaitsPerson(Agent guest, Attempt attempt) {
        return guest.state() == AgentState.JOINED && guest.joinedAttemptId() == attempt.id()
                && attempt.transferring() && attempt.toAgentId() == guest.id();
    }

    /** Whether that guest can be given the person now. */
    static boolean takesOver(Agent guest, Attempt attempt) {
        return awaitsPerson(guest, attempt) && guest.leg() == LegState.HELD && guest.onDuty();
    }

    /** The guest gets the person: no guest any more. */
    static void taken(Turn turn, Attempt attempt, Agent agent) {
        if (agent.joinedAttemptId() == attempt.id()) {
            attempt.invite(0);
            show(turn, attempt);
            agent.join(0);
        }
    }

    /** After a lost link nobody can say whether the node knows who is to hear whom: it is told again. */
    static void sayAgain(Turn turn, Attempt attempt) {
        if (attempt.everApart()) {
            turn.ask(new CallEffect.Hush(attempt.plan().nodeId(), attempt.id(), attempt.apart()));
        }
    }

    /** Tells the agent who is with them. */
    static void show(Turn turn, Attempt attempt) {
        int agentId = attempt.agentId() == 0 ? attempt.talkedWith() : attempt.agentId();
        boolean there = attempt.guestId() != 0 || attempt.outsideGuest().joined();
        turn.show(new ShowEffect.GuestShown(agentId, attempt.id(), attempt.guestId(),
                attempt.outsideGuest().destinationId(), there, attempt.apart()));
    }

    static void hush(Turn turn, Attempt attempt, boolean apart) {
        if (attempt.apart() == apart) {
            return;
        }
        attempt.setApart(apart);
        if (attempt.state() != AttemptState.ENDED && turn.state().trunks().up(attempt.plan().nodeId())) {
            turn.ask(new CallEffect.Hush(attempt.plan().nodeId(), attempt.id(), apart));
        }
    }

    private static void sendBack(Turn turn, Agent guest) {
        if (guest.leg().up() && turn.state().trunks().up(guest.nodeId())) {
            turn.ask(new CallEffect.Leave(guest.nodeId(), guest.legId(), guest.id()));
        }
        LegFlow.settleSoon(turn, guest);
    }
}
