package dialer.engine.stage;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what a port could not do. Types only: a message of a library may hold digits or names. */
final class Outcry {

    private static final Logger LOG = LoggerFactory.getLogger(Outcry.class);

    private final String port;
    private final AtomicLong failures = new AtomicLong();

    Outcry(String port) {
        this.port = port;
    }

    void about(Object effect, Throwable failure) {
        failures.incrementAndGet();
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error("{} failed on {}: {} at {}", port, effect.getClass().getSimpleName(), failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
    }

    long count() {
        return failures.get();
    }
}
