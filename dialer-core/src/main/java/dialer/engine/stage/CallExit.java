package dialer.engine.stage;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The way out to telephony, on the core's own thread: whoever says "Hello?" does not wait for one more thread to be
 * woken. Nothing leaves before its cause is on disk; the journal, which works on the same slot, is nearly always done
 * first. Measures how long the way from the gate to here was.
 */
public final class CallExit {

    /** So often the journal is looked at before the thread lies down between two looks. */
    private static final int LOOKS = 200;
    private static final long NAP_NANOS = 20_000;

    private final Consumer<CallEffect> telephony;
    private final LongSupplier journaledSeq;
    private final Freeze freeze;
    private final LongSupplier nanos;
    private final Lag lag;
    private final Outcry outcry = new Outcry("telephony");

    /**
     * @param journaledSeq the number of the newest input on disk
     * @param nanos        the monotonic clock
     */
    public CallExit(Consumer<CallEffect> telephony, LongSupplier journaledSeq, Freeze freeze, LongSupplier nanos,
            Lag lag) {
        this.telephony = telephony;
        this.journaledSeq = journaledSeq;
        this.freeze = freeze;
        this.nanos = nanos;
        this.lag = lag;
    }

    /** Asks telephony for what the core wishes of it, once input {@code seq} is on disk; never while frozen. */
    void leave(RingCell cell, long seq) {
        boolean any = false;
        for (Effect effect : cell.effects) {
            if (effect instanceof CallEffect call) {
                if (!any && !isOnDisk(seq)) {
                    return;
                }
                any = true;
                ask(call);
            }
        }
        if (any) {
            lag.record(nanos.getAsLong() - cell.enteredNanos);
        }
    }

    /** Waits; false when the input will not come to disk any more. */
    private boolean isOnDisk(long seq) {
        int looks = 0;
        while (journaledSeq.getAsLong() < seq) {
            if (freeze.frozen()) {
                return false;
            }
            if (looks < LOOKS) {
                looks++;
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, NAP_NANOS);
            }
        }
        return true;
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
