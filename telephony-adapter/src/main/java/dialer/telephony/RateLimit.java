package dialer.telephony;

/**
 * So many calls per second, with half a second's worth at once after a pause. The last defence of a node: who comes too
 * early waits, nobody is turned away. Not safe for several threads.
 */
final class RateLimit {

    private final int perSecond;
    private final double burst;
    private double tokens;
    private long filledAtMs = Long.MIN_VALUE;

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
        burst = Math.max(1, perSecond / 2.0);
        tokens = burst;
    }

    /** Takes a turn: 0 when it is granted, else how long to wait before asking again. */
    long takeAt(long nowMs) {
        if (filledAtMs != Long.MIN_VALUE && nowMs > filledAtMs) {
            tokens = Math.min(burst, tokens + (nowMs - filledAtMs) * perSecond / 1_000.0);
        }
        filledAtMs = nowMs;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) * 1_000 / perSecond));
    }
}
