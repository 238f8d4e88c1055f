package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.core.input.EngineInput;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Applies each input to the core and lets its calls out. When the core breaks, that input has no effects and the engine
 * freezes.
 */
public final class CoreStage implements EventHandler<RingCell> {

    private final Host core;
    private final CallExit calls;
    private final Freeze freeze;
    private final AtomicBoolean tickInRing;
    private final SnapshotRhythm rhythm;
    private final long firstSeq;

    /**
     * @param tickInRing lowered when a tick has been taken, so that the ticker may put the next one in
     * @param firstSeq   the number of the first input that will pass
     */
    public CoreStage(Host core, CallExit calls, Freeze freeze, AtomicBoolean tickInRing, SnapshotRhythm rhythm,
            long firstSeq) {
        this.core = core;
        this.calls = calls;
        this.freeze = freeze;
        this.tickInRing = tickInRing;
        this.rhythm = rhythm;
        this.firstSeq = firstSeq;
    }

    @Override
    public void onEvent(RingCell cell, long sequence, boolean endOfBatch) {
        cell.effects.clear();
        cell.applied = false;
        cell.state = null;
        if (cell.theInput() instanceof EngineInput.Ticked) {
            tickInRing.set(false);
        }
        if (freeze.frozen()) {
            return;
        }
        try {
            core.apply(cell.atMs, cell.theInput(), cell);
            calls.leave(cell, firstSeq + sequence);
            if (rhythm.isDue(cell.atMs)) {
                cell.state = core.state();
            }
            cell.applied = true;
        } catch (RuntimeException | Error e) {
            cell.effects.clear();
            freeze.because("the core broke on input " + (firstSeq + sequence) + " ("
                    + cell.theInput().getClass().getSimpleName() + "): " + e.getMessage(), e);
        }
    }
}
