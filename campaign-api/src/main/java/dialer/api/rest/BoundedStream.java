package dialer.api.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Lets so many bytes through and then refuses, also where the length was not told before. */
final class BoundedStream extends FilterInputStream {

    private final Supplier<RuntimeException> refusal;
    private long left;

    BoundedStream(InputStream in, long most, Supplier<RuntimeException> refusal) {
        super(in);
        this.left = most;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw refusal.get();
        }
    }
}
