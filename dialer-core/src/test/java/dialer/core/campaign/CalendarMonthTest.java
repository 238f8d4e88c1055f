package dialer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Months by arithmetic, against those of the calendar. */
class CalendarMonthTest {
    private static final long DAY_MS = 86_400_000L;

    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 3, 12})
    void shouldBeginAndEndAsTheCalendarsMonthsDo(int hoursEast) {
        ZoneOffset zone = ZoneOffset.ofHours(hoursEast);
        long dayBeginsAtMs = LocalDate.of(2026, 11, 26).atStartOfDay(zone).toInstant().toEpochMilli();
        for (long atMs = 0; atMs < 160L * 365 * DAY_MS; atMs += 11 * DAY_MS + 3_599_999) {
            ZonedDateTime begin = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate().withDayOfMonth(1)
                    .atStartOfDay(zone);
            assertThat(CalendarMonth.begin(atMs, dayBeginsAtMs)).isEqualTo(begin.toInstant().toEpochMilli());
            assertThat(CalendarMonth.end(atMs, dayBeginsAtMs))
                    .isEqualTo(begin.plusMonths(1).toInstant().toEpochMilli());
        }
    }

    @Test
    void shouldBeginTheAccountAnewWithTheMonth() {
        AbandonRule rule = new AbandonRule(30, DAY_MS, AbandonRule.WindowKind.MONTH, 0, false,
                AbandonRule.Denominator.ANSWERED, 15_000);
        AbandonLedger ledger = new AbandonLedger();
        long last = Instant.parse("2027-02-28T23:59:59Z").toEpochMilli();
        ledger.count(rule, Instant.parse("2027-02-01T00:00:00Z").toEpochMilli());
        ledger.count(rule, last);
        ledger.abandon(rule, last);

        assertThat(ledger.counted(rule, last)).isEqualTo(2);
        assertThat(ledger.leftMs(rule, last)).isEqualTo(1_000);
        assertThat(ledger.counted(rule, last + 1_000)).isZero();
        assertThat(ledger.abandoned(rule, last + 1_000)).isZero();
        assertThat(ledger.leftMs(rule, last + 1_000)).isEqualTo(31 * DAY_MS);
    }
}
