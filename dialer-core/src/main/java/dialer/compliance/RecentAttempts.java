package dialer.compliance;

import java.util.List;

/**
 * When a number was called lately, over all campaigns.
 *
 * @param startedAtMs instants of the attempts of the last 30 days, newest first
 */
public record RecentAttempts(List<Long> startedAtMs) {

    public static final RecentAttempts NONE = new RecentAttempts(List.of());

    private static final long DAY_MS = 86_400_000L;

    public RecentAttempts {
        startedAtMs = List.copyOf(startedAtMs);
    }

    /** The first instant at which one more attempt breaks no limit; {@code nowMs} when it breaks none now. */
    long freeAgainAtMs(AttemptLimits limits, long nowMs) {
        long free = nowMs;
        free = Math.max(free, freeAgain(limits.perDay(), DAY_MS));
        free = Math.max(free, freeAgain(limits.perWeek(), 7 * DAY_MS));
        return Math.max(free, freeAgain(limits.perMonth(), 30 * DAY_MS));
    }

    /** With n allowed in a window, the next may come a window after the n-th newest. */
    private long freeAgain(int allowed, long windowMs) {
        return allowed == 0 || startedAtMs.size() < allowed ? 0 : startedAtMs.get(allowed - 1) + windowMs;
    }
}
