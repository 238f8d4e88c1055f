package dialer.engine;

import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What the engine measures of itself; read by health, metrics and the debug route, from any thread. */
public final class Gauges {

    /**
     * The engine at one moment.
     *
     * @param epoch           which run of the process on this data directory it is, from 1
     * @param ringSize        inputs in flight at most
     * @param ringFill        inputs in flight now
     * @param inputSeq        number of the last input whose effects have left
     * @param journaledSeq    number of the newest input on disk
     * @param inputsPerSecond over the last second
     * @param refused         inputs refused since the start (ring full, frozen or closed)
     * @param outboxPosition  position of the newest store effect
     * @param storeBehind     store effects that the database does not have yet
     * @param snapshotAgeMs   since the last snapshot was written or, before the first, since the start
     * @param freeBytes       free on the disk of the data directory
     * @param portFailures    how often telephony or the screens threw
     * @param frozen          whether the engine has stopped itself
     * @param frozenBecause   why, empty when not frozen
     */
    public record Reading(long epoch, int ringSize, long ringFill, long inputSeq, long journaledSeq,
            long inputsPerSecond, long refused, long outboxPosition, long storeBehind, long snapshotAgeMs,
            long freeBytes, long portFailures, boolean frozen, String frozenBecause) {
    }

    private final Supplier<Reading> reading;
    private final Supplier<Histogram> lag;
    private final Runnable resetLag;

    Gauges(Supplier<Reading> reading, Supplier<Histogram> lag, Runnable resetLag) {
        this.reading = reading;
        this.lag = lag;
        this.resetLag = resetLag;
    }

    public Reading read() {
        return reading.get();
    }

    /** From the gate until the effects have left, in nanoseconds, since the start. */
    public Histogram lag() {
        return lag.get();
    }

    /** Begins {@link #lag()} anew, for a measurement after a warm-up. */
    public void resetLag() {
        resetLag.run();
    }
}
