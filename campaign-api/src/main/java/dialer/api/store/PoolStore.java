package dialer.api.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Pools of agents. */
public final class PoolStore {

    private static final String COLUMNS = "pool_id, name, away_grace_ms";

    private final Jdbi jdbi;

    public PoolStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A pool; {@code awayGraceMs} is how long a lost screen or leg is waited for. */
    public record Pool(int poolId, String name, long awayGraceMs) {
    }

    public List<Pool> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM pools ORDER BY pool_id")
                .map(ConstructorMapper.of(Pool.class)).list());
    }

    public Optional<Pool> byId(int poolId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM pools WHERE pool_id = :id")
                .bind("id", poolId).map(ConstructorMapper.of(Pool.class)).findOne());
    }

    /** Empty when the name is taken. */
    public Optional<Pool> create(String name, long awayGraceMs) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO pools (name, away_grace_ms) VALUES (:name, :grace)"
                + " ON CONFLICT (name) DO NOTHING RETURNING " + COLUMNS).bind("name", name).bind("grace", awayGraceMs)
                .map(ConstructorMapper.of(Pool.class)).findOne());
    }

    /** Empty when there is no such pool, or another one has the name. */
    public Optional<Pool> change(Pool pool) {
        return jdbi.withHandle(h -> h.createQuery("UPDATE pools SET name = :name, away_grace_ms = :grace"
                + " WHERE pool_id = :id AND NOT EXISTS (SELECT 1 FROM pools o WHERE o.name = :name"
                + " AND o.pool_id <> :id) RETURNING " + COLUMNS).bind("name", pool.name())
                .bind("grace", pool.awayGraceMs()).bind("id", pool.poolId())
                .map(ConstructorMapper.of(Pool.class)).findOne());
    }
}
