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

    /**
     * The store holds attempts up to this id: new ones are numbered behind it. Said at each start; it matters when the
     * engine's own files are new and the store is not.
     *
     * @param lastAttemptId the greatest id in the store, 0 when there is none
     */
    record IdsTaken(long lastAttemptId) implements EngineInput {
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
