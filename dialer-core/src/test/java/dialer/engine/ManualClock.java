package dialer.engine;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. */
public final class ManualClock implements WallClock {

    private final AtomicLong nowMs;
    private final AtomicLong jumpedByMs = new AtomicLong();

    public ManualClock(long startMs) {
        nowMs = new AtomicLong(startMs);
    }

    @Override
    public long nowMs() {
        return nowMs.get();
    }

    /** Moves to an instant; never back. */
    public void moveTo(long atMs) {
        nowMs.accumulateAndGet(atMs, Math::max);
    }

    /** Somebody moves the wall clock away from this one. */
    public void jump(long byMs) {
        jumpedByMs.set(byMs);
    }

    @Override
    public long jumpedByMs() {
        return jumpedByMs.get();
    }

    @Override
    public void settle() {
        jumpedByMs.set(0);
    }
}
