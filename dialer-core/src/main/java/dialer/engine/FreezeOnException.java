package dialer.engine;

import com.lmax.disruptor.ExceptionHandler;
import dialer.engine.stage.Freeze;
import dialer.engine.stage.RingCell;
import org.jspecify.annotations.Nullable;

/** Stages catch what can go wrong; whatever still comes out of one is a fault of ours, and freezes. */
final class FreezeOnException implements ExceptionHandler<RingCell> {

    private final Freeze freeze;

    FreezeOnException(Freeze freeze) {
        this.freeze = freeze;
    }

    @Override
    public void handleEventException(Throwable failure, long sequence, @Nullable RingCell cell) {
        freeze.because("a stage failed: " + failure.getClass().getName(), failure);
    }

    @Override
    public void handleOnStartException(Throwable failure) {
        freeze.because("a stage could not start: " + failure.getClass().getName(), failure);
    }

    @Override
    public void handleOnShutdownException(Throwable failure) {
        freeze.because("a stage could not stop: " + failure.getClass().getName(), failure);
    }
}
