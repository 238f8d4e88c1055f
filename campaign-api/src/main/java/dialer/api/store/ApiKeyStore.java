package dialer.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Keys of machines; only their hashes are kept. */
public final class ApiKeyStore {

    private static final String COLUMNS = "api_key_id, name, role, created_at, last_used_at";

    private final Jdbi jdbi;

    public ApiKeyStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A key without its secret. */
    public record ApiKey(int apiKeyId, String name, String role, Instant createdAt, @Nullable Instant lastUsedAt) {
    }

    public List<ApiKey> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM api_keys ORDER BY api_key_id")
                .map(ConstructorMapper.of(ApiKey.class)).list());
    }

    public ApiKey create(String name, String role, String keyHash) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO api_keys (name, role, key_hash)"
                + " VALUES (:name, :role, :hash) RETURNING " + COLUMNS).bind("name", name).bind("role", role)
                .bind("hash", keyHash).map(ConstructorMapper.of(ApiKey.class)).one());
    }

    /** The key behind a hash; notes that it was used. */
    public Optional<ApiKey> used(String keyHash) {
        return jdbi.withHandle(h -> h.createQuery("UPDATE api_keys SET last_used_at = now() WHERE key_hash = :hash"
                + " RETURNING " + COLUMNS).bind("hash", keyHash).map(ConstructorMapper.of(ApiKey.class)).findOne());
    }

    public boolean delete(int apiKeyId) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM api_keys WHERE api_key_id = :id")
                .bind("id", apiKeyId).execute()) > 0;
    }
}
