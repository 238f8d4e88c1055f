package dialer.api.rest;

import dialer.engine.SystemClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose bodies do not come to their end: whoever sends a byte now and then keeps nothing waiting for
 * long. A body has the patience that the settings name, and a second more for each {@value #BYTES_PER_SECOND} bytes of
 * it; one that stops altogether is ended by the connection's idle time. Streams of jobs may go on for hours, so there
 * each line is timed, see {@link LineReader}.
 */
final class SlowBodies extends Handler.Wrapper {

    /** Slower is taken for malice or a broken line. */
    static final long BYTES_PER_SECOND = 4_096;

    private static final String STREAMS = "/v1/jobs:stream";

    private final Duration patience;

    SlowBodies(Duration patience) {
        this.patience = patience;
    }

    /** The body did not come to its end in time. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("The body takes too long");
        }
    }

    /** How a body that could not be read is refused; null where the trouble is not the sender's. */
    static @Nullable ProblemException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooSlow || cause instanceof TimeoutException) {
                return ProblemException.of(408, "slow-body", "The body takes too long",
                        "The body did not come to its end in time. Send it faster, or in smaller pieces.");
            }
            if (cause instanceof EofException) {
                return ProblemException.badRequest("unreadable", "The body broke off before its end.");
            }
        }
        return null;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean timed = request.getLength() != 0 && !STREAMS.equals(request.getHttpURI().getPath());
        return super.handle(timed ? new Timed(request, patience.toNanos()) : request, response, callback);
    }

    /** Counts the time in which the sender is waited for, not that in which what came is worked on. */
    private static final class Timed extends Request.Wrapper {

        private final long patienceNanos;
        private boolean waiting;
        private long waitingSince;
        private long waitedNanos;
        private long bytes;

        private Timed(Request request, long patienceNanos) {
            super(request);
            this.patienceNanos = patienceNanos;
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            long now = SystemClock.monotonicNanos();
            waitedNanos += waiting ? now - waitingSince : 0;
            waiting = chunk == null;
            waitingSince = now;
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            if (chunk.isLast() || waitedNanos < patienceNanos
                    + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND) {
                return chunk;
            }
            chunk.release();
            TooSlow slow = new TooSlow();
            fail(slow);
            return Content.Chunk.from(slow);
        }
    }
}
