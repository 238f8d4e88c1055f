package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Disposition;
import dialer.core.effect.CallEffect;
import dialer.core.effect.ShowEffect;
import dialer.core.ground.Check;
import dialer.core.ground.Ranking;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/** Which agent a person gets, and what becomes of the bridge. */
final class BridgeFlow {
    /**
     * The dialplan itself ends every wait after two seconds: a customer's leg of which nothing is heard for longer
     * than this after a bridge was asked for stands in the bridge.
     */
    static final long UNHEARD_MS = 3_000;

    /** The dialplan holds a customer who has lost the agent for so long. */
    static final long RESCUE_WITHIN_MS = 3_000;

    /** A report that the conversation was left may come again within this time; nobody leaves it twice so soon. */
    static final long ECHO_MS = 10_000;

    private BridgeFlow() {
    }

    /** Gives the person an agent: the one reserved, or the longest idle; else the person waits. */
    static void giveAgent(Turn turn, Attempt attempt) {
        Agent agent = choose(turn, attempt);
        if (agent == null) {
            detach(turn, attempt);
            if (attempt.state() != AttemptState.WAITING) {
                attempt.become(AttemptState.WAITING, turn.now());
            }
            turn.stir(attempt.poolId());
            return;
        }
        askBridge(turn, attempt, agent);
    }

    private static @Nullable Agent choose(Turn turn, Attempt attempt) {
        DialerState state = turn.state();
        int nodeId = attempt.plan().nodeId();
        if (!state.trunks().up(nodeId)) {
            return null;
        }
        if (attempt.agentId() != 0) {
            Agent reserved = state.agents().get(attempt.agentId());
            if (reserved.leg() == LegState.HELD && !attempt.hasTried(reserved.id())) {
                return reserved;
            }
        }
        return attempt.toAgentId() == 0 ? longestIdle(turn, attempt) : TransferFlow.colleague(turn, attempt);
    }

    /** The free agent who has waited longest and could take this person; null when there is none. */
    static @Nullable Agent longestIdle(Turn turn, Attempt attempt) {
        return longestIdle(turn, attempt, attempt.poolId());
    }

    /** The same, of the pool that is named. */
    static @Nullable Agent longestIdle(Turn turn, Attempt attempt, int poolId) {
        DialerState state = turn.state();
        int nodeId = attempt.plan().nodeId();
        long skills = turn.campaign(attempt).settings().requiredSkills();
        Ranking<Agent> free = state.agents().crew(poolId).free();
        for (int n = 0; n < free.size(); n++) {
            Agent agent = free.get(n);
            if (agent.nodeId() == nodeId && agent.hasSkills(skills) && !attempt.hasTried(agent.id())) {
                return agent;
            }
        }
        return null;
    }

    static void askBridge(Turn turn, Attempt attempt, Agent agent) {
        Check.that(attempt.mayBeJoined(), "nobody is bridged out of the message", attempt.id());
        if (attempt.agentId() != agent.id()) {
            detach(turn, attempt);
            GuestFlow.taken(turn, attempt, agent);
            AgentFlow.move(turn, agent, AgentState.RESERVED, attempt.plan().campaignId());
            agent.attach(attempt.id());
            attempt.attach(agent.id());
        }
        attempt.become(AttemptState.ANSWERED, turn.now());
        agent.takeLeg();
        turn.touch(agent);
        turn.ask(new CallEffect.Bridge(attempt.plan().nodeId(), attempt.id(), agent.id(), agent.legId()));
        pop(turn, attempt, agent);
        turn.timer(TimerKind.BRIDGE_UNHEARD, attempt.id(), UNHEARD_MS);
    }

    static void pop(Turn turn, Attempt attempt, Agent agent) {
        turn.show(new ShowEffect.ScreenPop(agent.id(), attempt.id(), attempt.plan().campaignId(),
                attempt.plan().contactId(), attempt.plan().numberId()));
    }

    /** Lets go of the agent who is reserved for the attempt, if any; the agent is free again. */
    static void detach(Turn turn, Attempt attempt) {
        if (attempt.agentId() == 0) {
            return;
        }
        Agent agent = turn.state().agents().get(attempt.agentId());
        Check.that(agent.state() == AgentState.RESERVED, "only a reserved agent is let go", agent.id());
        attempt.attach(0);
        if (attempt.owed() && attempt.talkedWith() == agent.id()) {
            // the person was coming back to the one who had handed them over and owes the outcome
            agent.wrapUpUntil(turn.now());
            turn.show(new ShowEffect.CallOver(agent.id(), attempt.id(), Disposition.CONNECTED));
        } else {
            agent.attach(0);
            if (!NumberFlow.owesAgain(turn, attempt, agent) && attempt.state() == AttemptState.ANSWERED) {
                turn.show(new ShowEffect.CardClosed(agent.id(), attempt.id(), attempt.plan().contactId()));
            }
        }
        LegFlow.settleSoon(turn, agent);
        AgentFlow.rest(turn, agent);
    }

