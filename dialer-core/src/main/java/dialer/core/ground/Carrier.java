package dialer.core.ground;

/**
 * Carries values into a snapshot or out of one. Both ways run through the same lines of the noun, so writing and
 * reading cannot drift apart: {@code sinceMs = c.number(sinceMs)} writes the field and leaves it, or replaces it.
 */
public interface Carrier {

    /** A whole number of up to 64 bits. */
    long number(long value);

    /** A whole number of up to 32 bits. */
    int small(int value);

    /** A yes or no. */
    boolean flag(boolean value);

    /** One of an enum's constants; {@code all} is the enum's {@code values()}. */
    <E extends Enum<E>> E word(E value, E[] all);

    /** A real number; its bits travel, so that nothing is rounded. */
    default double real(double value) {
        return Double.longBitsToDouble(number(Double.doubleToRawLongBits(value)));
    }

    /** Real numbers in their order; as many are read as were written. */
    default void reals(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = real(values[i]);
        }
    }
}
