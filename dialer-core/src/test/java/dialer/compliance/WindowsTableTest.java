package dialer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows as instants, judged minute by minute by a plain twin that reads the wall clock. */
class WindowsTableTest {

    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 86_400_000;
    private static final RulePack RU = RulePack.of("ru", Map.of(
            DayKind.WORKDAY, List.of(new Hours(480, 1_320)), DayKind.SATURDAY, List.of(new Hours(540, 1_200)),
            DayKind.SUNDAY, List.of(new Hours(540, 1_200)), DayKind.HOLIDAY, List.of(new Hours(540, 1_200))),
            calendar(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2)), AttemptLimits.NONE);
    private static final RulePack SPLIT = RulePack.of("split", Map.of(
            DayKind.WORKDAY, List.of(new Hours(0, 150), new Hours(600, 780), new Hours(840, 1_440)),
            DayKind.SUNDAY, List.of(new Hours(0, 1_440))),
            calendar(LocalDate.of(2026, 1, 1)), AttemptLimits.NONE);

    @ParameterizedTest
    @CsvSource({"2, 06:00, 20:00", "3, 05:00, 19:00", "4, 04:00, 18:00", "5, 03:00, 17:00", "6, 02:00, 16:00",
        "7, 01:00, 15:00", "8, 00:00, 14:00", "9, 23:00, 13:00", "10, 22:00, 12:00", "11, 21:00, 11:00",
        "12, 20:00, 10:00"})
    void shouldOpenAndCloseInEachRussianZone(int offset, String opensUtc, String closesUtc) {
        ZoneId zone = ZoneEvidence.ALL_OF_RUSSIA.get(offset - 2);
        long localMidnight = LocalDateTime.of(2026, 9, 16, 0, 0).atZone(zone).toInstant().toEpochMilli();
        List<CallingHours.Span> spans = CallingHours.spans(RU, List.of(zone), localMidnight, localMidnight + DAY_MS, 0);
        assertThat(spans).hasSize(1);
        assertThat(Instant.ofEpochMilli(spans.getFirst().fromMs()).toString()).contains("T" + opensUtc);
        assertThat(Instant.ofEpochMilli(spans.getFirst().toMs()).toString()).contains("T" + closesUtc);
    }

    @Test
    void shouldChangeToHolidayHoursWhereNewYearHasAlreadyCome() {
        long noonUtc = Instant.parse("2025-12-31T21:30:00Z").toEpochMilli();
        // 1 January 09:30 in Kamchatka: open for half an hour; 1 January 00:30 in Moscow: closed till 09:00
        assertThat(first(RU, "Asia/Kamchatka", noonUtc)).isEqualTo(noonUtc);
        assertThat(first(RU, "Europe/Moscow", noonUtc)).isEqualTo(Instant.parse("2026-01-01T06:00:00Z").toEpochMilli());
        long afterTheHolidays = Instant.parse("2026-01-11T21:00:00Z").toEpochMilli();
        assertThat(first(RU, "Europe/Moscow", afterTheHolidays))
                .isEqualTo(Instant.parse("2026-01-12T05:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-03-27", "Europe/Berlin, 2026-10-23", "America/New_York, 2026-03-06",
        "America/New_York, 2026-10-30", "Australia/Lord_Howe, 2026-04-03", "Australia/Lord_Howe, 2026-10-02",
        "Asia/Kathmandu, 2026-06-01", "Africa/Cairo, 2026-04-23", "America/Santiago, 2026-09-04",
        "Asia/Kolkata, 2026-01-05", "Europe/Moscow, 2026-12-30"})
    void shouldAgreeWithTheWallClockEveryMinuteWhereClocksChange(String zone, LocalDate day) {
        long from = day.atStartOfDay(ZoneId.of("UTC")).toInstant().toEpochMilli();
        for (RulePack pack : List.of(RU, SPLIT)) {
            agree(pack, List.of(ZoneId.of(zone)), from, from + 4 * DAY_MS, 0);
        }
    }

    @Test
    void shouldAgreeWithTheWallClockForAnyZonesAndAnyBeginning() {
        List<String> names = ZoneId.getAvailableZoneIds().stream().filter(name -> name.contains("/")).sorted().toList();
        Random random = new Random(20_260_724);
        for (int round = 0; round < 150; round++) {
            List<ZoneId> zones = random.ints(1 + random.nextInt(3), 0, names.size())
                    .mapToObj(i -> ZoneId.of(names.get(i))).toList();
            long from = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + random.nextInt(360 * 1_440) * MINUTE_MS;
            agree(random.nextBoolean() ? RU : SPLIT, zones, from, from + 36 * 60 * MINUTE_MS, 0);
        }
    }

    @Test
    void shouldLeaveFourHoursForAllOfRussiaByTheShippedHours() {
        long from = Instant.parse("2026-09-16T00:00:00Z").toEpochMilli();
        assertThat(CallingHours.spans(RU, ZoneEvidence.ALL_OF_RUSSIA, from, from + DAY_MS / 2, 0))
                .containsExactly(new CallingHours.Span(from + 6 * 60 * MINUTE_MS, from + 10 * 60 * MINUTE_MS));
    }

    private static HolidayCalendar calendar(LocalDate... off) {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>();
        for (int number : Stream.of(off).mapToInt(LocalDate::getYear).distinct().toArray()) {
            years.put(number, new HolidayCalendar.Year("test", Stream.of(off).filter(day -> day.getYear() == number)
                    .collect(Collectors.toSet()), Set.of(), Map.of()));
        }
        return new HolidayCalendar("test", years);
    }

    private static void agree(RulePack pack, List<ZoneId> zones, long from, long to, long leaveMs) {
        List<CallingHours.Span> spans = CallingHours.spans(pack, zones, from, to, leaveMs);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).fromMs()).isGreaterThan(spans.get(i - 1).toMs());
        }
        for (long at = from; at < to; at += MINUTE_MS) {
            long now = at;
            boolean open = spans.stream().anyMatch(span -> now >= span.fromMs() && now < span.toMs());
            boolean allowed = zones.stream().allMatch(zone -> isOpen(pack, zone, now));
            assertThat(open).as("%s at %s in %s", pack.id(), Instant.ofEpochMilli(at), zones).isEqualTo(allowed);
        }
    }

    /** The plain twin: what does the clock on the recipient's wall say? */
    private static boolean isOpen(RulePack pack, ZoneId zone, long atMs) {
        var wall = Instant.ofEpochMilli(atMs).atZone(zone);
        int minute = wall.getHour() * 60 + wall.getMinute();
        return pack.hoursOn(wall.toLocalDate(), "").stream()
                .anyMatch(h -> minute >= h.fromMinute() && minute < h.toMinute());
    }

    private static long first(RulePack pack, String zone, long fromMs) {
        return CallingHours.spans(pack, List.of(ZoneId.of(zone)), fromMs, fromMs + 2 * DAY_MS, 0).getFirst().fromMs();
    }
}
