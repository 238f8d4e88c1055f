package dialer.api.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Numbers nobody may call. */
public final class SuppressionStore {

    private final Jdbi jdbi;

    public SuppressionStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A suppressed number and why. */
    public record Suppression(long numberId, String e164, String reason, Instant at) {
    }

    /** Suppresses the number, known or not yet known; answers its id, for the core. */
    public long add(String e164, String reason) {
        return jdbi.inTransaction(h -> {
            long numberId = h.createQuery("""
                    INSERT INTO numbers (e164) VALUES (:e164)
                    ON CONFLICT (e164) DO UPDATE SET e164 = EXCLUDED.e164 RETURNING number_id""")
                    .bind("e164", e164).mapTo(Long.class).one();
            h.createUpdate("INSERT INTO suppressions (number_id, reason) VALUES (:id, :reason)"
                    + " ON CONFLICT (number_id) DO NOTHING").bind("id", numberId).bind("reason", reason).execute();
            return numberId;
        });
    }

    /** Newest first; {@code before} is the number id of the last one seen, 0 for the first page. */
    public List<Suppression> page(long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT s.number_id, n.e164, s.reason, s.at FROM suppressions s JOIN numbers n USING (number_id)
                WHERE :before = 0 OR s.number_id < :before ORDER BY s.number_id DESC LIMIT :limit""")
                .bind("before", before).bind("limit", limit).map(ConstructorMapper.of(Suppression.class)).list());
    }
}
