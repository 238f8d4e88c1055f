package dialer.api.store.job;

import dialer.api.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who submits jobs. */
public final class CourierStore {

    private static final String COLUMNS =
            "courier_id, code, name, active, CAST(settings AS text) AS settings, version, created_at";

    private final Jdbi jdbi;

    public CourierStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A courier.
     *
     * @param code     what contacts, suppressions and campaigns call it
     * @param settings one JSON object; its blocks belong to those who read them
     */
    public record Courier(int courierId, String code, String name, boolean active, String settings, int version,
            Instant createdAt) {
    }

    public List<Courier> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM couriers ORDER BY courier_id")
                .map((row, context) -> courier(row)).list());
    }

    public Optional<Courier> byId(int courierId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM couriers WHERE courier_id = :id")
                .bind("id", courierId).map((row, context) -> courier(row)).findOne());
    }

    /** Empty when the code is taken. */
    public Optional<Courier> create(String code, String name, String settings) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO couriers (code, name, settings)"
                + " VALUES (:code, :name, CAST(:settings AS jsonb)) ON CONFLICT (code) DO NOTHING RETURNING "
                + COLUMNS).bind("code", code).bind("name", name).bind("settings", settings)
                .map((row, context) -> courier(row)).findOne());
    }

    /**
     * Changes what can be changed if the version is still the given one; empty when it is not.
     *
     * @param blocks the blocks of the settings that change; the others stay as they are
     */
    public Optional<Courier> change(int courierId, int version, String name, boolean active, String blocks) {
        return jdbi.withHandle(h -> h.createQuery("UPDATE couriers SET name = :name, active = :active,"
                + " settings = settings || CAST(:blocks AS jsonb), version = version + 1"
                + " WHERE courier_id = :id AND version = :version RETURNING " + COLUMNS).bind("name", name)
                .bind("active", active).bind("blocks", blocks).bind("id", courierId).bind("version", version)
                .map((row, context) -> courier(row)).findOne());
    }

    private static Courier courier(ResultSet row) throws SQLException {
        return new Courier(row.getInt("courier_id"), row.getString("code"), row.getString("name"),
                row.getBoolean("active"), row.getString("settings"), row.getInt("version"),
                row.getTimestamp("created_at").toInstant());
    }
}
