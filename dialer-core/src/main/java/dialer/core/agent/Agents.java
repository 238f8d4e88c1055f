package dialer.core.agent;

import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every agent on shift, by pool; knows whose turn it is. Bounded. */
public final class Agents {
    /** So many at most. */
    public static final int LIMIT = 1_000;

    private static final Comparator<Agent> LONGEST_IDLE =
            Comparator.comparingLong(Agent::idleSinceMs).thenComparingInt(Agent::id);

    private final TreeMap<Integer, Agent> all = new TreeMap<>();
    private final TreeMap<Integer, TreeMap<Integer, Agent>> byPool = new TreeMap<>();

    public @Nullable Agent find(int agentId) {
        return all.get(agentId);
    }

    /** The agent, who must be known. */
    public Agent get(int agentId) {
        return Check.present(all.get(agentId), "the agent is known", agentId);
    }

    public void add(Agent agent) {
        Check.that(all.size() < LIMIT, "agents are bounded", agent.id());
        Check.that(all.putIfAbsent(agent.id(), agent) == null, "an agent is on shift once", agent.id());
        byPool.computeIfAbsent(agent.poolId(), pool -> new TreeMap<>()).put(agent.id(), agent);
    }

    public void remove(Agent agent) {
        Check.that(all.remove(agent.id()) != null, "a known agent leaves", agent.id());
        TreeMap<Integer, Agent> pool = Check.present(byPool.get(agent.poolId()), "pool of", agent.id());
        Check.that(pool.remove(agent.id()) != null, "an agent leaves the pool", agent.id());
    }

    /** All of them by id. */
    public Collection<Agent> inOrder() {
        return all.values();
    }

    /** Those of a pool by id. */
    public Collection<Agent> ofPool(int poolId) {
        TreeMap<Integer, Agent> pool = byPool.get(poolId);
        return pool == null ? List.of() : pool.values();
    }

    /** Those of a pool who could take a call now, the longest idle first; a copy. */
    public List<Agent> freeOf(int poolId) {
        List<Agent> free = new ArrayList<>();
        for (Agent agent : ofPool(poolId)) {
            if (agent.free()) {
                free.add(agent);
            }
        }
        free.sort(LONGEST_IDLE);
        return free;
    }

    /** The agent on the seat, null when it is not taken. */
    public @Nullable Agent onSeat(int nodeId, int seatId) {
        for (Agent agent : all.values()) {
            if (agent.nodeId() == nodeId && agent.seatId() == seatId && agent.state() != AgentState.OFFLINE) {
                return agent;
            }
        }
        return null;
    }

    /** The agent whose current leg this is, null when nobody's. */
    public @Nullable Agent withLeg(long legId) {
        for (Agent agent : all.values()) {
            if (legId != 0 && agent.legId() == legId) {
                return agent;
            }
        }
        return null;
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
