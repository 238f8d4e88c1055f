package dialer.api.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The 16-bit samples of two streams in turn, as long as both go on: left, right, left, right. */
final class TwoSides extends InputStream {

    private static final int PIECE = 8_192;
    private static final int SAMPLE_BYTES = 2;

    private final InputStream left;
    private final InputStream right;
    private byte[] mixed = {};
    private int at;

    TwoSides(InputStream left, InputStream right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public int read() throws IOException {
        return more() ? mixed[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, mixed.length - at);
        System.arraycopy(mixed, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        if (at < mixed.length) {
            return true;
        }
        byte[] one = left.readNBytes(PIECE);
        byte[] other = right.readNBytes(PIECE);
        int samples = Math.min(one.length, other.length) / SAMPLE_BYTES;
        mixed = new byte[2 * samples * SAMPLE_BYTES];
        for (int n = 0; n < samples; n++) {
            System.arraycopy(one, n * SAMPLE_BYTES, mixed, 2 * n * SAMPLE_BYTES, SAMPLE_BYTES);
            System.arraycopy(other, n * SAMPLE_BYTES, mixed, (2 * n + 1) * SAMPLE_BYTES, SAMPLE_BYTES);
        }
        at = 0;
        return samples > 0;
    }

    @Override
    public void close() throws IOException {
        try (left; right) {
            mixed = new byte[0];
        }
    }
}
