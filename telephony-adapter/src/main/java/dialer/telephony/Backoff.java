package dialer.telephony;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: 0.2 s, doubling to 5 s, a quarter more or less by chance. */
final class Backoff {

    static final long FIRST_MS = 200;
    static final long LONGEST_MS = 5_000;

    private long nextMs = FIRST_MS;

    long nextMs() {
        long base = nextMs;
        nextMs = Math.min(LONGEST_MS, nextMs * 2);
        return base + ThreadLocalRandom.current().nextLong(-base / 4, base / 4 + 1);
    }

    void reset() {
        nextMs = FIRST_MS;
    }
}
