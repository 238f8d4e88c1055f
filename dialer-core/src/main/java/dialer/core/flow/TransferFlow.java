package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Disposition;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/**
 * An agent hands the person over. The person is parked among those who wait, with the line ringing for them; the
 * colleague who was named, or the longest idle agent of the pool, is joined, gets the card and owes the outcome from
 * then on. Until then the first agent owes it, and gets the person back when nobody takes over in time. Somebody
 * outside is called by the dialplan; there the agent is out of it at once, and owes the outcome.
 */
final class TransferFlow {
    /** So long is somebody looked for; the dialplan itself lets the person wait five seconds longer. */
    static final long WITHIN_MS = 20_000;

    /** A node that parks somebody says so within this time. */
    private static final long PARKS_WITHIN_MS = 3_000;

    private TransferFlow() {
    }

    static void asked(Turn turn, Agent agent, AgentInput.AskedTransfer input) {
        DialerState state = turn.state();
        Attempt attempt = state.attempts().live(input.attemptId());
        Refusal refusal = attempt == null ? Refusal.UNKNOWN_ATTEMPT : refusal(turn, attempt, agent);
        Agent colleague = input.toAgentId() == 0 ? null : state.agents().find(input.toAgentId());
        if (refusal == Refusal.NONE && input.toDestinationId() == 0) {
            refusal = input.toAgentId() == 0 ? refusal(turn, attempt, agent, input.toPoolId())
                    : refusal(attempt, agent, colleague);
        }
        if (refusal != Refusal.NONE || attempt == null) {
            turn.refuse(agent.id(), refusal);
            return;
        }
        turn.timer(TimerKind.TRANSFER_OVER, attempt.id(), PARKS_WITHIN_MS);
        if (input.toDestinationId() != 0 && OutsideFlow.takesOver(attempt, input.toDestinationId())) {
            OutsideFlow.connect(turn, attempt);
            return;
        }
        GuestFlow.makeWay(turn, attempt, input.toAgentId());
        if (input.toDestinationId() != 0) {
            attempt.sendOut();
            turn.ask(new CallEffect.SendOut(attempt.plan().nodeId(), attempt.id(), attempt.plan().trunkId(),
                    input.toDestinationId()));
            return;
        }
        attempt.handOver(colleague == null ? input.toPoolId() : colleague.poolId(), input.toAgentId());
        turn.ask(new CallEffect.Park(attempt.plan().nodeId(), attempt.id()));
    }

    /** A supervisor goes on with the person: for the agent it is as if they had been handed over outside. */
    static void takenOver(Turn turn, Agent agent, AgentInput.TakenOver input) {
        Attempt attempt = turn.state().attempts().live(input.attemptId());
        Refusal refusal = attempt == null ? Refusal.UNKNOWN_ATTEMPT : refusal(turn, attempt, agent);
        if (refusal != Refusal.NONE || attempt == null) {
            turn.refuse(agent.id(), refusal);
            return;
        }
        turn.timer(TimerKind.TRANSFER_OVER, attempt.id(), PARKS_WITHIN_MS);
        GuestFlow.over(turn, attempt);
        attempt.sendOut();
        turn.ask(new CallEffect.TakeOver(attempt.plan().nodeId(), attempt.id(), input.seatId()));
    }

    private static Refusal refusal(Turn turn, Attempt attempt, Agent agent) {
        if (attempt.agentId() != agent.id() || attempt.state() != AttemptState.BRIDGED) {
            return Refusal.NOT_YOUR_ATTEMPT;
        }
        if (!turn.state().trunks().up(attempt.plan().nodeId())) {
            return Refusal.NODE_DOWN;
        }
        // a report that this agent has left may still be on its way, and would be taken for this one's
        boolean lately = attempt.hasLeft(agent.id())
                && turn.now() - attempt.droppedAtMs() < BridgeFlow.ECHO_MS;
        boolean ends = turn.state().timers().runs(TimerKind.GONE, attempt.id()) || !attempt.mayBeJoined();
        return attempt.transferring() || lately || ends || !agent.leg().up() ? Refusal.TRANSFER_RUNS : Refusal.NONE;
    }

    private static Refusal refusal(@Nullable Attempt attempt, Agent agent, @Nullable Agent colleague) {
        boolean guest = attempt != null && colleague != null && attempt.guestId() == colleague.id();
        boolean takes = colleague != null && colleague.id() != agent.id() && (colleague.free() || guest)
                && colleague.nodeId() == agent.nodeId();
        return takes ? Refusal.NONE : Refusal.NOBODY_TAKES_OVER;
    }

