package dialer.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rules.LearnedHours.Counted;
import dialer.compliance.Hours;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedHoursTest {

    private static final String MOSCOW = "RU-MOW";

    @Test
    void shouldNameTheHoursThatAreBetterThanTheDay() {
        LearnedHours learned = LearnedHours.of(day(50, 10, 18, 19));
        assertThat(learned.best(MOSCOW)).containsExactly(new Hours(18 * 60, 20 * 60));
        assertThat(learned.regions()).singleElement().satisfies(region -> assertThat(region.enough()).isTrue());
        assertThat(learned.best("RU-KGD")).isEmpty();
    }

    @Test
    void shouldSayThatTooLittleIsKnown() {
        LearnedHours learned = LearnedHours.of(day(20, 4, 18));
        assertThat(learned.regions()).singleElement().satisfies(region -> {
            assertThat(region.enough()).isFalse();
            assertThat(region.attempts()).isEqualTo(240);
            assertThat(region.best()).isEmpty();
        });
    }

    @Test
    void shouldNotTrustAnHourThatWasTriedAFewTimes() {
        List<Counted> counts = new ArrayList<>(day(50, 10, 18));
        counts.add(new Counted(MOSCOW, 22, 3, 3));
        assertThat(LearnedHours.of(counts).best(MOSCOW)).containsExactly(new Hours(18 * 60, 19 * 60));
    }

    /** Twelve hours from nine on, so many attempts in each; twice as many answers in the better ones. */
    private static List<Counted> day(long attempts, long answered, int... better) {
        List<Counted> counts = new ArrayList<>();
        for (int hour = 9; hour < 21; hour++) {
            boolean good = false;
            for (int one : better) {
                good |= one == hour;
            }
            counts.add(new Counted(MOSCOW, hour, attempts, good ? 2 * answered : answered));
        }
        return counts;
    }
}
