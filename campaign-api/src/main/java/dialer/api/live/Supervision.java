package dialer.api.live;

import dialer.api.security.Accounts;
import dialer.api.store.PoolStore.Pool;
import dialer.api.store.UserStore.UserChange;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect.AgentShown;
import dialer.core.input.AgentInput;
import dialer.engine.InputGate;
import dialer.telephony.translate.ListenMode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What supervisors do to agents on shift. Whoever did it stands in the audit. */
public final class Supervision {

    private final AgentDesks desks;
    private final Seats seats;
    private final SeatPort port;
    private final Accounts accounts;
    private final InputGate gate;
    /** To whom each supervisor has listened last. */
    private final Map<Integer, Integer> listensTo = new ConcurrentHashMap<>();

    Supervision(AgentDesks desks, Seats seats, SeatPort port, Accounts accounts, InputGate gate) {
        this.desks = desks;
        this.seats = seats;
        this.port = port;
        this.accounts = accounts;
        this.gate = gate;
    }

    /** What became of it. */
    public enum Answer {
        /** It is done, or on its way. */
        DONE,
        /** The agent is not on shift. */
        NOT_ON_SHIFT,
        /** The agent has no page open. */
        NO_SCREEN,
        /** The supervisor's page is not a telephone, or not one at the agent's node. */
        NO_TELEPHONE,
        /** The agent's telephone is not connected. */
        NOTHING_TO_HEAR,
        /** The supervisor does not listen to anybody yet. */
        NOT_LISTENING,
        /** The agent talks with nobody. */
        NOBODY_ON_THE_LINE,
        /** The engine's ring is full. */
        BUSY
    }

    /** A pause now; while somebody is on the line, after the call. */
    public Answer pause(int supervisorId, int agentId, int reasonId) {
        AgentDesk desk = desks.of(agentId);
        Optional<AgentState> state = desk.shown().map(AgentShown::state).filter(now -> now != AgentState.OFFLINE);
        if (state.isEmpty()) {
            return Answer.NOT_ON_SHIFT;
        }
        boolean busy = state.get() == AgentState.TALKING || state.get() == AgentState.WRAP_UP;
        return tell(supervisorId, desk, Messages.Cause.PAUSE, busy ? new AgentInput.AskedBreak(agentId, reasonId, true)
                : new AgentInput.AskedPause(agentId, reasonId));
    }

    /** The end of the shift; while somebody is on the line, after the call and its outcome. */
    public Answer signOff(int supervisorId, int agentId) {
        AgentDesk desk = desks.of(agentId);
        return desk.isSignedOn()
                ? tell(supervisorId, desk, Messages.Cause.SIGN_OFF, new AgentInput.SignedOff(agentId))
                : Answer.NOT_ON_SHIFT;
    }

    /**
     * The agent belongs to another pool from now on, and so to its campaigns. A shift that is on ends, after the call
     * and its outcome; the agent's next one begins there. The agent is told which pool it is.
     */
    public Answer move(int supervisorId, int agentId, Pool pool) {
        UserChange there = new UserChange(null, null, null, null, null, null, pool.poolId(), null);
        if (accounts.change(agentId, there).isEmpty()) {
            return Answer.NOT_ON_SHIFT;
        }
        AgentDesk desk = desks.of(agentId);
        boolean already = desk.shown().filter(shown -> shown.poolId() == pool.poolId()).isPresent();
        return desk.isSignedOn() && !already
                ? tell(supervisorId, desk, Messages.Cause.MOVED, pool.name(), new AgentInput.SignedOff(agentId))
                : Answer.DONE;
    }

    private Answer tell(int supervisorId, AgentDesk desk, Messages.Cause cause, AgentInput input) {
        return tell(supervisorId, desk, cause, "", input);
    }

    private Answer tell(int supervisorId, AgentDesk desk, Messages.Cause cause, String text, AgentInput input) {
        if (!gate.offer(input)) {
            return Answer.BUSY;
        }
        desk.push(new Messages.Told(cause, accounts.nameOf(supervisorId), text));
        return Answer.DONE;
    }

    /** Words on the agent's screen; they are stored nowhere. */
    public Answer message(int supervisorId, int agentId, String text) {
        AgentDesk desk = desks.of(agentId);
        if (!desk.hasScreen()) {
            return Answer.NO_SCREEN;
        }
        desk.push(new Messages.Told(Messages.Cause.TEXT, accounts.nameOf(supervisorId), text));
        return Answer.DONE;
    }

    /**
     * The supervisor, who listens to the agent, goes on with the person; the agent is out of the conversation, keeps
     * the card and owes the outcome.
     */
    public Answer takeOver(int supervisorId, int agentId) {
        AgentDesk desk = desks.of(agentId);
        Optional<AgentShown> talking = desk.shown().filter(shown -> shown.state() == AgentState.TALKING);
        if (!desk.isSignedOn()) {
            return Answer.NOT_ON_SHIFT;
        }
        boolean toThisOne = listensTo.getOrDefault(supervisorId, 0) == agentId;
        Optional<Seats.Seat> seat = seats.of(supervisorId).filter(own -> toThisOne
                && port.listens(own.nodeId(), own.seatId()));
        if (seat.isEmpty()) {
            return Answer.NOT_LISTENING;
        }
        if (talking.isEmpty() || talking.get().attemptId() == 0) {
            return Answer.NOBODY_ON_THE_LINE;
        }
        return tell(supervisorId, desk, Messages.Cause.TAKEN_OVER, new AgentInput.TakenOver(agentId,
                talking.get().attemptId(), supervisorId, seat.get().seatId()));
    }

    /** Calls the supervisor's page, which must have registered as a telephone, and joins it to the agent's leg. */
    public Answer listen(int supervisorId, int agentId, ListenMode mode) {
        if (!desks.of(agentId).isSignedOn()) {
            return Answer.NOT_ON_SHIFT;
        }
        Optional<Seats.Seat> seat = seats.of(supervisorId).filter(own -> desks.of(supervisorId).hasPhone());
        int nodeId = seats.of(agentId).map(Seats.Seat::nodeId).or(() -> seat.map(Seats.Seat::nodeId)).orElse(0);
        if (seat.isEmpty() || seat.get().nodeId() != nodeId) {
            return Answer.NO_TELEPHONE;
        }
        if (!port.listen(nodeId, seat.get().seatId(), agentId, mode)) {
            return Answer.NOTHING_TO_HEAR;
        }
        listensTo.put(supervisorId, agentId);
        return Answer.DONE;
    }
}
