package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.OutsideGuest;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Refusal;
import dialer.core.input.AgentInput;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.Trunk;
import org.jspecify.annotations.Nullable;

/**
 * An agent asks somebody before handing the person over: whoever of a group is free, who is a guest like any other
 * from then on (see {@link GuestFlow}), or a permitted number outside. That one is called by a line of its own, while
 * the person hears nothing and the agent's conversation stands; is in it after answering; and goes on with the person
 * in the agent's place when the agent says so. Busy, not answering, gone: the person is the agent's as before.
 */
final class OutsideFlow {
    /** The node gives up after thirty seconds; this is for a node that never says so. */
    static final long ANSWERS_WITHIN_MS = 35_000;

    /** What changed within this time before a list was asked for may still be told by an event. */
    private static final long GRACE_MS = 5_000;

    private OutsideFlow() {
    }

    static void asked(Turn turn, Agent agent, AgentInput.AskedConsult input) {
        Attempt attempt = turn.state().attempts().live(input.attemptId());
        if (attempt == null || attempt.agentId() != agent.id() || attempt.state() != AttemptState.BRIDGED) {
            turn.refuse(agent.id(), attempt == null ? Refusal.UNKNOWN_ATTEMPT : Refusal.NOT_YOUR_ATTEMPT);
            return;
        }
        boolean there = input.toDestinationId() != 0
                && attempt.outsideGuest().destinationId() == input.toDestinationId() && !attempt.transferring();
        if (there) {
            GuestFlow.hush(turn, attempt, input.apart());
            GuestFlow.show(turn, attempt);
            return;
        }
        Refusal refusal = GuestFlow.mayInvite(turn, attempt, agent);
        if (refusal != Refusal.NONE) {
            turn.refuse(agent.id(), refusal);
        } else if (input.toDestinationId() != 0) {
            call(turn, attempt, agent, input);
        } else {
            anyOf(turn, attempt, agent, input);
        }
    }

    /** The longest idle of the group who could take the person over is asked in. */
    private static void anyOf(Turn turn, Attempt attempt, Agent agent, AgentInput.AskedConsult input) {
        if (turn.state().pools().find(input.toPoolId()) == null) {
            turn.refuse(agent.id(), Refusal.UNKNOWN_POOL);
            return;
        }
        Agent guest = BridgeFlow.longestIdle(turn, attempt, input.toPoolId());
        if (guest == null) {
            turn.refuse(agent.id(), Refusal.NOBODY_TAKES_OVER);
            return;
        }
        GuestFlow.begin(turn, attempt, agent, guest, input.apart());
    }

    private static void call(Turn turn, Attempt attempt, Agent agent, AgentInput.AskedConsult input) {
        AttemptPlan plan = attempt.plan();
        Trunk trunk = turn.state().trunks().wayOut(turn.campaign(attempt).settings().trunkIds(), plan.nodeId(),
                turn.now());
        if (trunk == null || !trunk.proven()) {
            turn.refuse(agent.id(), Refusal.NO_LINE_FREE);
            return;
        }
        long legId = turn.state().newLegId();
        turn.state().trunks().node(plan.nodeId()).addLeg(turn.now());
        trunk.lend(turn.now());
        attempt.outsideGuest().call(legId, input.toDestinationId(), trunk.id(), agent.id(), turn.now());
        turn.ask(new CallEffect.CallOutside(plan.nodeId(), legId, agent.id(), plan.campaignId(), plan.contactId(),
                plan.numberId(), trunk.id(), input.toDestinationId()));
        turn.timer(TimerKind.GUEST_UNHEARD, attempt.id(), ANSWERS_WITHIN_MS);
        GuestFlow.hush(turn, attempt, input.apart());
        GuestFlow.show(turn, attempt);
    }