    private static Refusal refusal(Turn turn, @Nullable Attempt attempt, Agent agent, int poolId) {
        if (attempt == null || turn.state().pools().find(poolId) == null) {
            return Refusal.UNKNOWN_POOL;
        }
        Crew crew = turn.state().agents().crew(poolId);
        long skills = turn.campaign(attempt).settings().requiredSkills();
        boolean oneOfThem = agent.poolId() == poolId && agent.onDuty() && agent.hasSkills(skills);
        int others = crew.onDuty(skills, agent.nodeId()) - (oneOfThem ? 1 : 0);
        return others > 0 ? Refusal.NONE : Refusal.NOBODY_TAKES_OVER;
    }

    /** The person is on the way outside: the agent, who owes the outcome, is out of it. */
    static void sentOut(Turn turn, Attempt attempt) {
        if (attempt.state() != AttemptState.BRIDGED || !attempt.goesOutside()) {
            return; // an echo
        }
        Agent first = turn.state().agents().get(attempt.agentId());
        turn.cancel(TimerKind.TRANSFER_OVER, attempt.id());
        attempt.leaveWithoutAgent(turn.now());
        turn.show(new ShowEffect.CallOver(first.id(), attempt.id(), Disposition.CONNECTED));
        EndFlow.afterTalk(turn, attempt, first);
    }

    /** Nobody was reached outside: the person is back, and gets the agent who knows them, or any other. */
    static void returned(Turn turn, Attempt attempt) {
        OutsideFlow.over(turn, attempt);
        attempt.returnFromOutside(turn.now());
        attempt.become(AttemptState.WAITING, turn.now());
        turn.timer(TimerKind.MESSAGE_OVER, attempt.id(), CallFlow.MESSAGE_AT_MOST_MS);
        turn.timer(TimerKind.TRANSFER_OVER, attempt.id(), WITHIN_MS);
        if (!attempt.mayBeJoined()) {
            return;
        }
        if (!toFirst(turn, attempt)) {
            BridgeFlow.giveAgent(turn, attempt);
        }
    }

    /** The colleague to whom the person is handed over, if free now. */
    static @Nullable Agent colleague(Turn turn, Attempt attempt) {
        Agent agent = turn.state().agents().find(attempt.toAgentId());
        boolean takes = agent != null && (agent.free() || GuestFlow.takesOver(agent, attempt))
                && agent.nodeId() == attempt.plan().nodeId()
                && !attempt.hasTried(agent.id());
        return takes ? agent : null;
    }

    /** Nobody took over in time, or the person was never parked: everything is as it was, as far as that goes. */
    static void over(Turn turn, Attempt attempt) {
        if (!attempt.transferring()) {
            return;
        }
        switch (attempt.state()) {
            case BRIDGED -> {
                GuestFlow.over(turn, attempt);
                attempt.comeBack();
                turn.refuse(attempt.agentId(), Refusal.NOBODY_TAKES_OVER);
            }
            case WAITING -> comeBack(turn, attempt);
            case DIALING, RINGING, ANSWERED, ENDED -> { }
        }
    }

    /** Back to who handed over, else to anybody of the campaign's own pool, else the dialplan says "sorry". */
    private static void comeBack(Turn turn, Attempt attempt) {
        GuestFlow.over(turn, attempt);
        attempt.comeBack();
        if (!attempt.mayBeJoined() || !turn.state().trunks().up(attempt.plan().nodeId())) {
            return;
        }
        if (!toFirst(turn, attempt)) {
            Agent any = BridgeFlow.longestIdle(turn, attempt);
            if (any != null) {
                BridgeFlow.askBridge(turn, attempt, any);
            }
        }
    }

    /** Back to who handed over, if still there with the outcome to choose. */
    private static boolean toFirst(Turn turn, Attempt attempt) {
        Agent first = turn.state().agents().find(attempt.talkedWith());
        if (first == null || !isThere(first, attempt) || !turn.state().trunks().up(first.nodeId())) {
            return false;
        }
        first.wrapUpUntil(0);
        turn.cancel(TimerKind.WRAP_UP_OVER, first.id());
        turn.refuse(first.id(), Refusal.NOBODY_TAKES_OVER);
        BridgeFlow.askBridge(turn, attempt, first);
        return true;
    }

    private static boolean isThere(Agent first, Attempt attempt) {
        return first.attemptId() == attempt.id() && first.state() == AgentState.WRAP_UP && first.screenUp()
                && first.leg() == LegState.HELD && first.nodeId() == attempt.plan().nodeId();
    }
}