    /** Both legs are in one bridge. */
    static void bridged(Turn turn, Attempt attempt, int agentId) {
        if (attempt.state() != AttemptState.ANSWERED || attempt.agentId() != agentId) {
            return;
        }
        Agent agent = turn.state().agents().get(agentId);
        stand(turn, attempt, agent);
    }

    private static void stand(Turn turn, Attempt attempt, Agent agent) {
        turn.cancel(TimerKind.ANSWER_LIMIT, attempt.id());
        turn.cancel(TimerKind.BRIDGE_UNHEARD, attempt.id());
        turn.cancel(TimerKind.MESSAGE_OVER, attempt.id());
        turn.cancel(TimerKind.TRANSFER_OVER, attempt.id());
        if (attempt.transferring()) {
            GuestFlow.over(turn, attempt);
        }
        attempt.takenOver();
        attempt.become(AttemptState.BRIDGED, turn.now());
        AbandonFlow.connected(turn, attempt);
        NumberFlow.connected(turn, attempt);
        releaseFirst(turn, attempt, agent.id());
        attempt.talkWith(agent.id());
        AgentFlow.move(turn, agent, AgentState.TALKING, attempt.plan().campaignId());
    }

    /** Somebody else has taken the conversation over: the first agent owes nothing any more. */
    private static void releaseFirst(Turn turn, Attempt attempt, int agentId) {
        int first = attempt.talkedWith();
        if (first == 0 || first == agentId || attempt.outcomeChosen()) {
            return;
        }
        Agent agent = turn.state().agents().get(first);
        agent.attach(0);
        turn.show(new ShowEffect.CardClosed(first, attempt.id(), attempt.plan().contactId()));
        OutcomeFlow.nothingOwed(turn, agent);
    }

    /** The node could not bridge: another agent within the limit, never the same one again. */
    static void failed(Turn turn, Attempt attempt, int agentId) {
        if (attempt.state() != AttemptState.ANSWERED || attempt.agentId() != agentId) {
            return;
        }
        turn.cancel(TimerKind.BRIDGE_UNHEARD, attempt.id());
        attempt.triedInVain(agentId);
        detach(turn, attempt);
        attempt.become(AttemptState.WAITING, turn.now());
        if (!attempt.mayBeJoined()) {
            return;
        }
        if (overdue(turn, attempt)) {
            if (attempt.bridgedAtMs() == 0) {
                CallFlow.askSafeHarbour(turn, attempt);
            }
            TransferFlow.over(turn, attempt);
            return;
        }
        giveAgent(turn, attempt);
    }

    private static boolean overdue(Turn turn, Attempt attempt) {
        if (attempt.bridgedAtMs() != 0) {
            long withinMs = attempt.transferring() ? TransferFlow.WITHIN_MS : RESCUE_WITHIN_MS;
            return turn.now() - attempt.droppedAtMs() >= withinMs;
        }
        return turn.now() - attempt.answeredAtMs() >= turn.campaign(attempt).settings().answerLimitMs();
    }

    /** Nothing was heard of the bridge for so long that it must stand. */
    static void unheard(Turn turn, Attempt attempt) {
        if (attempt.state() == AttemptState.ANSWERED && !attempt.abandoned() && !attempt.dismissed()) {
            bridged(turn, attempt, attempt.agentId());
        } else if (attempt.state() == AttemptState.ANSWERED) {
            failed(turn, attempt, attempt.agentId());
        }
    }

