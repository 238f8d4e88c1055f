package dialer.core.trunk;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;

/**
 * A token bucket in integers: never more than {@code perSecond} calls in any second, and bursts of at most a tenth of
 * that. Because the bucket's content can be spent on top of what flows in, the inflow is smaller by the burst.
 */
public final class RateLimit {
    private static final long CALL = 1_000;

    private int perSecond;
    private long credit;
    private long filledAtMs;

    public RateLimit(int perSecond) {
        set(perSecond);
        credit = full();
    }

    /** Changes the rate. */
    public void set(int newPerSecond) {
        Check.that(newPerSecond >= 1, "a rate is positive", newPerSecond);
        perSecond = newPerSecond;
        credit = StrictMath.min(credit, full());
    }

    /** Whether one call may go now. */
    public boolean allows(long nowMs) {
        return creditAt(nowMs) >= CALL;
    }

    /** Spends one call. */
    public void take(long nowMs) {
        long now = StrictMath.max(nowMs, filledAtMs);
        credit = creditAt(now) - CALL;
        filledAtMs = now;
        Check.that(credit >= 0, "a rate limit is kept", perSecond);
    }

    private long creditAt(long nowMs) {
        long passedMs = StrictMath.max(0, nowMs - filledAtMs);
        if (passedMs >= CALL) {
            return full();
        }
        return StrictMath.min(full(), credit + passedMs * (perSecond - perSecond / 10));
    }

    private long full() {
        return CALL * (1 + perSecond / 10);
    }

    /** Into a snapshot or out of one; the rate comes from the settings. */
    public void carry(Carrier c) {
        credit = c.number(credit);
        filledAtMs = c.number(filledAtMs);
    }
}
