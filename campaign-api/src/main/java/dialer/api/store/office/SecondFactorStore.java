package dialer.api.store.office;

import dialer.api.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Second factors of log-ins. Secrets come in sealed, recovery codes as hashes. */
public final class SecondFactorStore {

    private final Jdbi jdbi;

    public SecondFactorStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A user's second factor.
     *
     * @param sealed       its secret, sealed
     * @param confirmed    whether it is asked for; before it is only offered
     * @param lastStep     the time step of the last code that was accepted; none is accepted twice
     * @param recoveryLeft so many recovery codes have not been used
     */
    public record Factor(String sealed, boolean confirmed, long lastStep, int recoveryLeft) {
        @Override
        public String toString() {
            return "Factor[" + confirmed + "]";
        }
    }

    public Optional<Factor> of(int userId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT secret, confirmed_at, last_step,"
                + " coalesce(cardinality(recovery), 0) AS recovery_left FROM second_factors WHERE user_id = :id")
                .bind("id", userId).map((row, context) -> factor(row)).findOne());
    }

    /** Begins anew, unless the user has one already that is confirmed; answers whether it did. */
    public boolean offer(int userId, String sealed) {
        return jdbi.withHandle(h -> h.createUpdate("""
                INSERT INTO second_factors (user_id, secret) VALUES (:id, :secret)
                ON CONFLICT (user_id) DO UPDATE SET secret = EXCLUDED.secret, last_step = 0
                WHERE second_factors.confirmed_at IS NULL""").bind("id", userId).bind("secret", sealed)
                .execute()) > 0;
    }

    /** From now on it is asked for. */
    public void confirm(int userId, long step, List<String> recoveryHashes) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE second_factors SET confirmed_at = now(), last_step = :step,"
                + " recovery = :recovery WHERE user_id = :id").bind("step", step)
                .bindArray("recovery", String.class, recoveryHashes).bind("id", userId).execute());
    }

    /** Notes that a code of this step was used; false when one of it or of a later one was used before. */
    public boolean use(int userId, long step) {
        return jdbi.withHandle(h -> h.createUpdate("UPDATE second_factors SET last_step = :step"
                + " WHERE user_id = :id AND last_step < :step").bind("step", step).bind("id", userId).execute()) > 0;
    }

    /** Uses a recovery code up; false when it is none of the user's. */
    public boolean useRecovery(int userId, String hash) {
        return jdbi.withHandle(h -> h.createUpdate("UPDATE second_factors SET recovery = array_remove(recovery, :hash)"
                + " WHERE user_id = :id AND :hash = ANY(recovery)").bind("hash", hash).bind("id", userId)
                .execute()) > 0;
    }

    public boolean remove(int userId) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM second_factors WHERE user_id = :id")
                .bind("id", userId).execute()) > 0;
    }

    private static Factor factor(ResultSet row) throws SQLException {
        return new Factor(row.getString("secret"), row.getTimestamp("confirmed_at") != null,
                row.getLong("last_step"), row.getInt("recovery_left"));
    }
}