    /**
     * The agent's leg died in mid call, or the person was parked to be handed over. The agent, who has talked, owes the
     * outcome; another free agent gets the person within three seconds (or whoever is asked to take over, within
     * twenty) and then owes it in the first one's place. With nobody free the person hears "sorry", and the attempt
     * ends CONNECTED with the first agent's outcome.
     *
     * @param leftAgentId who was left, 0 when nobody can say
     * @param leftLegId   which of the agent's legs was left, 0 when nobody can say
     */
    static void agentLost(Turn turn, Attempt attempt, int leftAgentId, long leftLegId) {
        if (attempt.state() == AttemptState.ANSWERED && attempt.agentId() != 0 && attempt.bridgedAtMs() == 0) {
            bridged(turn, attempt, attempt.agentId()); // the report of the bridge was lost or is late
        }
        if (attempt.outside()) {
            TransferFlow.returned(turn, attempt);
            return;
        }
        if (attempt.state() != AttemptState.BRIDGED || echo(turn, attempt, leftAgentId, leftLegId)) {
            return;
        }
        Agent first = turn.state().agents().get(attempt.agentId());
        if (!attempt.transferring() && LegFlow.comesBack(turn, first)) {
            attempt.dropLeg(turn.now());
            return; // a page was reloaded: the person is joined again as soon as the new leg stands
        }
        if (!attempt.transferring()) {
            GuestFlow.over(turn, attempt);
        }
        attempt.dropAgent(turn.now());
        attempt.triedInVain(first.id());
        turn.show(new ShowEffect.CallOver(first.id(), attempt.id(), Disposition.CONNECTED));
        attempt.become(AttemptState.WAITING, turn.now());
        EndFlow.afterTalk(turn, attempt, first);
        turn.timer(TimerKind.MESSAGE_OVER, attempt.id(), CallFlow.MESSAGE_AT_MOST_MS);
        if (attempt.transferring()) {
            turn.timer(TimerKind.TRANSFER_OVER, attempt.id(), TransferFlow.WITHIN_MS);
        }
        if (attempt.mayBeJoined()) {
            giveAgent(turn, attempt);
        }
    }

    /**
     * Whether the conversation that was left is an earlier one: it was another agent's, or stood on a leg that its
     * agent has replaced since; where the report does not tell, the agent who has the person now is connected.
     */
    private static boolean echo(Turn turn, Attempt attempt, int leftAgentId, long leftLegId) {
        Agent agent = turn.state().agents().get(attempt.agentId());
        boolean anotherAgent = leftAgentId != 0 && leftAgentId != agent.id();
        boolean anotherLeg = leftLegId != 0 && leftLegId != agent.legId() && agent.leg().up();
        if (anotherAgent || anotherLeg) {
            return true;
        }
        if (leftAgentId != 0 && !attempt.hasLeft(leftAgentId)) {
            return false;
        }
        long agoMs = turn.now() - attempt.droppedAtMs();
        return attempt.droppedAtMs() != 0 && (agoMs < RESCUE_WITHIN_MS || (agoMs < ECHO_MS && agent.leg().up()));
    }

    /** Free agents get those who wait, the longest waiting first. */
    static void serveWaiting(Turn turn, Ranking<Attempt> waiting) {
        int n = 0;
        while (n < waiting.size()) {
            Attempt attempt = waiting.get(n);
            Agent agent = overdue(turn, attempt) ? null : choose(turn, attempt);
            if (agent == null) {
                n++;
            } else {
                askBridge(turn, attempt, agent);
            }
        }
    }

    /** After a lost link: the node shows that the bridge which was asked for never came about. */
    static void askAgain(Turn turn, Attempt attempt) {
        Agent agent = turn.state().agents().get(attempt.agentId());
        if (!attempt.mayBeJoined() || overdue(turn, attempt) || agent.leg() != LegState.TAKEN) {
            failed(turn, attempt, agent.id());
            return;
        }
        turn.ask(new CallEffect.Bridge(attempt.plan().nodeId(), attempt.id(), agent.id(), agent.legId()));
        turn.timer(TimerKind.BRIDGE_UNHEARD, attempt.id(), UNHEARD_MS);
    }

    /** The node shows the person in one bridge with the agent: that is how it is, whatever we believed. */
    static void adopt(Turn turn, Attempt attempt, Agent agent) {
        if (attempt.state() == AttemptState.BRIDGED && attempt.agentId() == agent.id()) {
            pop(turn, attempt, agent);
            turn.touch(agent);
            GuestFlow.sayAgain(turn, attempt);
            return;
        }
        if (attempt.state() == AttemptState.ANSWERED && attempt.agentId() == agent.id()) {
            bridged(turn, attempt, agent.id());
            pop(turn, attempt, agent);
            return;
        }
        boolean free = agent.attemptId() == 0 && agent.previewContactId() == 0 && agent.leg().up()
                && agent.state() != AgentState.WRAP_UP && agent.state() != AgentState.JOINED;
        if (attempt.state() == AttemptState.BRIDGED || !free) {
            return;
        }
        CallFlow.answered(turn, attempt);
        if (attempt.agentId() != agent.id()) {
            detach(turn, attempt);
        }
        join(turn, attempt, agent);
    }

    private static void join(Turn turn, Attempt attempt, Agent agent) {
        if (attempt.state() == AttemptState.BRIDGED || (agent.attemptId() != 0 && agent.attemptId() != attempt.id())) {
            return;
        }
        agent.takeLeg();
        agent.attach(attempt.id());
        attempt.attach(agent.id());
        stand(turn, attempt, agent);
        pop(turn, attempt, agent);
    }
}
