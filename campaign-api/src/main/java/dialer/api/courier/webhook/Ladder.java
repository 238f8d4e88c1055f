package dialer.api.courier.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h (Standard
 * Webhooks). Each wait is up to a fifth longer by chance, so that what failed together does not come back together.
 */
final class Ladder {

    static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(10));

    private static final double JITTER = 0.2;

    private final RandomGenerator chance;

    Ladder(RandomGenerator chance) {
        this.chance = chance;
    }

    /**
     * When to try again.
     *
     * @param failed how many tries have failed, 1 or more
     * @return null when that was the last one
     */
    @Nullable Instant next(int failed, Instant now) {
        if (failed > WAITS.size()) {
            return null;
        }
        long waitMs = WAITS.get(failed - 1).toMillis();
        return now.plusMillis(waitMs + (long) (waitMs * JITTER * chance.nextDouble()));
    }
}
