package dialer.compliance;

/**
 * A span of a day on the recipient's wall clock.
 *
 * @param fromMinute inclusive, minutes since midnight, 0 to 1440
 * @param toMinute   exclusive, after {@code fromMinute}, up to 1440
 */
public record Hours(int fromMinute, int toMinute) {
    public Hours {
        if (fromMinute < 0 || toMinute > 1_440 || fromMinute >= toMinute) {
            throw new IllegalArgumentException("Hours go from 00:00 to 24:00 and end after they begin");
        }
    }
}
