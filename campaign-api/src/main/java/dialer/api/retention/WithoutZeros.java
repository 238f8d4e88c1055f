package dialer.api.retention;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Journals reserve large files full of zeros: a block of them counts as one zero. */
final class WithoutZeros extends FilterInputStream {

    WithoutZeros(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        // one zero stays as a border between what stands on either side
        return n > 1 && isZero(into, from, n) ? 1 : n;
    }

    private static boolean isZero(byte[] bytes, int from, int n) {
        for (int i = from; i < from + n; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
