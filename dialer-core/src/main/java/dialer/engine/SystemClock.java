package dialer.engine;

import java.util.function.LongSupplier;

/**
 * The machine's clock, and the only class that reads one. Time runs with the monotonic clock from an anchor on the
 * wall clock, so it never goes back and does not follow a jump. When the wall clock has been moved back and that is
 * settled, this clock runs at half speed until both agree.
 */
public final class SystemClock implements WallClock {

    static final long TOLERANCE_MS = 1_000;
    private static final long FOLLOW_MS = 20;
    private static final long NANOS_PER_MS = 1_000_000;

    /** The wall clock and the floor below which time may not fall, both at one instant of the monotonic clock. */
    private record Anchor(long nanos, long wallMs, long floorMs) {
    }

    private final LongSupplier wallMs;
    private final LongSupplier nanos;
    private volatile Anchor anchor;

    public SystemClock() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    SystemClock(LongSupplier wallMs, LongSupplier nanos) {
        this.wallMs = wallMs;
        this.nanos = nanos;
        long now = wallMs.getAsLong();
        this.anchor = new Anchor(nanos.getAsLong(), now, now);
    }

    /** The monotonic clock, for measuring how long something takes. */
    public static long monotonicNanos() {
        return System.nanoTime();
    }

    @Override
    public long nowMs() {
        Anchor from = anchor;
        long passedMs = passedMs(from);
        return Math.max(from.wallMs + passedMs, from.floorMs + passedMs / 2);
    }

    @Override
    public long jumpedByMs() {
        Anchor from = anchor;
        long byMs = wallMs.getAsLong() - from.wallMs - passedMs(from);
        if (Math.abs(byMs) >= TOLERANCE_MS) {
            return byMs;
        }
        if (Math.abs(byMs) >= FOLLOW_MS) {
            settle();
        }
        return 0;
    }

    @Override
    public synchronized void settle() {
        anchor = new Anchor(nanos.getAsLong(), wallMs.getAsLong(), nowMs());
    }

    private long passedMs(Anchor from) {
        return (nanos.getAsLong() - from.nanos) / NANOS_PER_MS;
    }
}
