package dialer.testkit;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Predicate;

/**
 * The plain twin of what agents, attempts and campaigns keep in order by themselves: walks over all of them, sorts,
 * and demands the same.
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
        assertThat(List.copyOf(crew.inOrder())).isEqualTo(agents(agent -> agent.poolId() == poolId, Agent::id));
        assertThat(things(crew.free())).as("free").isEqualTo(
                agents(agent -> agent.poolId() == poolId && agent.free(), Agent::idleSinceMs));
        assertThat(things(crew.askedForCall())).as("asked for the call").isEqualTo(
                agents(agent -> agent.poolId() == poolId && agent.previewAccepted(), Agent::id));
        assertThat(things(crew.talking())).as("talking").isEqualTo(agents(agent -> agent.poolId() == poolId
                && agent.state() == AgentState.TALKING && stays(agent), Agent::sinceMs));
        assertThat(things(crew.wrappingUp())).as("wrapping up").isEqualTo(agents(agent -> agent.poolId() == poolId
                && agent.state() == AgentState.WRAP_UP && stays(agent), Agent::sinceMs));
        for (AgentState any : AgentState.values()) {
            assertThat(crew.count(any)).isEqualTo(
                    agents(agent -> agent.poolId() == poolId && agent.state() == any, Agent::id).size());
        }
        state.trunks().nodes().forEach(node -> assertThat(crew.freeOn(node.id())).isEqualTo(agents(
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
        assertThat(things(calls.unclaimed())).as("unclaimed").isEqualTo(attempts(attempt ->
                attempt.plan().poolId() == poolId && attempt.state().unanswered() && attempt.agentId() == 0,
                Attempt::id));
        assertThat(things(calls.waiting())).as("waiting").isEqualTo(attempts(attempt ->
                attempt.poolId() == poolId && attempt.state() == AttemptState.WAITING
                        && !attempt.safeHarbourAsked() && !attempt.cancelAsked() && !attempt.dismissed(),
                Attempt::answeredAtMs));
    }

    private List<Attempt> attempts(Predicate<Attempt> which, Comparing<Attempt> by) {
        return state.attempts().inOrder().stream().filter(which)
                .sorted(Comparator.comparingLong(by::of).thenComparingLong(Attempt::id)).toList();
    }

    private void campaigns(int poolId) {
        assertThat(state.campaigns().turnsOf(poolId)).as("turns").isEqualTo(state.campaigns().inOrder().stream()
                .filter(campaign -> campaign.running() && campaign.settings().poolId() == poolId)
                .sorted(Campaigns.TURN).toList());
    }

    private void counts() {
        for (Campaign campaign : state.campaigns().inOrder()) {
            for (AttemptState any : AttemptState.values()) {
                assertThat(state.attempts().count(campaign.id(), any)).isEqualTo(attempts(attempt ->
                        attempt.plan().campaignId() == campaign.id() && attempt.state() == any, Attempt::id).size());
            }
        }
    }

    private void keys() {
        for (Agent agent : state.agents().inOrder()) {
            if (agent.legId() != 0) {
                assertThat(state.agents().withLeg(agent.legId())).isSameAs(agent);
            }
            if (agent.previewContactId() != 0) {
                assertThat(state.agents().viewing(agent.previewContactId())).isSameAs(agent);
            }
        }
        for (Attempt attempt : state.attempts().inOrder()) {
            assertThat(state.attempts().ofContact(attempt.plan().contactId())).isSameAs(attempt.followedBy() == 0
                    ? attempt : state.attempts().find(attempt.followedBy()));
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
