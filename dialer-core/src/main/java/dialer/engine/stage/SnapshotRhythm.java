package dialer.engine.stage;

/** When the next snapshot is due: after so many inputs, or so much time of the inputs. Used by the core's thread. */
public final class SnapshotRhythm {

    private final int everyInputs;
    private final long everyMs;
    private int inputs;
    private long lastMs;

    /**
     * @param startMs time of the newest input before this run, UTC ms
     */
    public SnapshotRhythm(int everyInputs, long everyMs, long startMs) {
        this.everyInputs = everyInputs;
        this.everyMs = everyMs;
        this.lastMs = startMs;
    }

    boolean isDue(long atMs) {
        inputs++;
        if (inputs < everyInputs && atMs - lastMs < everyMs) {
            return false;
        }
        inputs = 0;
        lastMs = atMs;
        return true;
    }
}
