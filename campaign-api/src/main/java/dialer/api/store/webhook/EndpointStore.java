package dialer.api.store.webhook;

import dialer.api.store.Database;
import dialer.api.store.webhook.Endpoint.DisabledFor;
import dialer.api.store.webhook.Endpoint.Standing;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Endpoints of couriers. */
public final class EndpointStore {

    private static final String SELECT = "SELECT w.*, c.code AS courier FROM webhook_endpoints w"
            + " JOIN couriers c USING (courier_id) ";

    private final Jdbi jdbi;

    public EndpointStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Seals a secret for the endpoint of this id. */
    public interface Seal {
        String sealed(int endpointId);
    }

    /** All that events are sent to, of couriers that are active. */
    public List<Endpoint> active() {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE w.state = 'ACTIVE' AND c.active"
                + " ORDER BY w.endpoint_id").map((row, context) -> endpoint(row)).list());
    }

    /** A courier's endpoints, by name. */
    public List<Endpoint> ofCourier(int courierId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE w.courier_id = :courierId ORDER BY w.name")
                .bind("courierId", courierId).map((row, context) -> endpoint(row)).list());
    }

    public Optional<Endpoint> byName(int courierId, String name) {
        return jdbi.withHandle(h -> byName(h, courierId, name));
    }

    /**
     * Makes an endpoint; empty where there is one of this name.
     *
     * @param seal called with the new endpoint's id, to which its secret is bound
     */
    public Optional<Endpoint> create(int courierId, String name, String url, Set<String> types, Seal seal) {
        return jdbi.inTransaction(h -> {
            Optional<Integer> id = h.createQuery("""
                    INSERT INTO webhook_endpoints (courier_id, name, url, types, secret)
                    VALUES (:courierId, :name, :url, :types, '')
                    ON CONFLICT (courier_id, name) DO NOTHING RETURNING endpoint_id""")
                    .bind("courierId", courierId).bind("name", name).bind("url", url)
                    .bindArray("types", String.class, Endpoint.sorted(types)).mapTo(Integer.class).findOne();
            id.ifPresent(endpointId -> h.createUpdate(
                    "UPDATE webhook_endpoints SET secret = :secret WHERE endpoint_id = :id")
                    .bind("secret", seal.sealed(endpointId)).bind("id", endpointId).execute());
            return id.isEmpty() ? Optional.<Endpoint>empty() : byName(h, courierId, name);
        });
    }

    /** Another address or other events; what waits is sent to the new address. */
    public Optional<Endpoint> change(int courierId, String name, String url, Set<String> types) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("""
                    UPDATE webhook_endpoints SET url = :url, types = :types, version = version + 1
                    WHERE courier_id = :courierId AND name = :name
                          AND (url <> :url OR types <> CAST(:types AS text[]))""")
                    .bind("courierId", courierId).bind("name", name).bind("url", url)
                    .bindArray("types", String.class, Endpoint.sorted(types)).execute();
            return byName(h, courierId, name);
        });
    }

    /** A new secret; the one before it signs too until then. */
    public boolean rotate(int endpointId, String secret, Instant formerUntil) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE webhook_endpoints SET former_secret = secret, former_until = :until, secret = :secret,
                       version = version + 1
                WHERE endpoint_id = :id""").bind("until", formerUntil).bind("secret", secret).bind("id", endpointId)
                .execute()) > 0;
    }

    /** Sends again to an endpoint that was disabled; what has waited is due at once and has all its tries. */
    public void enable(int endpointId, Instant now) {
        jdbi.useTransaction(h -> {
            h.createUpdate("""
                    UPDATE webhook_endpoints SET state = 'ACTIVE', disabled_for = NULL, failing_since = NULL,
                           version = version + 1
                    WHERE endpoint_id = :id AND state = 'DISABLED'""").bind("id", endpointId).execute();
            h.createUpdate("UPDATE webhook_deliveries SET next_at = :now, tries = 0"
                    + " WHERE endpoint_id = :id AND state = 'WAITING'").bind("now", now).bind("id", endpointId)
                    .execute();
        });
    }

    public void disable(int endpointId, DisabledFor why) {
        jdbi.useHandle(h -> disable(h, endpointId, why));
    }

    /** Forgets an endpoint with all its deliveries. */
    public boolean delete(int courierId, String name) {
        return jdbi.withHandle(h -> h.createUpdate(
                "DELETE FROM webhook_endpoints WHERE courier_id = :courierId AND name = :name")
                .bind("courierId", courierId).bind("name", name).execute()) > 0;
    }

    /** How it stands with the deliveries of each endpoint that has any that wait or are dead. */
    public List<Standing> standings(Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT endpoint_id, count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                       count(*) FILTER (WHERE state = 'DEAD') AS dead,
                       min(event_at) FILTER (WHERE state = 'WAITING' AND event_at <= :now) AS oldest
                FROM webhook_deliveries WHERE state IN ('WAITING', 'DEAD') GROUP BY endpoint_id""").bind("now", now)
                .map((row, context) -> new Standing(row.getInt("endpoint_id"), row.getLong("waiting"),
                        row.getLong("dead"), instant(row, "oldest"))).list());
    }

    /** How many endpoints were disabled without anybody wanting it. */
    public long disabledByItself() {
        return jdbi.withHandle(h -> h.createQuery(
                "SELECT count(*) FROM webhook_endpoints WHERE disabled_for IN ('FAILING', 'GONE')")
                .mapTo(Long.class).one());
    }

    static void disable(Handle h, int endpointId, DisabledFor why) {
        h.createUpdate("UPDATE webhook_endpoints SET state = 'DISABLED', disabled_for = :why, version = version + 1"
                + " WHERE endpoint_id = :id AND state = 'ACTIVE'").bind("why", why.name()).bind("id", endpointId)
                .execute();
    }

    private static Optional<Endpoint> byName(Handle h, int courierId, String name) {
        return h.createQuery(SELECT + "WHERE w.courier_id = :courierId AND w.name = :name")
                .bind("courierId", courierId).bind("name", name).map((row, context) -> endpoint(row)).findOne();
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        String why = row.getString("disabled_for");
        Array types = row.getArray("types");
        return new Endpoint(row.getInt("endpoint_id"), row.getInt("courier_id"), row.getString("courier"),
                row.getString("name"), row.getString("url"), Set.of((String[]) types.getArray()),
                why == null ? null : DisabledFor.valueOf(why), instant(row, "failing_since"), row.getString("secret"),
                row.getString("former_secret"), instant(row, "former_until"), row.getInt("version"),
                row.getTimestamp("created_at").toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
