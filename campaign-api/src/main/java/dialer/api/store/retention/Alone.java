package dialer.api.store.retention;

import dialer.api.store.Database;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Keeps two from destroying or searching at once, in whatever processes they are. */
public final class Alone {

    private static final int LOCK_FAMILY = 4_185;

    private final Jdbi jdbi;

    public Alone(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Runs the work, or answers empty at once when somebody else is at it. */
    public <T> Optional<T> run(Supplier<T> work) {
        return jdbi.withHandle(h -> {
            boolean mine = h.createQuery("SELECT pg_try_advisory_lock(:family, 1)").bind("family", LOCK_FAMILY)
                    .mapTo(Boolean.class).one();
            if (!mine) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                h.createQuery("SELECT pg_advisory_unlock(:family, 1)").bind("family", LOCK_FAMILY)
                        .mapTo(Boolean.class).one();
            }
        });
    }
}
