package dialer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallingHoursTest {

    private static final long DAY_MS = 86_400_000L;
    private static final RulePack PACK = RulePack.of("test", Map.of(
            DayKind.WORKDAY, List.of(new Hours(9 * 60, 21 * 60)), DayKind.SATURDAY,
            List.of(new Hours(10 * 60, 18 * 60))), calendar(LocalDate.of(2026, 11, 4)),
            new AttemptLimits(List.of(new AttemptLimit(AttemptLimit.Scope.NUMBER, AttemptLimit.Counted.ATTEMPTS, 2,
                    AttemptLimit.Period.HOURS_24)), 0));

    @Test
    void shouldOpenByTheRecipientsClock() {
        long midnight = ms("2026-11-24T00:00:00Z");

        assertThat(spans("Asia/Vladivostok", midnight - 12 * 3_600_000L, 24))
                .containsExactly(span("2026-11-23T23:00:00Z", "2026-11-24T11:00:00Z"));
        assertThat(spans("Europe/Moscow", midnight, 24))
                .containsExactly(span("2026-11-24T06:00:00Z", "2026-11-24T18:00:00Z"));
    }

    @Test
    void shouldLeaveOnlyWhatIsAllowedEverywhereWhenTheZoneIsUnknown() {
        long midnight = ms("2026-11-24T00:00:00Z");
        List<CallingHours.Span> spans = CallingHours.spans(PACK, ZoneEvidence.ALL_OF_RUSSIA,
                midnight, midnight + DAY_MS, 0);

        // 09:00 in Kaliningrad (UTC+2) to 21:00 in Kamchatka (UTC+12)
        assertThat(spans).containsExactly(span("2026-11-24T07:00:00Z", "2026-11-24T09:00:00Z"));
    }

    @Test
    void shouldBeClosedOnHolidaysSundaysAndInYearsWithoutACalendar() {
        assertThat(spans("Europe/Moscow", ms("2026-11-04T00:00:00Z"), 20)).isEmpty();
        assertThat(spans("Europe/Moscow", ms("2026-11-22T00:00:00Z"), 20)).isEmpty();
        assertThat(spans("Europe/Moscow", ms("2027-06-01T00:00:00Z"), 20)).isEmpty();
    }

    @Test
    void shouldBeginNoCallShortlyBeforeClosing() {
        long from = ms("2026-11-24T00:00:00Z");

        assertThat(CallingHours.spans(PACK, List.of(ZoneId.of("Europe/Moscow")), from, from + DAY_MS / 2, 85_000))
                .containsExactly(new CallingHours.Span(ms("2026-11-24T06:00:00Z"),
                        ms("2026-11-24T18:00:00Z") - 85_000 + 1));
    }

    @Test
    void shouldKeepTheWallClockWhenTheClocksChange() {
        RulePack pack = RulePack.of("test", Map.of(DayKind.SUNDAY, List.of(new Hours(9 * 60, 20 * 60))), calendar(),
                AttemptLimits.NONE);
        long from = ms("2026-03-28T23:00:00Z");

        assertThat(CallingHours.spans(pack, List.of(ZoneId.of("Europe/Berlin")), from, from + DAY_MS, 0))
                .containsExactly(span("2026-03-29T07:00:00Z", "2026-03-29T18:00:00Z"));
    }

    @Test
    void shouldAllowNothingWhenNobodyKnowsTheZone() {
        Gatekeeper gatekeeper = new Gatekeeper(PACK, 25_000);

        assertThat(gatekeeper.judge(question(List.of(), History.NONE), ms("2026-11-24T10:00:00Z"), DAY_MS).reason())
                .isEqualTo(Reason.ZONE_UNKNOWN);
    }

    @Test
    void shouldWaitWhenTheDaysAttemptsAreUsedUp() {
        long now = ms("2026-11-24T10:00:00Z");
        Gatekeeper gatekeeper = new Gatekeeper(PACK, 25_000);
        History two = new History(List.of(PastAttempt.atNumber(now - 1_000), PastAttempt.atNumber(now - 3_600_000L)));

        Gatekeeper.Verdict verdict = gatekeeper.judge(
                question(List.of(Place.of(ZoneId.of("Europe/Moscow"))), two), now, 2 * DAY_MS);

        assertThat(verdict.reason()).isEqualTo(Reason.LIMIT_REACHED);
        assertThat(verdict.nextAllowedAtMs()).isEqualTo(now - 3_600_000L + DAY_MS);
    }

    private static Gatekeeper.Question question(List<Place> places, History history) {
        return new Gatekeeper.Question(places, false, history, true);
    }

    private static HolidayCalendar calendar(LocalDate... off) {
        return new HolidayCalendar("test", Map.of(2026, new HolidayCalendar.Year("test", Set.of(off), Set.of(),
                Map.of())));
    }

    private static List<CallingHours.Span> spans(String zone, long fromMs, int hours) {
        return CallingHours.spans(PACK, List.of(ZoneId.of(zone)), fromMs, fromMs + hours * 3_600_000L, 0);
    }

    private static CallingHours.Span span(String from, String to) {
        return new CallingHours.Span(ms(from), ms(to));
    }

    private static long ms(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
