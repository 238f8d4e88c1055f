package dialer.api.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keys of machines; only their hashes are kept. */
public final class ApiKeyStore {

    private static final String SELECT = """
            SELECT k.api_key_id, k.name, k.role, k.created_at, k.last_used_at, k.expires_at, k.scopes, k.networks,
                   k.sandbox, c.courier_id, c.code, c.active,
                   CAST(c.settings ->> 'requestsPerSecond' AS integer) AS requests_per_second
            FROM api_keys k LEFT JOIN couriers c USING (courier_id)\s""";

    private final Jdbi jdbi;

    public ApiKeyStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A key without its secret.
     *
     * @param bearer    the courier whose key it is, null for the house's own machines
     * @param expiresAt from then on it opens nothing; null for never
     */
    public record ApiKey(int apiKeyId, String name, String role, Instant createdAt, @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt, @Nullable Bearer bearer) {
    }

    /**
     * What a courier's key is bound to.
     *
     * @param networks          from which it may be used; empty for everywhere
     * @param active            whether the courier is served
     * @param requestsPerSecond as the courier's settings say, 0 where they do not
     */
    public record Bearer(int courierId, String code, boolean active, List<String> scopes, List<String> networks,
            boolean sandbox, int requestsPerSecond) {
        public Bearer {
            scopes = List.copyOf(scopes);
            networks = List.copyOf(networks);
        }
    }

    /** A courier's key to be. */
    public record NewCourierKey(int courierId, String name, List<String> scopes, List<String> networks,
            boolean sandbox, @Nullable Instant expiresAt) {
    }

    public List<ApiKey> all() {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "ORDER BY k.api_key_id")
                .map((row, context) -> key(row)).list());
    }

    /** Keys of one courier, also those that have expired. */
    public List<ApiKey> ofCourier(int courierId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE k.courier_id = :id ORDER BY k.api_key_id")
                .bind("id", courierId).map((row, context) -> key(row)).list());
    }

    public ApiKey create(String name, String role, String keyHash) {
        return read(jdbi.withHandle(h -> h.createQuery("INSERT INTO api_keys (name, role, key_hash)"
                + " VALUES (:name, :role, :hash) RETURNING api_key_id").bind("name", name).bind("role", role)
                .bind("hash", keyHash).mapTo(Integer.class).one()));
    }

    public ApiKey create(NewCourierKey key, String keyHash) {
        return read(jdbi.withHandle(h -> h.createQuery("""
                INSERT INTO api_keys (name, role, key_hash, courier_id, scopes, networks, sandbox, expires_at)
                VALUES (:name, 'courier', :hash, :courierId, :scopes, :networks, :sandbox, :expiresAt)
                RETURNING api_key_id""").bind("name", key.name()).bind("hash", keyHash)
                .bind("courierId", key.courierId()).bindArray("scopes", String.class, key.scopes())
                .bindArray("networks", String.class, key.networks()).bind("sandbox", key.sandbox())
                .bind("expiresAt", at(key.expiresAt())).mapTo(Integer.class).one()));
    }

    /** The key behind a hash. */
    public Optional<ApiKey> byHash(String keyHash) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE k.key_hash = :hash").bind("hash", keyHash)
                .map((row, context) -> key(row)).findOne());
    }

    /** Notes that a key was used. */
    public void used(int apiKeyId, Instant usedAt) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE api_keys SET last_used_at = :at WHERE api_key_id = :id")
                .bind("at", at(usedAt)).bind("id", apiKeyId).execute());
    }

    /** A courier's key ends at the instant, so that another one can take its place before. */
    public Optional<ApiKey> expire(int courierId, int apiKeyId, Instant expiresAt) {
        int changed = jdbi.withHandle(h -> h.createUpdate("UPDATE api_keys SET expires_at = :at"
                + " WHERE api_key_id = :id AND courier_id = :courierId").bind("at", at(expiresAt)).bind("id", apiKeyId)
                .bind("courierId", courierId).execute());
        return changed == 0 ? Optional.empty() : Optional.of(read(apiKeyId));
    }

    public boolean delete(int apiKeyId) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM api_keys WHERE api_key_id = :id")
                .bind("id", apiKeyId).execute()) > 0;
    }

    private ApiKey read(int apiKeyId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE k.api_key_id = :id").bind("id", apiKeyId)
                .map((row, context) -> key(row)).one());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        int courierId = row.getInt("courier_id");
        Bearer bearer = courierId == 0 ? null : new Bearer(courierId, row.getString("code"), row.getBoolean("active"),
                texts(row.getArray("scopes")), texts(row.getArray("networks")), row.getBoolean("sandbox"),
                row.getInt("requests_per_second"));
        return new ApiKey(row.getInt("api_key_id"), row.getString("name"), row.getString("role"),
                row.getTimestamp("created_at").toInstant(), instant(row, "last_used_at"), instant(row, "expires_at"),
                bearer);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
