package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.Node;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a node says lives on it, against what we believe. After a (re)connect the list is the truth and differences are
 * settled at once; in the minute's audit events may be on their way, so what is younger than a few seconds is let be.
 */
final class AuditFlow {
    /** What changed within this time before the list was asked for may still be told by an event. */
    private static final long GRACE_MS = 5_000;

    /** The end of a leg that the node does not know any more may be on its way for so long. */
    private static final long END_MAY_COME_MS = 3_000;

    private final Turn turn;
    private final Node node;
    private final long askedAtMs;
    private final boolean fresh;
    private final TreeMap<Long, LiveLeg> customers = new TreeMap<>();
    private final TreeMap<Long, LiveLeg> agents = new TreeMap<>();

    /**
     * @param fresh whether the list comes with a (re)connect
     */
    AuditFlow(Turn turn, Node node, List<LiveLeg> legs, long askedAtMs, boolean fresh) {
        this.turn = turn;
        this.node = node;
        this.askedAtMs = askedAtMs;
        this.fresh = fresh;
        for (LiveLeg leg : legs) {
            (leg.kind() == LiveLeg.Kind.CUSTOMER ? customers : agents).put(leg.id(), leg);
        }
    }

    void settle() {
        for (Agent agent : turn.state().agents().inOrder()) {
            if (agent.nodeId() == node.id() && agent.legId() != 0) {
                settle(agent, agents.get(agent.legId()));
            }
        }
        for (Attempt attempt : turn.state().attempts().liveOn(node.id())) {
            if (attempt.state() != AttemptState.ENDED) {
                settle(attempt, customers.get(attempt.id()));
            }
        }
        hangUpStrangers();
    }

    private void settle(Agent agent, @Nullable LiveLeg listed) {
        boolean old = fresh || agent.legSinceMs() < askedAtMs - GRACE_MS;
        if (listed == null) {
            if (old && (fresh || agent.leg().up())) {
                LegFlow.lost(turn, agent, agent.legId());
            }
            return;
        }
        boolean heldUnheard = agent.leg() == LegState.CALLING
                || (agent.leg() == LegState.TAKEN && agent.state() != AgentState.TALKING && old);
        switch (listed.place()) {
            case HELD -> {
                if (heldUnheard) {
                    LegFlow.held(turn, agent, agent.legId());
                }
            }
            case BRIDGED -> {
                if (agent.leg() == LegState.CALLING) {
                    LegFlow.held(turn, agent, agent.legId());
                }
            }
            case DIALING -> {
                boolean busy = agent.state() == AgentState.TALKING || agent.state() == AgentState.RESERVED
                        || agent.state() == AgentState.JOINED;
                if (old && agent.leg().up() && !busy && agent.sinceMs() < askedAtMs - GRACE_MS) {
                    // still in a colleague's conversation, since the wish to leave it was lost with the link
                    turn.ask(new CallEffect.Leave(node.id(), agent.legId(), agent.id()));
                }
            }
            case LEAVING -> { }
        }
    }

    private void settle(Attempt attempt, @Nullable LiveLeg listed) {
        OutsideFlow.audited(turn, attempt, agents.get(attempt.outsideGuest().legId()), askedAtMs, fresh);
        if (listed == null) {
            missing(attempt);
            return;
        }
        if (fresh && turn.state().timers().runs(TimerKind.GONE, attempt.id())) {
            // we asked for its end, and the wish was lost with the link
            CallFlow.hangUp(turn, attempt, attempt.cancelAsked() ? HangupCause.CANCELLED : HangupCause.NORMAL);
            return;
        }
        boolean settledForLong = fresh || attempt.bridgedAtMs() < askedAtMs - GRACE_MS;
        switch (listed.place()) {
            case DIALING -> { }
            case HELD -> held(attempt, settledForLong);
            case BRIDGED -> {
                Agent agent = turn.state().agents().withLeg(listed.peerId());
                if (agent != null && (fresh || attempt.agentId() != agent.id()
                        || attempt.state() != AttemptState.BRIDGED)) {
                    BridgeFlow.adopt(turn, attempt, agent);
                }
            }
            case LEAVING -> CallFlow.safeHarbourStarted(turn, attempt);
        }
    }

    private void held(Attempt attempt, boolean settledForLong) {
        switch (attempt.state()) {
            case DIALING, RINGING -> CallFlow.answered(turn, attempt);
            case ANSWERED -> {
                if (fresh) {
                    BridgeFlow.askAgain(turn, attempt);
                }
            }
            case BRIDGED -> {
                if (settledForLong && legIsOld(attempt)) {
                    BridgeFlow.agentLost(turn, attempt, 0, 0);
                }
            }
            case WAITING, ENDED -> { }
        }
    }

    /** Whether the agent's leg is older than the list: one that was called anew since may have the person by now. */
    private boolean legIsOld(Attempt attempt) {
        Agent agent = turn.state().agents().find(attempt.agentId());
        return fresh || agent == null || agent.legSinceMs() < askedAtMs - GRACE_MS;
    }

    private void missing(Attempt attempt) {
        if (fresh) {
            EndFlow.end(turn, attempt, HangupCause.NODE_LOST, false);
        } else if (attempt.plan().startedAtMs() < askedAtMs - GRACE_MS
                && !turn.state().timers().runs(TimerKind.GONE, attempt.id())) {
            turn.timer(TimerKind.GONE, attempt.id(), END_MAY_COME_MS);
        }
    }

    private void hangUpStrangers() {
        for (long attemptId : customers.keySet()) {
            if (turn.state().attempts().live(attemptId) == null) {
                turn.ask(new CallEffect.HangUp(node.id(), attemptId, HangupCause.NORMAL));
            }
        }
        for (long legId : agents.keySet()) {
            if (turn.state().agents().withLeg(legId) == null
                    && turn.state().attempts().withGuestLeg(legId) == null) {
                turn.ask(new CallEffect.HangUpAgent(node.id(), legId, 0));
            }
        }
    }
}
