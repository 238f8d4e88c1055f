package dialer.engine;

/** Where time comes from. {@code SystemClock} is the only one that reads a real clock; tests drive their own. */
public interface WallClock {

    /** UTC milliseconds since 1970. Never goes back while the process lives. */
    long nowMs();

    /**
     * How far somebody has moved the machine's wall clock away from this one, in milliseconds; 0 when they agree.
     * Differences too small to matter are followed and count as agreement.
     */
    default long jumpedByMs() {
        return 0;
    }

    /** An operator says that the machine's wall clock is right: this clock follows it from now on. */
    default void settle() {
    }
}
