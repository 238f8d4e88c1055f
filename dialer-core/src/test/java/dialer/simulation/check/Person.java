package dialer.simulation.check;

import dialer.core.agent.AgentState;
import java.util.EnumMap;
import java.util.Map;

/** What the picture knows about one agent. */
final class Person {
    final int agentId;
    int poolId;
    long skills;
    int nodeId;
    int askedPoolId;
    long askedSkills;
    int askedNodeId;
    AgentState state = AgentState.OFFLINE;
    long stateSinceMs;
    long attemptId;
    boolean legUp;
    /** The agent's leg as last asked for, 0 for none. */
    long legId;
    /** When the shift began, 0 while OFFLINE. */
    long shiftFromMs;
    /** Where the last spell of the shift ended. */
    long spelledToMs;

    /** Time in each state by what was shown, and by the spells that went to the store; OFFLINE does not matter. */
    final Map<AgentState, Long> shownMs = new EnumMap<>(AgentState.class);
    final Map<AgentState, Long> spelledMs = new EnumMap<>(AgentState.class);

    Person(int agentId) {
        this.agentId = agentId;
    }

    @Override
    public String toString() {
        return "agent " + agentId + " (" + state + " since " + stateSinceMs + ", attempt " + attemptId + ", leg "
                + legId + (legUp ? " up" : " down") + ")";
    }
}
