package dialer.api.security;

import dialer.engine.WallClock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after {@value #FREE_PER_LOGIN} failures of a log-in name, or {@value #FREE_PER_ADDRESS} of an
 * address, each further failure closes the door for twice as long, at most five minutes. Success opens the name again.
 */
public final class LoginThrottle {

    static final int FREE_PER_LOGIN = 5;
    static final int FREE_PER_ADDRESS = 30;

    private static final long FIRST_WAIT_MS = 2_000;
    private static final long LONGEST_WAIT_MS = 300_000;
    private static final long FORGET_MS = 3_600_000;
    private static final int REMEMBERED = 10_000;

    private final WallClock clock;
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
