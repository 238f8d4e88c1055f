package dialer.api.security;

import dialer.engine.WallClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Slows down guessing: after {@value #FREE_PER_LOGIN} failures of a log-in name, or {@value #FREE_PER_ADDRESS} of an
 * address, each further failure closes the door for twice as long, at most five minutes. Success opens the name again.
 * Guesses are compared one after the other, in the order in which they came, and each is judged when its turn comes: a
 * hundred at the same time get no further than a hundred in a row, and the processor is theirs for no longer.
 */
public final class LoginThrottle {

    static final int FREE_PER_LOGIN = 5;
    static final int FREE_PER_ADDRESS = 30;

    private static final long FIRST_WAIT_MS = 2_000;
    private static final long LONGEST_WAIT_MS = 300_000;
    private static final long FORGET_MS = 3_600_000;
    private static final int REMEMBERED = 10_000;

    /** Nobody waits longer for a turn; and who had none comes again after {@link #AGAIN_MS}. */
    private static final long LONGEST_TURN_MS = 10_000;
    private static final long AGAIN_MS = 3_000;

    private final WallClock clock;
    private final Semaphore turns = new Semaphore(1, true);
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    public LoginThrottle(WallClock clock) {
        this.clock = clock;
    }

    private record Failures(int count, long lastMs, long closedUntilMs) {
        private static final Failures NONE = new Failures(0, 0, 0);
    }

    /**
     * What came of a guess.
     *
     * @param waitMs how long to wait before the next one; above 0 nothing was compared
     * @param found  whom it named; empty when it was wrong
     */
    public record Guess<T>(long waitMs, Optional<T> found) {
    }

    /** Compares when the turn comes, unless the door is closed by then; a wrong guess counts. */
    public <T> Guess<T> guess(String login, String address, Supplier<Optional<T>> compare) {
        long closedMs = waitMs(login, address);
        if (closedMs > 0) {
            return new Guess<>(closedMs, Optional.empty());
        }
        if (!hasTurn()) {
            return new Guess<>(AGAIN_MS, Optional.empty());
        }
        try {
            long meanwhileMs = waitMs(login, address);
            if (meanwhileMs > 0) {
                return new Guess<>(meanwhileMs, Optional.empty());
            }
            Optional<T> found = compare.get();
            if (found.isEmpty()) {
                failed(login, address);
            }
            return new Guess<>(0, found);
        } finally {
            turns.release();
        }
    }

    /** How long this name from this address must wait; 0 when it may try now. */
    public synchronized long waitMs(String login, String address) {
        long now = clock.nowMs();
        long until = Math.max(of(name(login), now).closedUntilMs(), of(place(address), now).closedUntilMs());
        return Math.max(0, until - now);
    }

    public synchronized void failed(String login, String address) {
        count(name(login), FREE_PER_LOGIN);
        count(place(address), FREE_PER_ADDRESS);
    }

    public synchronized void succeeded(String login) {
        failures.remove(name(login));
    }

    /** Guesses that wait for their turn. */
    int queueing() {
        return turns.getQueueLength();
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(LONGEST_TURN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void count(String key, int free) {
        long now = clock.nowMs();
        int count = of(key, now).count() + 1;
        long waitMs = count < free ? 0
                : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << Math.min(20, count - free));
        failures.put(key, new Failures(count, now, now + waitMs));
    }

    private Failures of(String key, long now) {
        Failures known = failures.getOrDefault(key, Failures.NONE);
        return now - known.lastMs() > FORGET_MS ? Failures.NONE : known;
    }

    private static String name(String login) {
        return "login " + login;
    }

    private static String place(String address) {
        return "address " + address;
    }
}
