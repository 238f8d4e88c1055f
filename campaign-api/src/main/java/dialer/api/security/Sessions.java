package dialer.api.security;

import dialer.api.store.SessionRows;
import dialer.api.store.SessionRows.SessionRow;
import dialer.api.store.UserStore.User;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-ins of people. Held in memory, written through to the store by the hash of their token, so that an agent in mid
 * call is not asked for a password after a restart, nor while the store is away.
 */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final long NOTE_EVERY_MS = 60_000;
    private static final int MOST = 10_000;

    private final SessionRows rows;
    private final Accounts accounts;
    private final WallClock clock;
    private final long idleMs;
    private final long longestMs;
    private final Map<String, SessionRow> byHash = new ConcurrentHashMap<>();

    /**
     * @param idle    after so long without a request a session ends
     * @param longest after so long it ends in any case
     */
    public Sessions(SessionRows rows, Accounts accounts, WallClock clock, Duration idle, Duration longest) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
        this.idleMs = idle.toMillis();
        this.longestMs = longest.toMillis();
        rows.all().forEach(row -> byHash.put(row.tokenHash(), row));
    }

    /** Begins a session; the token goes into the cookie and is stored nowhere. */
    public String begin(User user) {
        long now = clock.nowMs();
        byHash.values().removeIf(row -> isOver(row, now) && forget(row));
        if (byHash.size() >= MOST) {
            throw new IllegalStateException("Too many sessions");
        }
        String token = Tokens.create();
        Instant at = Instant.ofEpochMilli(now);
        SessionRow row = new SessionRow(Tokens.hash(token), user.userId(), at, at);
        rows.add(row);
        byHash.put(row.tokenHash(), row);
        return token;
    }

    /** The person behind a token, if the session and the person are still good. */
    public Optional<Caller> caller(String token) {
        String hash = Tokens.hash(token);
        SessionRow row = byHash.get(hash);
        long now = clock.nowMs();
        if (row == null || isOver(row, now)) {
            return Optional.empty();
        }
        if (now - row.seenAt().toEpochMilli() >= NOTE_EVERY_MS) {
            Instant at = Instant.ofEpochMilli(now);
            byHash.replace(hash, new SessionRow(hash, row.userId(), row.createdAt(), at));
            quietly(() -> rows.seen(hash, at));
        }
        return accounts.byId(row.userId()).filter(User::active).map(Sessions::callerOf);
    }

    public void end(String token) {
        SessionRow row = byHash.remove(Tokens.hash(token));
        if (row != null) {
            forget(row);
        }
    }

    /** Ends all of a person's sessions: the password or the role has changed, or the person is gone. */
    public void endAll(int userId) {
        byHash.values().removeIf(row -> row.userId() == userId && forget(row));
    }

    private boolean isOver(SessionRow row, long now) {
        return now - row.seenAt().toEpochMilli() > idleMs || now - row.createdAt().toEpochMilli() > longestMs;
    }

    private boolean forget(SessionRow row) {
        quietly(() -> rows.end(row.tokenHash()));
        return true;
    }

    private static Caller callerOf(User user) {
        return new Caller(user.userId(), "user " + user.userId(), Role.of(user.role()), user.mustChangePassword());
    }

    /** What only keeps the store's copy fresh must not fail a request while the store is away. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A session could not be noted: {}", e.getClass().getSimpleName());
        }
    }
}
