package dialer.core.input;

/** What the engine itself reports. */
public sealed interface EngineInput extends Input {

    /** Time has passed. */
    record Ticked() implements EngineInput {
    }

    /**
     * A process has begun (first start, restart after a crash, new build). Every node counts as down until it reports.
     *
     * @param epoch counts up with each start
     * @param seed  seeds the core's dice
     */
    record EpochStarted(long epoch, long seed) implements EngineInput {
    }

    /** The wall clock was moved by so many milliseconds; dialing stops until {@link DialingResumed}. */
    record ClockJumped(long byMs) implements EngineInput {
    }

    /** Somebody has stopped all dialing (operator, shutdown). Calls in the air go on. */
    record DialingStopped(int byAgentId) implements EngineInput {
    }

    /** Dialing may go on. */
    record DialingResumed() implements EngineInput {
    }
}
