package dialer.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerIdsTest {

    private static final long NOW = Instant.parse("2026-11-24T09:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;

    @Test
    void shouldTakeTheNumbersOfAPoolInTurn() {
        CallerIds ids = new CallerIds(List.of(own(1, "a", null), own(2, "a", null), own(3, "a", null)));
        Set<Integer> used = new HashSet<>();
        for (int turn = 0; turn < 3; turn++) {
            used.add(ids.choose("a", "", "+7916", false, turn, NOW).callerId().orElseThrow().id());
        }
        assertThat(used).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void shouldFallBackFromTheCourierToTheCampaignAndToTheHouse() {
        CallerId house = own(1, "", null);
        CallerId campaigns = own(2, "b", null);
        CallerIds ids = new CallerIds(List.of(house, campaigns));
        assertThat(ids.choose("a", "", "+7916", false, 0, NOW).callerId()).contains(house);
        assertThat(ids.choose("a", campaigns.e164(), "+7916", false, 0, NOW).callerId()).contains(campaigns);
        assertThat(ids.choose("a", "+74950000000", "+7916", false, 0, NOW).callerId())
                .as("the campaign's own number is not registered: nobody knows whether it bears a label").isEmpty();
        assertThat(CallerIds.NONE.choose("", "", "+7916", true, 0, NOW).line())
                .isEqualTo(Permits.Line.UNLABELLED);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, 2026-11-24, LABELLED", "2026-11-25, 2026-12-31, UNLABELLED",
        "2026-01-01, 2026-11-23, UNLABELLED"})
    void shouldUseOnlyLabelsThatHold(LocalDate from, LocalDate to, Permits.Line line) {
        CallerIds ids = new CallerIds(List.of(own(1, "", new Label("Дозвон", "Доставка", "1", from, to))));
        assertThat(ids.choose("", "", "+7916", true, 0, NOW).line()).isEqualTo(line);
        assertThat(ids.choose("", "", "+7916", false, 0, NOW).callerId()).as("where none is needed")
                .isPresent();
    }

    @Test
    void shouldKnowTheOperatorByTheImportedRegistryAndByDigitsOtherwise() {
        NumberingPlan plan = new NumberingPlan("1", List.of(new PlanRange(9_161_230_000L, 9_161_239_999L,
                "ПАО \"МТС\"", "г. Москва", List.of(), List.of())));

        assertThat(new Operators(() -> plan).of("+79161234567")).isEqualTo("ПАО \"МТС\"");
        assertThat(new Operators(() -> plan).of("+79161240000")).as("in no range").isEqualTo("+7916");
        assertThat(new Operators(() -> plan).of("+442079460018")).isEqualTo("+4420");
        assertThat(Operators.BY_DIGITS.of("+79161234567")).isEqualTo("+7916");
    }

    @Test
    void shouldRestForOneOperatorOnly() {
        CallerId resting = new CallerId(1, "+74951000001", "", true, null,
                List.of(new CallerId.Pause("+7916", NOW + HOUR)));
        CallerIds ids = new CallerIds(List.of(resting));
        assertThat(ids.choose("", "", "+7916", false, 0, NOW).line()).isEqualTo(Permits.Line.PAUSED);
        assertThat(ids.choose("", "", "+7926", false, 0, NOW).callerId()).contains(resting);
        assertThat(ids.choose("", "", "+7916", false, 0, NOW + HOUR).callerId()).contains(resting);
        assertThat(ids.nextChangeMs(NOW)).isEqualTo(NOW + HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        // calls, refused, of the day before: calls, refused
        "11, 11, 0, 0, false", "12, 12, 0, 0, true", "12, 4, 0, 0, false", "20, 8, 200, 2, true",
        "20, 8, 200, 40, false", "20, 20, 200, 60, true", "20, 20, 200, 80, false", "20, 0, 200, 0, false"})
    void shouldTellASuddenRiseFromWhatHasAlwaysBeen(long calls, long refused, long callsBefore, long refusedBefore,
            boolean blocked) {
        assertThat(RefusalWatch.USUAL.blocked(calls, refused, callsBefore, refusedBefore)).isEqualTo(blocked);
    }

    @Test
    void shouldRefuseLabelsThatNoOperatorWouldShow() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThat(new Label("Ы".repeat(32), "Доставка", "1", day, day).brand()).hasSize(32);
        assertThatThrownBy(() -> new Label("Ы".repeat(33), "Доставка", "1", day, day)).hasMessageContaining("32");
        assertThatThrownBy(() -> new Label("Ы", "", "1", day, day)).hasMessageContaining("category");
        assertThatThrownBy(() -> new Label("Ы", "Доставка", " ", day, day)).hasMessageContaining("contract");
        assertThatThrownBy(() -> new Label("Ы", "Доставка", "1", day, day.minusDays(1)))
                .hasMessageContaining("last day");
    }

    private static CallerId own(int id, String courier, @Nullable Label label) {
        return new CallerId(id, "+7495100000" + id, courier, true, label, List.of());
    }
}
