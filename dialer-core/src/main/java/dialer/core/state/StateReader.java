package dialer.core.state;

import dialer.core.ground.Carrier;

/** Reads what {@link StateWriter} wrote. Damaged bytes are refused with an {@link IllegalArgumentException}. */
public final class StateReader implements Carrier {
    private final byte[] bytes;
    private int at;

    public StateReader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public long number(long ignored) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = take();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw damaged("a number is too long");
    }

    @Override
    public int small(int ignored) {
        long value = number(0);
        if (value != (int) value) {
            throw damaged("a number is too large");
        }
        return (int) value;
    }

    @Override
    public boolean flag(boolean ignored) {
        int value = take();
        if (value > 1) {
            throw damaged("neither yes nor no");
        }
        return value == 1;
    }

    @Override
    public <E extends Enum<E>> E word(E ignored, E[] all) {
        int ordinal = small(0);
        if (ordinal < 0 || ordinal >= all.length) {
            throw damaged("an unknown word");
        }
        return all[ordinal];
    }

    /** How many things follow; refused when there cannot be so many. */
    int count(int limit) {
        int count = small(0);
        if (count < 0 || count > limit) {
            throw damaged("more than there can be");
        }
        return count;
    }

    /** Whether everything has been read. */
    boolean atEnd() {
        return at == bytes.length;
    }

    IllegalArgumentException damaged(String what) {
        return new IllegalArgumentException("snapshot is damaged at byte " + at + ": " + what);
    }

    private int take() {
        if (at >= bytes.length) {
            throw damaged("it ends early");
        }
        return bytes[at++] & 0xFF;
    }
}
