package dialer.engine.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: whole numbers take as few as they need (zigzag, seven bits a byte). Grows; is used again. */
final class WriteBuffer {

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    /** Holds these bytes from now on, without copying them. */
    void take(byte[] ready) {
        bytes = ready;
        length = ready.length;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets what was written behind this length. */
    void cutTo(int shorter) {
        length = shorter;
    }

    void octet(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void number(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        byte[] into = bytes;
        int at = length;
        while ((rest & ~0x7FL) != 0) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        length = at;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
