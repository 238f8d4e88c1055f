package dialer.api.store.job;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was answered under a courier's Idempotency-Key. */
public final class IdempotentAnswers {

    private final Jdbi jdbi;

    public IdempotentAnswers(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * An answer.
     *
     * @param fingerprint of the request: its method, path and body, SHA-256 in hex
     * @param body        JSON
     */
    public record Answer(String fingerprint, int status, String body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    public Optional<Answer> find(int courierId, String key) {
        return jdbi.withHandle(h -> h.createQuery("SELECT encode(fingerprint, 'hex') AS fingerprint, status, answer"
                + " FROM personal.idempotent_answers WHERE courier_id = :courierId AND key = :key")
                .bind("courierId", courierId).bind("key", key).map((row, context) -> new Answer(
                        row.getString("fingerprint"), row.getInt("status"), row.getString("answer"))).findOne());
    }

    /** Keeps an answer, in the transaction of what it answers. */
    public static void keep(Handle h, int courierId, String key, Answer answer, Instant at) {
        h.createUpdate("""
                INSERT INTO personal.idempotent_answers (courier_id, key, fingerprint, status, answer, at)
                VALUES (:courierId, :key, decode(:fingerprint, 'hex'), :status, :answer, :at)
                ON CONFLICT (courier_id, key) DO NOTHING""").bind("courierId", courierId).bind("key", key)
                .bind("fingerprint", answer.fingerprint()).bind("status", answer.status())
                .bind("answer", answer.body()).bind("at", at.atOffset(ZoneOffset.UTC)).execute();
    }

    /** @return how many went */
    public int forgetBefore(Instant instant) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM personal.idempotent_answers WHERE at < :at")
                .bind("at", instant.atOffset(ZoneOffset.UTC)).execute());
    }
}