    /** The leg of a guest outside waits: it has answered, or is out of the conversation. False if it is nobody's. */
    static boolean held(Turn turn, long legId) {
        Attempt attempt = turn.state().attempts().withGuestLeg(legId);
        if (attempt == null) {
            return false;
        }
        OutsideGuest guest = attempt.outsideGuest();
        Agent host = turn.state().agents().find(guest.agentId());
        boolean talks = attempt.state() == AttemptState.BRIDGED && attempt.agentId() == guest.agentId()
                && !attempt.transferring() && host != null && host.leg().up();
        if (guest.joined() || !talks || host == null) {
            over(turn, attempt);
            return true;
        }
        turn.cancel(TimerKind.GUEST_UNHEARD, attempt.id());
        guest.join(turn.now());
        turn.ask(new CallEffect.JoinIn(attempt.plan().nodeId(), attempt.id(), host.id(), host.legId(), host.id(),
                legId));
        GuestFlow.show(turn, attempt);
        return true;
    }

    /** The leg of a guest outside is gone: busy, not answered, or hung up. */
    static void lost(Turn turn, long legId) {
        Attempt attempt = turn.state().attempts().withGuestLeg(legId);
        if (attempt != null) {
            boolean inVain = !attempt.outsideGuest().joined();
            int agentId = attempt.outsideGuest().agentId();
            gone(turn, attempt);
            if (inVain) {
                turn.refuse(agentId, Refusal.NOBODY_ANSWERS_OUTSIDE);
            }
        }
    }

    /** Nothing was heard of the call. */
    static void unheard(Turn turn, Attempt attempt) {
        if (attempt.outsideGuest().known() && !attempt.outsideGuest().joined()) {
            int agentId = attempt.outsideGuest().agentId();
            over(turn, attempt);
            turn.refuse(agentId, Refusal.NOBODY_ANSWERS_OUTSIDE);
        }
    }

    /** The guest outside, if there is one, is let go. */
    static void over(Turn turn, Attempt attempt) {
        OutsideGuest guest = attempt.outsideGuest();
        if (!guest.known()) {
            return;
        }
        if (turn.state().trunks().up(attempt.plan().nodeId())) {
            turn.ask(new CallEffect.HangUpAgent(attempt.plan().nodeId(), guest.legId(), guest.agentId()));
        }
        gone(turn, attempt);
    }

    private static void gone(Turn turn, Attempt attempt) {
        OutsideGuest guest = attempt.outsideGuest();
        turn.state().trunks().trunk(guest.trunkId()).free();
        turn.state().trunks().node(attempt.plan().nodeId()).removeLeg();
        turn.cancel(TimerKind.GUEST_UNHEARD, attempt.id());
        Agent host = turn.state().agents().find(guest.agentId());
        guest.leave();
        GuestFlow.hush(turn, attempt, false);
        if (host != null && host.attemptId() == attempt.id()) { // else that one has another conversation by now
            GuestFlow.show(turn, attempt);
        }
    }

    /** Whether that one outside is in the conversation and can be given the person. */
    static boolean takesOver(Attempt attempt, int destinationId) {
        OutsideGuest guest = attempt.outsideGuest();
        return guest.joined() && guest.destinationId() == destinationId;
    }

    /** The person goes on with the guest outside; the agent is out of it when the node says so. */
    static void connect(Turn turn, Attempt attempt) {
        GuestFlow.hush(turn, attempt, false);
        attempt.sendOut();
        turn.ask(new CallEffect.Connect(attempt.plan().nodeId(), attempt.id(), attempt.outsideGuest().legId()));
    }

    /**
     * What a node says of the leg of the attempt's guest outside.
     *
     * @param listed null when the node does not know it
     * @param fresh  whether the list comes with a (re)connect
     */
    static void audited(Turn turn, Attempt attempt, @Nullable LiveLeg listed, long askedAtMs, boolean fresh) {
        boolean old = fresh || attempt.outsideGuest().sinceMs() < askedAtMs - GRACE_MS;
        if (!attempt.outsideGuest().known() || !old) {
            return;
        }
        if (listed == null) {
            lost(turn, attempt.outsideGuest().legId());
        } else if (listed.place() == LiveLeg.Place.HELD) {
            held(turn, attempt.outsideGuest().legId());
        }
    }
}
