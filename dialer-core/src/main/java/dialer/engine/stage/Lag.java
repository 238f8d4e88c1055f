package dialer.engine.stage;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** How long inputs took from the gate to the world. Recorded by one thread, read by any. */
public final class Lag {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NANOS, 3);
    private final Histogram total = new Histogram(LONGEST_NANOS, 3);

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0L, LONGEST_NANOS));
    }

    /** Everything since the start, in nanoseconds; a copy. */
    public synchronized Histogram sinceStart() {
        total.add(recorder.getIntervalHistogram());
        return total.copy();
    }

    /** Forgets what was recorded so far, for example the warm-up of a measurement. */
    public synchronized void reset() {
        recorder.reset();
        total.reset();
    }
}
