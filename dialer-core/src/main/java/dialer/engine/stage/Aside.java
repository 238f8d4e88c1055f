package dialer.engine.stage;

import dialer.core.effect.CallEffect;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * What a call does not wait for steps aside while telephony joins two legs: screens, store, and whoever listens to them
 * would want the same few processors in the same milliseconds. Only who has caught up waits, so a burst is not held up.
 */
final class Aside {

    /** From the action until both legs are in one bridge a real Asterisk needs one to two milliseconds. */
    static final long NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final LongConsumer pause;

    Aside() {
        this(LockSupport::parkNanos);
    }

    /** {@code pause} is given nanoseconds. */
    Aside(LongConsumer pause) {
        this.pause = pause;
    }

    void letCallsPass(RingCell cell, boolean endOfBatch) {
        if (endOfBatch && cell.mayLeave() && cell.effects.stream().anyMatch(CallEffect.Bridge.class::isInstance)) {
            pause.accept(NANOS);
        }
    }
}
