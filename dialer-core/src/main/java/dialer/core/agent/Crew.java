package dialer.core.agent;

import dialer.core.ground.Check;
import dialer.core.ground.IdTable;
import dialer.core.ground.Ranking;
import java.util.List;

/**
 * The agents of one pool, sorted by what a pacer may count on. Agents report every change themselves, so that nobody
 * ever has to walk over all of them. Rankings are live: an agent who changes leaves at once.
 */
@SuppressWarnings("EnumOrdinal") // for counting only
public final class Crew {
    /** Which ranking an agent stands in. */
    enum Standing {
        /** Could take a call now. */
        FREE,
        /** Has asked for the call of a preview. */
        ASKED_FOR_CALL,
        /** Talks, and will take calls again afterwards. */
        TALKING,
        /** Wraps up, and will take calls again afterwards. */
        WRAPPING_UP,
        /** Nothing to count on. */
        APART
    }

    private final IdTable<Agent> byLeg;
    private final IdTable<Agent> byCard;
    private final IdTable<Agent> all = new IdTable<>();
    private final Ranking<Agent> free = new Ranking<>();
    private final Ranking<Agent> askedForCall = new Ranking<>();
    private final Ranking<Agent> talking = new Ranking<>();
    private final Ranking<Agent> wrappingUp = new Ranking<>();
    private final IdTable<int[]> freeByNode = new IdTable<>();
    private int onDuty;
    private final int[] byState = new int[AgentState.values().length];

    Crew(IdTable<Agent> byLeg, IdTable<Agent> byCard) {
        this.byLeg = byLeg;
        this.byCard = byCard;
    }

    void join(Agent agent) {
        Check.that(all.add(agent.id(), agent), "an agent joins a crew once", agent.id());
        byState[agent.state().ordinal()]++;
        put(byLeg, agent.legId(), agent);
        put(byCard, agent.previewContactId(), agent);
        agent.join(this);
    }

    void leave(Agent agent) {
        agent.leave();
        take(byCard, agent.previewContactId());
        take(byLeg, agent.legId());
        byState[agent.state().ordinal()]--;
        Check.that(all.remove(agent.id()) != null, "an agent leaves the crew", agent.id());
    }

    void duty(int more) {
        onDuty += more;
    }

    void moves(Agent agent, AgentState next) {
        byState[agent.state().ordinal()]--;
        byState[next.ordinal()]++;
    }

    void legMoves(Agent agent, long newLegId) {
        take(byLeg, agent.legId());
        put(byLeg, newLegId, agent);
    }

    void cardMoves(Agent agent, long newContactId) {
        take(byCard, agent.previewContactId());
        put(byCard, newContactId, agent);
    }

    private static void put(IdTable<Agent> book, long id, Agent agent) {
        if (id != 0) {
            Check.that(book.add(id, agent), "a leg, and a card, is one agent's", id);
        }
    }

    private static void take(IdTable<Agent> book, long id) {
        if (id != 0) {
            Check.that(book.remove(id) != null, "a leg, or a card, that goes was there", id);
        }
    }

    void enter(Standing standing, long rank, Agent agent) {
        if (standing == Standing.APART) {
            return;
        }
        of(standing).add(rank, agent.id(), agent);
        if (standing == Standing.FREE) {
            freeByNode.findOrMake(agent.nodeId(), id -> new int[1])[0]++;
        }
    }

    void quit(Standing standing, long rank, Agent agent) {
        if (standing == Standing.APART) {
            return;
        }
        of(standing).remove(rank, agent.id());
        if (standing == Standing.FREE) {
            freeByNode.findOrMake(agent.nodeId(), id -> new int[1])[0]--;
        }
    }

    private Ranking<Agent> of(Standing standing) {
        return switch (standing) {
            case FREE -> free;
            case ASKED_FOR_CALL -> askedForCall;
            case TALKING -> talking;
            case WRAPPING_UP -> wrappingUp;
            case APART -> throw new IllegalArgumentException("one who stands apart has no place");
        };
    }

    /** Everybody by id; a copy. */
    public List<Agent> inOrder() {
        return all.inOrder();
    }

    /** How many take calls, now or when the present one is over. */
    public int onDuty() {
        return onDuty;
    }

    /** The same of those with the skills; of those on the node, if one is named. */
    public int onDuty(long skills, int nodeId) {
        if (skills == 0 && nodeId == 0) {
            return onDuty;
        }
        return all.count(agent -> agent.onDuty() && agent.hasSkills(skills)
                && (nodeId == 0 || agent.nodeId() == nodeId));
    }

    public int size() {
        return all.size();
    }

    /** How many are in the state. */
    public int count(AgentState state) {
        return byState[state.ordinal()];
    }

    /** Those who could take a call now, the longest idle first; also those whose node's link is down. */
    public Ranking<Agent> free() {
        return free;
    }

    /** How many of those have their leg on the node. */
    public int freeOn(int nodeId) {
        int[] count = freeByNode.find(nodeId);
        return count == null ? 0 : count[0];
    }

    /** Those who have asked for the call of a preview, by id. */
    public Ranking<Agent> askedForCall() {
        return askedForCall;
    }

    /** Those who talk and take calls again afterwards (no break or sign-off asked, screen up), the longest first. */
    public Ranking<Agent> talking() {
        return talking;
    }

    /** Those in wrap-up who take calls again afterwards, the longest first. */
    public Ranking<Agent> wrappingUp() {
        return wrappingUp;
    }
}
