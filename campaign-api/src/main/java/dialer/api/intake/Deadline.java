package dialer.api.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads until when a row may be called for, as people and spreadsheets write a day. */
final class Deadline {

    /** 30.11.2026, 30.11.26, 30/11/2026; then perhaps a time. */
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:до |until |by )?(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})"
            + "(?:,? +(\\d{1,2})[:.](\\d{2})(?::\\d{2})?)?");
    /** 2026-11-30; then perhaps a time. */
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})[.-](\\d{1,2})[.-](\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?)?");
    private static final int CENTURY = 2_000;

    private Deadline() {
    }

    /**
     * The instant from which nobody calls any more. A day counts to its end; where several zones are possible, the one
     * that comes first decides.
     *
     * @param zones where the recipient may be; empty where nobody knows, then UTC is meant
     */
    static Optional<Instant> read(String written, List<ZoneId> zones) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        try {
            Matcher day = DAY_FIRST.matcher(text);
            if (day.matches()) {
                int year = Integer.parseInt(day.group(3));
                return Optional.of(end(LocalDate.of(year < 100 ? CENTURY + year : year,
                        Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1))), day, zones));
            }
            Matcher year = YEAR_FIRST.matcher(text);
            if (year.matches()) {
                return Optional.of(end(LocalDate.of(Integer.parseInt(year.group(1)), Integer.parseInt(year.group(2)),
                        Integer.parseInt(year.group(3))), year, zones));
            }
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant end(LocalDate day, Matcher parts, List<ZoneId> zones) {
        LocalDateTime end = parts.group(4) == null ? day.plusDays(1).atStartOfDay()
                : day.atTime(LocalTime.of(Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5))));
        return zones.stream().map(zone -> end.atZone(zone).toInstant()).min(Comparator.naturalOrder())
                .orElse(end.toInstant(ZoneOffset.UTC));
    }
}
