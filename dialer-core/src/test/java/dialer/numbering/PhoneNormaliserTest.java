package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNormaliserTest {

    private final PhoneNormaliser normaliser = new PhoneNormaliser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            +79161230045        | OK       | PLAIN           | +79161230045
            8 (916) 123-00-45   | OK       | PLAIN           | +79161230045
            8.916.123.00.45     | OK       | PLAIN           | +79161230045
            79161230045         | OK       | PLAIN           | +79161230045
            79161230045.0       | OK       | PLAIN           | +79161230045
            '89161230045        | OK       | PLAIN           | +79161230045
            9161230045          | FIXED    | PREFIX_RESTORED | +79161230045
            +89161230045        | FIXED    | PREFIX_RESTORED | +79161230045
            810 375 29 6123456  | OK       | PLAIN           | +375296123456
            +77011234568        | OK       | PLAIN           | +77011234568
            84951230045         | OK       | PLAIN           | +74951230045
            89161111111         | WARNING  | FAKE            | +79161111111
            112                 | REJECTED | SHORT_CODE      |
            1234567             | REJECTED | TOO_SHORT       |
            7,9E+10             | REJECTED | DIGITS_LOST     |
            7.91612E+10         | REJECTED | DIGITS_LOST     |
            уточнить            | REJECTED | LETTERS         |
            89161230045123456   | REJECTED | TOO_LONG        |
            19161230045         | REJECTED | NOT_A_NUMBER    |
            88091234567         | REJECTED | PREMIUM         |
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
    void shouldNotPlaceARussianMobileWithoutEvidence() {
        ZoneEvidence evidence = new ZoneEvidence();

        assertThat(evidence.zones("", "", "", "+79161230045")).isEqualTo(ZoneEvidence.ALL_OF_RUSSIA);
        assertThat(evidence.zones("", "690091", "", "+79161230045")).containsExactly(ZoneId.of("Asia/Vladivostok"));
        assertThat(evidence.zones("UTC+5", "690091", "", "+79161230045")).containsExactly(ZoneId.of("+05:00"));
        assertThat(evidence.zones("", "", "Asia/Omsk", "+79161230045")).containsExactly(ZoneId.of("Asia/Omsk"));
        assertThat(evidence.zones("", "", "", "+74012123456")).containsExactly(ZoneId.of("Europe/Kaliningrad"));
        assertThat(evidence.zones("", "", "", "+78452123456")).containsExactly(ZoneId.of("Europe/Saratov"));
        assertThat(evidence.zones("", "999999", "", "+74951230045")).containsExactly(ZoneId.of("Europe/Moscow"));
    }
}
