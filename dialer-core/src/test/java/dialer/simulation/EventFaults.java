package dialer.simulation;

import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.Input;

/** What happens to single events between a node and the gate. */
final class EventFaults {
    private static final int LOST_PER_MYRIAD = 8;
    private static final int REPEATED_PER_MYRIAD = 20;
    private static final int REORDERED_PER_MYRIAD = 30;
    private static final int LATE_PER_MYRIAD = 5;

    private final World world;
    private final Chance chance;
    private final boolean none;
    private boolean losing;

    EventFaults(World world, int nodeId) {
        this.world = world;
        none = world.plan().faultless();
        chance = world.chance(100 + nodeId);
    }

    /** While the adapter's own queue is full, everything is lost. */
    void losing(boolean all) {
        losing = all;
    }

    boolean lost(Input event) {
        return struck(event, losing || (!none && chance.perMyriad(LOST_PER_MYRIAD)), Fault.EVENT_LOST);
    }

    /** How long after the first an event comes again; 0 for never. */
    long repeatedAfterMs(Input event) {
        boolean repeated = !none && chance.perMyriad(REPEATED_PER_MYRIAD);
        return struck(event, repeated, Fault.EVENT_REPEATED) ? chance.between(1L, 3_000L) : 0;
    }

    /** How long an event is overtaken by others; 0 for not at all. */
    long overtakenMs(Input event) {
        boolean late = !none && chance.perMyriad(REORDERED_PER_MYRIAD);
        return struck(event, late, Fault.EVENTS_REORDERED) ? chance.between(1L, 50L) : 0;
    }

    /** How long the reader stalls before this event and all behind it; 0 for not at all. */
    long stalledMs() {
        if (none || !chance.perMyriad(LATE_PER_MYRIAD)) {
            return 0;
        }
        world.fault(Fault.EVENTS_LATE);
        world.truth().touchAll();
        return chance.between(100L, 4_000L);
    }

    private boolean struck(Input event, boolean strikes, Fault fault) {
        if (!strikes) {
            return false;
        }
        world.fault(fault);
        if (event instanceof CallInput call) {
            world.truth().call(call.attemptId()).touched = true;
        } else if (event instanceof AgentInput) {
            world.truth().touchAll();
        }
        return true;
    }
}
