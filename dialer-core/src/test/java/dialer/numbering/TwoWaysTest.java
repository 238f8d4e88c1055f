package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The short way, the long way and libphonenumber agree; {@code ./dialer prove numbers} does this a million times. */
class TwoWaysTest {

    private static final int CELLS = 40_000;

    @Test
    void shouldJudgeAlikeOnBothWaysAndAsTheLibraryDoes() {
        NumbersProof proof = new NumbersProof();

        assertThat(proof.run(CELLS, 20_261_126L)).isEmpty();
        assertThat(proof.valid()).as("enough of them are numbers").isGreaterThan(CELLS / 2);
        assertThat(proof.shortWay()).as("most of the plain ones take the short way").isGreaterThan(CELLS / 3);
    }

    /** What the table rests on: in the library's data six of the ten digits decide. */
    @Test
    void shouldFindSixDigitsEnoughToKnowANumberBehindSeven() {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40_000; i++) {
            long national = random.nextLong(1_000_000_000L, 10_000_000_000L);
            PhoneNumber number = new PhoneNumber().setCountryCode(7).setNationalNumber(national);
            int entry = SevenTable.of(national);
            assertThat(entry != SevenTable.INVALID).as("%d", national).isEqualTo(library.isValidNumber(number));
            if (entry != SevenTable.INVALID) {
                assertThat(SevenTable.type(entry)).isEqualTo(SevenTable.type(library.getNumberType(number)));
                assertThat(SevenTable.country(entry)).isEqualTo(library.getRegionCodeForNumber(number));
            }
        }
    }
}
