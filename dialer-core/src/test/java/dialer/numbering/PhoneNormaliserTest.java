package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNormaliserTest {

    private final PhoneNormaliser normaliser = new PhoneNormaliser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            +79161230045        | OK       | PLAIN            | +79161230045
            8 (916) 123-00-45   | OK       | PLAIN            | +79161230045
            8.916.123.00.45     | OK       | PLAIN            | +79161230045
            79161230045         | OK       | PLAIN            | +79161230045
            79161230045.0       | FIXED    | DECIMAL_TAIL     | +79161230045
            '89161230045        | FIXED    | TEXT_MARK        | +79161230045
            9161230045          | OK       | PREFIX_RESTORED  | +79161230045
            +89161230045        | FIXED    | PREFIX_REPAIRED  | +79161230045
            810 375 29 6123456  | OK       | FOREIGN          | +375296123456
            +77011234568        | OK       | FOREIGN          | +77011234568
            84951230045         | OK       | PLAIN            | +74951230045
            89161111111         | WARNING  | FAKE             | +79161111111
            112                 | REJECTED | SHORT_CODE       |
            1234567             | REJECTED | LOCAL_NUMBER     |
            7,9E+10             | REJECTED | DIGITS_LOST      |
            7.91612E+10         | REJECTED | DIGITS_LOST      |
            уточнить            | REJECTED | LETTERS          |
            89161230045123456   | REJECTED | OTHER_DIGITS     |
            19161230045         | REJECTED | NOT_A_NUMBER     |
            88091234567         | REJECTED | PREMIUM          |
            """)
    void shouldJudgeANumber(String cell, Verdict verdict, NumberCode code, String e164) {
        FoundNumber found = normaliser.judge(cell);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.code()).isEqualTo(code);
        assertThat(found.e164()).isEqualTo(e164 == null ? List.of() : List.of(e164));
    }

    @Test
    void shouldTakeAllNumbersOfACell() {
        assertThat(normaliser.judge("89161230045; 8495 123 00 45, нет").e164())
                .containsExactly("+79161230045", "+74951230045");
    }

    @Test
    void shouldRejectAnEmptyCell() {
        assertThat(normaliser.judge("  ").code()).isEqualTo(NumberCode.EMPTY);
    }

    @Test
    void shouldFollowTheCampaignsRules() {
        PhoneNormaliser all = new PhoneNormaliser(new NumberRules("RU", true, true), () -> NumberingPlan.EMPTY);
        PhoneNormaliser home = new PhoneNormaliser(new NumberRules("RU", false, false), () -> NumberingPlan.EMPTY);
        PhoneNormaliser germany = new PhoneNormaliser(new NumberRules("DE", false, true), () -> NumberingPlan.EMPTY);

        assertThat(all.judge("8 809 123 00 45").verdict()).isEqualTo(Verdict.OK);
        assertThat(home.judge("+375 29 612 34 56").code()).isEqualTo(NumberCode.FOREIGN_NOT_ALLOWED);
        assertThat(home.judge("+7 701 123 45 68").code()).isEqualTo(NumberCode.FOREIGN_NOT_ALLOWED);
        assertThat(germany.judge("030 1234560").e164()).containsExactly("+49301234560");
        assertThat(germany.judge("+7 916 123-00-45").e164()).containsExactly("+79161230045");
    }

    @Test
    void shouldWarnOfANumberThatTheRegistryDoesNotKnow() {
        PlanRange range = new PlanRange(9_160_000_000L, 9_169_999_999L, "", "", List.of(), List.of());
        NumberingPlan plan = new NumberingPlan("1", List.of(range));
        PhoneNormaliser normaliserWithPlan = new PhoneNormaliser(NumberRules.RUSSIA, () -> plan);

        assertThat(normaliserWithPlan.judge("8 916 123-00-45").verdict()).isEqualTo(Verdict.OK);
        assertThat(normaliserWithPlan.judge("8 917 123-00-45").code()).isEqualTo(NumberCode.NOT_IN_PLAN);
        assertThat(normaliserWithPlan.judge("8 495 123-00-45").verdict()).as("no land lines imported")
                .isEqualTo(Verdict.OK);
        assertThat(normaliserWithPlan.judge("+375 29 612 34 56").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void shouldKeepDigitsOutOfItsOwnDescription() {
        assertThat(normaliser.judge("89161230045; 84951230045").toString()).doesNotContain("1230045");
    }
}
