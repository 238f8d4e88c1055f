package dialer.core.state;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import java.util.Arrays;

/**
 * Writes a snapshot: a version, then numbers of variable length (seven bits a byte, small ones of either sign short).
 * Two states are the same when, and only when, their bytes are.
 */
public final class StateWriter implements Carrier {
    private byte[] bytes = new byte[4_096];
    private int length;

    @Override
    public long number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            put((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        put((int) left);
        return value;
    }

    @Override
    public int small(int value) {
        number(value);
        return value;
    }

    @Override
    public boolean flag(boolean value) {
        put(value ? 1 : 0);
        return value;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the format's version says which constants there are
    public <E extends Enum<E>> E word(E value, E[] all) {
        Check.that(all[value.ordinal()] == value, "an enum's constants are complete");
        number(value.ordinal());
        return value;
    }

    /** What has been written so far. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** A checksum of the bytes (FNV-1a, 64 bits): equal states have equal hashes, on every JVM. */
    public long hash() {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ (bytes[i] & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }
}
