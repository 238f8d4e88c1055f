package dialer.api.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bytes out of a stream, each bounded: of a line that is too long nothing is kept but that it was there, and
 * one that does not come to its end in time ends the stream.
 */
final class LineReader {

    private final InputStream in;
    private final int longest;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final byte[] chunk = new byte[65_536];
    private int from;
    private int to;

    /**
     * @param patience how long a line may take from its first byte on
     * @param nanos    a clock that never jumps
     */
    LineReader(InputStream in, int longest, Duration patience, LongSupplier nanos) {
        this.in = in;
        this.longest = longest;
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
    }

    /** A line without its end; {@code bytes} is empty where it was too long. */
    static final class Line {
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /**
     * The next line; null at the end.
     *
     * @throws SlowBodies.TooSlow when the line takes too long
     */
    @Nullable Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2_048);
        boolean tooLong = false;
        boolean any = false;
        long began = 0;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(chunk));
                if (to == 0) {
                    return any ? new Line(tooLong ? new byte[0] : line.toByteArray(), tooLong) : null;
                }
                if (any && nanos.getAsLong() - began > patienceNanos) {
                    throw new SlowBodies.TooSlow();
                }
            }
            began = any ? began : nanos.getAsLong();
            any = true;
            int end = from;
            while (end < to && chunk[end] != '\n') {
                end++;
            }
            if (!tooLong) {
                tooLong = line.size() + end - from > longest;
                if (!tooLong) {
                    line.write(chunk, from, end - from);
                }
            }
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return new Line(tooLong ? new byte[0] : line.toByteArray(), tooLong);
            }
        }
    }

    /** Whether more has come already, so that the next line may be had without waiting. */
    boolean isReady() throws IOException {
        return from < to || in.available() > 0;
    }
}
