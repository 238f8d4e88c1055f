package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Asks telephony, and measures how long the way from the gate to here was. */
public final class CallStage implements EventHandler<RingCell> {

    private final Consumer<CallEffect> telephony;
    private final LongSupplier nanos;
    private final Lag lag;
    private final Outcry outcry = new Outcry("telephony");

    /**
     * @param nanos the monotonic clock
     */
    public CallStage(Consumer<CallEffect> telephony, LongSupplier nanos, Lag lag) {
        this.telephony = telephony;
        this.nanos = nanos;
        this.lag = lag;
    }

    @Override
    public void onEvent(RingCell cell, long sequence, boolean endOfBatch) {
        if (!cell.mayLeave()) {
            return;
        }
        for (Effect effect : cell.effects) {
            if (effect instanceof CallEffect call) {
                ask(call);
            }
        }
        lag.record(nanos.getAsLong() - cell.enteredNanos);
    }

    private void ask(CallEffect call) {
        try {
            telephony.accept(call);
        } catch (RuntimeException | Error e) {
            outcry.about(call, e);
        }
    }

    /** How often telephony threw. */
    public long failures() {
        return outcry.count();
    }
}
