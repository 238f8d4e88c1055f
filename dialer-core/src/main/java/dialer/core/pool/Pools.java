package dialer.core.pool;

import dialer.core.ground.Check;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every pool. Bounded. */
public final class Pools {
    /** So many at most. */
    public static final int LIMIT = 500;

    private final TreeMap<Integer, Pool> all = new TreeMap<>();

    public @Nullable Pool find(int poolId) {
        return all.get(poolId);
    }

    /** The pool, which must be known. */
    public Pool get(int poolId) {
        return Check.present(all.get(poolId), "the pool is known", poolId);
    }

    public void add(Pool pool) {
        Check.that(all.size() < LIMIT, "pools are bounded", pool.id());
        Check.that(all.putIfAbsent(pool.id(), pool) == null, "a pool's id is new", pool.id());
    }

    public Collection<Pool> inOrder() {
        return all.values();
    }

    public int size() {
        return all.size();
    }

    public boolean isFull() {
        return all.size() >= LIMIT;
    }
}
