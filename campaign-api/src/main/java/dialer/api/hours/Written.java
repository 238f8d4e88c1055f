package dialer.api.hours;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people and machines write into options and lines. */
final class Written {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");
    private static final Duration SHORTEST_RING = Duration.ofSeconds(15);
    private static final Duration LONGEST_RING = Duration.ofMinutes(2);

    private Written() {
    }

    /** RFC 3339, with any offset. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new BadQuestion("An instant is written as in RFC 3339, such as 2026-11-22T10:00:00Z, not \"" + text
                    + "\".");
        }
    }

    /** How long a telephone may ring: {@code 30s}; nobody may set it below 15 s. */
    static Duration ring(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new BadQuestion("A ring time is written 30s, not \"" + text + "\".");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration ring = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
        if (ring.compareTo(SHORTEST_RING) < 0 || ring.compareTo(LONGEST_RING) > 0) {
            throw new BadQuestion("A ring time lies between 15s and 120s, not \"" + text + "\".");
        }
        return ring;
    }

    /** A number of ours, E.164. */
    static String callerId(String text) {
        if (!text.strip().matches("\\+\\d{6,15}")) {
            throw new BadQuestion("A caller-id is written in E.164, such as +74951234567, not \"" + text + "\".");
        }
        return text.strip();
    }

    /** A zone by its IANA name, or a fixed offset such as {@code +05:30}. */
    static String zone(String text) {
        try {
            return ZoneId.of(text.strip()).getId();
        } catch (DateTimeException e) {
            throw new BadQuestion("There is no time zone \"" + text + "\"; zones have IANA names, such as"
                    + " Europe/Moscow.");
        }
    }
}
