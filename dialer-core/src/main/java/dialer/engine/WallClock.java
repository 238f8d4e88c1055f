package dialer.engine;

/** Where time comes from. {@code SystemClock} is the only one that reads a real clock; tests drive their own. */
public interface WallClock {

    /** UTC milliseconds since 1970. */
    long nowMs();
}
