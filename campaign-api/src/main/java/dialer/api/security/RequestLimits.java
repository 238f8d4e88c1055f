package dialer.api.security;

import dialer.engine.WallClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a key may send: a bucket that holds {@value #BURST_SECONDS} seconds' worth and fills steadily. In
 * memory; a restart begins with full buckets.
 */
public final class RequestLimits {

    static final int BURST_SECONDS = 2;

    private static final double MS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final WallClock clock;
    private final Map<Integer, Bucket> byKey = new ConcurrentHashMap<>();

    public RequestLimits(WallClock clock) {
        this.clock = clock;
    }

    /**
     * Whether a request may pass, and what is left.
     *
     * @param quota     requests that a full bucket holds
     * @param left      requests that may follow at once
     * @param windowS   in which an empty bucket fills, s
     * @param waitMs    0 when the request may pass, else how long to wait
     */
    public record Standing(int quota, int left, int windowS, long waitMs) {
        public boolean mayPass() {
            return waitMs == 0;
        }
    }

    private record Bucket(double tokens, long atMs) {
    }

    /** Takes one request out of the key's bucket, if there is one. */
    public Standing take(int keyId, int perSecond) {
        int quota = perSecond * BURST_SECONDS;
        long now = clock.nowMs();
        boolean[] passed = new boolean[1];
        Bucket after = byKey.compute(keyId, (id, before) -> {
            double tokens = before == null ? quota : Math.min(quota,
                    before.tokens() + Math.max(0, now - before.atMs()) * perSecond / MS_PER_SECOND);
            passed[0] = tokens >= 1;
            return new Bucket(passed[0] ? tokens - 1 : tokens, now);
        });
        long waitMs = passed[0] ? 0 : (long) Math.ceil((1 - after.tokens()) * MS_PER_SECOND / perSecond);
        return new Standing(quota, (int) after.tokens(), BURST_SECONDS, Math.max(passed[0] ? 0 : 1, waitMs));
    }
}
