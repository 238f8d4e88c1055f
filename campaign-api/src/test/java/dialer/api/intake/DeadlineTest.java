package dialer.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a row may be called for. */
class DeadlineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "30.11.2026             | Europe/Moscow                      | 2026-11-30T21:00:00Z",
        "до 30.11.26            | Europe/Moscow                      | 2026-11-30T21:00:00Z",
        "30/11/2026 18:30       | Asia/Vladivostok                   | 2026-11-30T08:30:00Z",
        "2026-11-30             | Europe/Moscow Asia/Vladivostok     | 2026-11-30T14:00:00Z",
        "2026-11-30 09:05:00    | Europe/Kaliningrad                 | 2026-11-30T07:05:00Z",
        "2026-11-30T09:05:00+05:00 | Europe/Moscow                   | 2026-11-30T04:05:00Z",
        "30.11.2026, 18.00      |                                    | 2026-11-30T18:00:00Z",
        "31.02.2026             | Europe/Moscow                      | -",
        "30.11                  | Europe/Moscow                      | -",
        "завтра                 | Europe/Moscow                      | -",
        "3 дня                  | Europe/Moscow                      | -"})
    void shouldReadADayAsPeopleWriteIt(String written, String zones, String expected) {
        List<ZoneId> where = zones == null ? List.of() : Arrays.stream(zones.split(" ")).map(ZoneId::of).toList();

        assertThat(Deadline.read(written, where).map(Object::toString).orElse(null)).isEqualTo(expected);
    }
}
