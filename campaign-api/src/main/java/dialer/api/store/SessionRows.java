package dialer.api.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Log-ins that survive a restart. Only the hash of a token is stored. */
public final class SessionRows {

    private final Jdbi jdbi;

    public SessionRows(Database database) {
        this.jdbi = database.jdbi();
    }

    /** One log-in. */
    public record SessionRow(String tokenHash, int userId, Instant createdAt, Instant seenAt) {
    }

    /** Everything that has not been ended. */
    public List<SessionRow> all() {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT token_hash, user_id, created_at, seen_at FROM sessions")
                .map((row, context) -> new SessionRow(row.getString("token_hash"), row.getInt("user_id"),
                        row.getTimestamp("created_at").toInstant(), row.getTimestamp("seen_at").toInstant())).list());
    }

    public void add(SessionRow session) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                INSERT INTO sessions (token_hash, user_id, created_at, seen_at)
                VALUES (:hash, :userId, :createdAt, :seenAt)""")
                .bind("hash", session.tokenHash()).bind("userId", session.userId())
                .bind("createdAt", session.createdAt()).bind("seenAt", session.seenAt()).execute());
    }

    public void seen(String tokenHash, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE sessions SET seen_at = :at WHERE token_hash = :hash")
                .bind("at", at).bind("hash", tokenHash).execute());
    }

    public void end(String tokenHash) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM sessions WHERE token_hash = :hash")
                .bind("hash", tokenHash).execute());
    }
}
