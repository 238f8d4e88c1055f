package dialer.engine.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name that Chronicle Queue gives to the file of one hour, for example {@code 20261124-15F}. */
final class HourName {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH'F'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HourName() {
    }

    /** The name for the hour with this number since 1970. */
    static String of(int hour) {
        return NAME.format(Instant.ofEpochSecond(hour * 3_600L));
    }
}
