package dialer.simulation.check;

import java.util.HashMap;
import java.util.Map;

/** What really happened on the telephones, written by the simulated switch; 0 where it never happened. */
public final class Truth {
    /** What one customer lived through. */
    public static final class Call {
        /** When the customer picked up. */
        public long answeredAtMs;
        /** When the customer first heard an agent. */
        public long joinedAtMs;
        /** When the safe-harbour message began. */
        public long harbourAtMs;
        /** When the leg was gone. */
        public long goneAtMs;
        /** Whether a fault touched the call, so that the core cannot have known all of this. */
        public boolean touched;
    }

    private final Map<Long, Call> calls = new HashMap<>();

    /** The call of an attempt; begins empty. */
    public Call call(long attemptId) {
        return calls.computeIfAbsent(attemptId, _ -> new Call());
    }

    /** An attempt is dialed: from now on faults can touch it. */
    public void begins(long attemptId) {
        calls.put(attemptId, new Call());
    }

    /** A fault happened to all calls that are not over. */
    public void touchAll() {
        calls.values().stream().filter(call -> call.goneAtMs == 0).forEach(call -> call.touched = true);
    }

    /** The attempt is closed and will not be asked about again. */
    public void forget(long attemptId) {
        calls.remove(attemptId);
    }
}
