package dialer.api.live;

import dialer.core.effect.ShowEffect.PoolShown;
import java.util.Arrays;

/**
 * How a pool's agents have spent the last hour, minute by minute, from what the core shows of them. Busy is talk and
 * wrap-up; breaks and lost screens are not counted. Not safe for threads.
 */
final class PoolHour {
    private static final int MINUTES = 60;
    private static final long MINUTE_MS = 60_000;

    private final long[] busyMs = new long[MINUTES];
    private final long[] freeMs = new long[MINUTES];
    private final long[] talks = new long[MINUTES];
    private PoolShown shown;
    private long atMs;

    PoolHour(int poolId, long nowMs) {
        shown = new PoolShown(poolId, 0, 0, 0, 0, 0, 0, 0);
        atMs = nowMs;
    }

    /** The agents are in other states from now on. */
    void change(PoolShown next, long nowMs) {
        pass(nowMs);
        shown = next;
    }

    /** So many conversations have ended. */
    void talked(long count, long nowMs) {
        pass(nowMs);
        talks[minute(nowMs)] += count;
    }

    /** Busy share at this moment, in thousandths; -1 while nobody works. */
    int now() {
        int busy = shown.talking() + shown.wrapUp();
        int all = busy + free();
        return all == 0 ? -1 : busy * 1_000 / all;
    }

    /** Busy share over the last hour, in thousandths; -1 when nobody has worked. */
    int hour(long nowMs) {
        pass(nowMs);
        long busy = Arrays.stream(busyMs).sum();
        long all = busy + Arrays.stream(freeMs).sum();
        return all == 0 ? -1 : (int) (busy * 1_000 / all);
    }

    /** Mean time an agent was free between two conversations of the last hour; -1 when there was none. */
    long idleMs(long nowMs) {
        pass(nowMs);
        long talked = Arrays.stream(talks).sum();
        return talked == 0 ? -1 : Arrays.stream(freeMs).sum() / talked;
    }

    private int free() {
        return shown.ready() + shown.reserved() + shown.previewing();
    }

    /** Adds the time since the last look, and empties the minutes that begin anew. */
    private void pass(long nowMs) {
        if (nowMs - atMs > MINUTES * MINUTE_MS) {
            atMs = nowMs - MINUTES * MINUTE_MS;
        }
        while (atMs < nowMs) {
            long untilMs = Math.min(nowMs, (atMs / MINUTE_MS + 1) * MINUTE_MS);
            int minute = minute(atMs);
            busyMs[minute] += (untilMs - atMs) * (shown.talking() + shown.wrapUp());
            freeMs[minute] += (untilMs - atMs) * free();
            atMs = untilMs;
            if (atMs % MINUTE_MS == 0) {
                int next = minute(atMs);
                busyMs[next] = 0;
                freeMs[next] = 0;
                talks[next] = 0;
            }
        }
    }

    private static int minute(long ms) {
        return (int) (ms / MINUTE_MS % MINUTES);
    }
}
