package dialer.api.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The slow judge: no files, no spans, no transitions. It has a table of its own, looks at the clock on the wall at one
 * instant after the other, and knows nothing else. Whoever is right, both must say the same.
 */
final class WallOracle {

    /** Workdays, Saturdays, Sundays, holidays; and where the holidays come from. */
    private static final Map<String, Row> TABLE = Map.ofEntries(
            row("ru", "08:00-22:00 | 09:00-20:00 | 09:00-20:00 | 09:00-20:00 | RU"),
            row("ru-debt", "08:00-22:00 | 09:00-20:00 | 09:00-20:00 | 09:00-20:00 | RU"),
            row("kz", "09:00-21:00 | 10:00-20:00 | 10:00-20:00 | 10:00-20:00 | KZ"),
            row("kz-debt", "08:00-21:00 | - | - | - | KZ"),
            row("us", "08:00-21:00 | 08:00-21:00 | 08:00-21:00 | 08:00-21:00 | US"),
            row("us-fl", "08:00-20:00 | 08:00-20:00 | 08:00-20:00 | 08:00-20:00 | US"),
            row("us-ok", "08:00-20:00 | 08:00-20:00 | 08:00-20:00 | 08:00-20:00 | US"),
            row("us-wa", "08:00-20:00 | 08:00-20:00 | 08:00-20:00 | 08:00-20:00 | US"),
            row("us-ca", "08:00-21:00 | 08:00-21:00 | 08:00-21:00 | 08:00-21:00 | US"),
            row("uk", "09:00-20:00 | 10:00-18:00 | - | - | GB"),
            row("de", "08:00-20:00 | 09:00-18:00 | - | - | DE"),
            row("fr", "10:00-13:00 14:00-20:00 | - | - | - | FR"),
            row("ca", "09:00-21:30 | 10:00-18:00 | 10:00-18:00 | 10:00-18:00 | CA"),
            row("default", "09:00-20:00 | 10:00-18:00 | - | - | ANY"));

    private WallOracle() {
    }

    private record Row(List<String> hours, String calendar) {
    }

    private static Map.Entry<String, Row> row(String pack, String text) {
        List<String> cells = Arrays.stream(text.split("\\|")).map(String::strip).toList();
        return Map.entry(pack, new Row(cells.subList(0, 4), cells.get(4)));
    }

    static List<String> packs() {
        return TABLE.keySet().stream().sorted().toList();
    }

    /** The ends of the pack's hours, for those who look for trouble there. */
    static List<LocalTime> ends(String pack) {
        return row(pack).hours().stream().flatMap(cell -> Arrays.stream(cell.split("[ -]")))
                .filter(text -> text.contains(":")).map(LocalTime::parse).distinct().collect(Collectors.toList());
    }

    /** Whether a call may begin at this second: it must be open until its ring time and a minute are over. */
    static boolean mayBegin(String pack, List<ZoneId> zones, Instant at, long ringSeconds) {
        long margin = ringSeconds + 60;
        for (long second = 0; second < margin; second++) {
            Instant instant = at.plusSeconds(second);
            if (second > 0 && second < margin - 1 && instant.getEpochSecond() % 15 != 0) {
                continue; // clocks change and hours begin on such seconds only, in the years that are tested
            }
            for (ZoneId zone : zones) {
                if (!isOpen(pack, zone, instant)) {
                    return false;
                }
            }
        }
        return !zones.isEmpty();
    }

    private static Row row(String pack) {
        return Objects.requireNonNull(TABLE.get(pack), pack);
    }

    private static boolean isOpen(String pack, ZoneId zone, Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
        Row row = row(pack);
        String cell = row.hours().get(column(row.calendar(), wall.toLocalDate()));
        LocalTime time = wall.toLocalTime();
        for (String span : cell.split(" ")) {
            if (span.length() == 11 && !time.isBefore(LocalTime.parse(span.substring(0, 5)))
                    && time.isBefore(LocalTime.parse(span.substring(6)))) {
                return true;
            }
        }
        return false;
    }

    private static int column(String calendar, LocalDate day) {
        if (OracleHolidays.isOff(calendar, day)) {
            return 3;
        }
        if (OracleHolidays.isWorked(calendar, day)) {
            return 0;
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 2 : 0;
    }
}
