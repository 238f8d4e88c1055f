package dialer.api.store.retention;

import dialer.api.store.Database;
import dialer.engine.SystemClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Keeps two from destroying or searching at once, in whatever processes they are. */
public final class Alone {

    private static final int LOCK_FAMILY = 4_185;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Jdbi jdbi;

    public Alone(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Runs the work when whoever is at it has ended, or answers empty when that takes longer than the patience. */
    public <T> Optional<T> run(Duration patience, Supplier<T> work) {
        long end = SystemClock.monotonicNanos() + patience.toNanos();
        Optional<T> done = run(work);
        while (done.isEmpty() && SystemClock.monotonicNanos() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            done = run(work);
        }
        return done;
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
