package dialer.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final Pattern SPAN = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");

    /**
     * A day's hours as people write them: {@code 10:00-13:00, 14:00-20:00}; empty for closed.
     *
     * @throws IllegalArgumentException with a sentence, when they are written otherwise, or not in their order
     */
    public static List<Hours> ofDay(String text) {
        List<Hours> hours = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher span = SPAN.matcher(part.strip());
            int from = span.matches() ? minute(span.group(1), span.group(2)) : -1;
            int to = span.matches() ? minute(span.group(3), span.group(4)) : -1;
            boolean overlaps = !hours.isEmpty() && from < hours.getLast().toMinute();
            if (from < 0 || to <= from || to > 1_440 || overlaps) {
                throw new IllegalArgumentException("hours are written 09:00-13:00, 14:00-20:00 in their order, not "
                        + part.strip());
            }
            hours.add(new Hours(from, to));
        }
        return hours;
    }

    /** The other way round. */
    public static String text(List<Hours> hours) {
        return hours.stream().map(Hours::toString).collect(Collectors.joining(", "));
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(fromMinute / 60, fromMinute % 60, toMinute / 60, toMinute % 60);
    }
}
