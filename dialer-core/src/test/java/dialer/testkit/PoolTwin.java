package dialer.testkit;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.PoolCalls;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.Campaigns;
import dialer.core.ground.Ranking;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The plain twin of what agents, attempts and campaigns keep in order by themselves: walks over all of them, sorts,
 * and demands the same. By itself, since the simulation is run by the launcher without the libraries of tests.
 */
public final class PoolTwin {
    private final DialerState state;

    private PoolTwin(DialerState state) {
        this.state = state;
    }

    /** Demands that everything kept in order is what a walk over everything finds. */
    public static void check(DialerState state) {
        PoolTwin twin = new PoolTwin(state);
        for (Pool pool : state.pools().inOrder()) {
            twin.agents(pool.id());
            twin.attempts(pool.id());
            twin.campaigns(pool.id());
        }
        twin.counts();
        twin.keys();
    }

    private void agents(int poolId) {
        Crew crew = state.agents().crew(poolId);
        equal(List.copyOf(crew.inOrder()), agents(agent -> agent.poolId() == poolId, Agent::id));
        equal(things(crew.free()), agents(agent -> agent.poolId() == poolId && agent.free(), Agent::idleSinceMs));
        equal(things(crew.askedForCall()),
                agents(agent -> agent.poolId() == poolId && agent.previewAccepted(), Agent::id));
        equal(things(crew.talking()), agents(agent -> agent.poolId() == poolId
                && agent.state() == AgentState.TALKING && stays(agent), Agent::sinceMs));
        equal(things(crew.wrappingUp()), agents(agent -> agent.poolId() == poolId
                && agent.state() == AgentState.WRAP_UP && stays(agent), Agent::sinceMs));
        for (AgentState any : AgentState.values()) {
            equal(crew.count(any), agents(agent -> agent.poolId() == poolId && agent.state() == any, Agent::id).size());
        }
        state.trunks().nodes().forEach(node -> equal(crew.freeOn(node.id()), agents(
                agent -> agent.poolId() == poolId && agent.free() && agent.nodeId() == node.id(), Agent::id).size()));
    }

    private static boolean stays(Agent agent) {
        return !agent.breakAsked() && !agent.signingOff() && agent.screenUp();
    }

    private List<Agent> agents(Predicate<Agent> which, Comparing<Agent> by) {
        return state.agents().inOrder().stream().filter(which)
                .sorted(Comparator.comparingLong(by::of).thenComparingInt(Agent::id)).toList();
    }

    private void attempts(int poolId) {
        PoolCalls calls = state.attempts().ofPool(poolId);
        equal(things(calls.unclaimed()), attempts(attempt ->
                attempt.plan().poolId() == poolId && attempt.state().unanswered() && attempt.agentId() == 0,
                Attempt::id));
        equal(things(calls.waiting()), attempts(attempt ->
                attempt.poolId() == poolId && attempt.state() == AttemptState.WAITING
                        && !attempt.safeHarbourAsked() && !attempt.cancelAsked() && !attempt.dismissed(),
                Attempt::answeredAtMs));
    }

    private List<Attempt> attempts(Predicate<Attempt> which, Comparing<Attempt> by) {
        return state.attempts().inOrder().stream().filter(which)
                .sorted(Comparator.comparingLong(by::of).thenComparingLong(Attempt::id)).toList();
    }

    private void campaigns(int poolId) {
        equal(state.campaigns().turnsOf(poolId), state.campaigns().inOrder().stream()
                .filter(campaign -> campaign.running() && campaign.settings().poolId() == poolId)
                .sorted(Campaigns.TURN).toList());
    }

    private void counts() {
        for (Campaign campaign : state.campaigns().inOrder()) {
            for (AttemptState any : AttemptState.values()) {
                equal(state.attempts().count(campaign.id(), any), attempts(attempt ->
                        attempt.plan().campaignId() == campaign.id() && attempt.state() == any, Attempt::id).size());
            }
        }
    }

    private void keys() {
        for (Agent agent : state.agents().inOrder()) {
            if (agent.legId() != 0) {
                equal(state.agents().withLeg(agent.legId()), agent);
            }
            if (agent.previewContactId() != 0) {
                equal(state.agents().viewing(agent.previewContactId()), agent);
            }
        }
        for (Attempt attempt : state.attempts().inOrder()) {
            equal(state.attempts().ofContact(attempt.plan().contactId()), attempt.followedBy() == 0
                    ? attempt : state.attempts().find(attempt.followedBy()));
        }
    }

    /** Nouns are equal to themselves only. */
    private static void equal(@Nullable Object kept, @Nullable Object found) {
        if (!Objects.equals(kept, found)) {
            throw new AssertionError("kept: " + kept + ", found by a walk: " + found);
        }
    }

    private static <T> List<T> things(Ranking<T> ranking) {
        List<T> things = new ArrayList<>();
        for (int n = 0; n < ranking.size(); n++) {
            things.add(ranking.get(n));
        }
        return things;
    }

    /** What a walk sorts by. */
    private interface Comparing<T> {
        long of(T thing);
    }
}
