package dialer.api.rest;

import dialer.engine.SystemClock;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refused request still sends. A server that answers and closes while its client is writing resets the
 * connection, and the reset takes the answer with it: the client sees a broken line where it should read why it was
 * refused. So the remainder of a body is read and thrown away first, within bounds, and a connection with more to come
 * is announced to end (RFC 9112, section 9.6).
 */
final class UnreadBody {

    /** Of a body that nobody wants, in bytes. */
    private static final int MOST = 8 * 1024 * 1024;
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int PIECE = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

    private UnreadBody() {
    }

    /** Reads what is left of the body. Whoever waits for leave to send it ({@code Expect}) is not asked for it. */
    static void drain(Context ctx) {
        if (ctx.header("Content-Length") == null && ctx.header("Transfer-Encoding") == null) {
            return;
        }
        if (ctx.header("Expect") != null) {
            if (ctx.statusCode() >= 400) {
                ctx.header("Connection", "close");
            }
            return;
        }
        try {
            if (!ended(ctx.req().getInputStream())) {
                ctx.header("Connection", "close");
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the remainder of a body could not be read", e);
            ctx.header("Connection", "close");
        }
    }

    private static boolean ended(InputStream body) throws IOException {
        if (body.read() < 0) {
            // nearly always: who was not refused was read to the end
            return true;
        }
        byte[] piece = new byte[PIECE];
        long began = SystemClock.monotonicNanos();
        for (int read = 0; read < MOST && SystemClock.monotonicNanos() - began < LONGEST_NANOS;) {
            int count = body.read(piece);
            if (count < 0) {
                return true;
            }
            read += count;
        }
        return false;
    }
}
