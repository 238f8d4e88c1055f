package dialer.core.agent;

import dialer.core.ground.Check;
import dialer.core.ground.IdTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every agent on shift, by pool, by leg and by card; knows whose turn it is. Bounded. */
public final class Agents {
    /** So many at most. */
    public static final int LIMIT = 1_000;

    private final IdTable<Agent> all = new IdTable<>();
    private final IdTable<Crew> crews = new IdTable<>();
    private final IdTable<Agent> byLeg = new IdTable<>();
    private final IdTable<Agent> byCard = new IdTable<>();

    public @Nullable Agent find(int agentId) {
        return all.find(agentId);
    }

    /** The agent, who must be known. */
    public Agent get(int agentId) {
        return Check.present(all.find(agentId), "the agent is known", agentId);
    }

    public void add(Agent agent) {
        Check.that(all.size() < LIMIT, "agents are bounded", agent.id());
        Check.that(all.add(agent.id(), agent), "an agent is on shift once", agent.id());
        crew(agent.poolId()).join(agent);
    }

    public void remove(Agent agent) {
        Check.that(all.remove(agent.id()) != null, "a known agent leaves", agent.id());
        crew(agent.poolId()).leave(agent);
    }

    /** All of them by id; a copy. */
    public List<Agent> inOrder() {
        return all.inOrder();
    }

    /** Those of a pool, sorted by what they do. */
    public Crew crew(int poolId) {
        return crews.findOrMake(poolId, id -> new Crew(byLeg, byCard));
    }

    /** The agent on the seat, null when it is not taken. */
    public @Nullable Agent onSeat(int nodeId, int seatId) {
        for (Agent agent : all.inOrder()) {
            if (agent.nodeId() == nodeId && agent.seatId() == seatId && agent.state() != AgentState.OFFLINE) {
                return agent;
            }
        }
        return null;
    }

    /** The agent whose current leg this is, null when nobody's. */
    public @Nullable Agent withLeg(long legId) {
        return byLeg.find(legId);
    }

    /** Who looks at the contact's card; null when nobody does. */
    public @Nullable Agent viewing(long contactId) {
        return byCard.find(contactId);
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
