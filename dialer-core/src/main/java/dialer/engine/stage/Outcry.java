package dialer.engine.stage;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a port could not do, and logs it the first, second, fourth, eighth … time. Types only: a message of a
 * library may hold digits or names.
 */
final class Outcry {

    private static final Logger LOG = LoggerFactory.getLogger(Outcry.class);

    private final String port;
    private final AtomicLong failures = new AtomicLong();

    Outcry(String port) {
        this.port = port;
    }

    void about(Object effect, Throwable failure) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.error("{} failed on {}, {} times by now: {} at {}", port, effect.getClass().getSimpleName(), count,
                    failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        }
    }

    long count() {
        return failures.get();
    }
}
