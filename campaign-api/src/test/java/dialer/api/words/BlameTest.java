package dialer.api.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A log says what broke and where, and quotes nobody. */
class BlameTest {

    @Test
    void shouldSayWhereAndNotWhatWasSent() {
        Throwable failure = new IllegalStateException("row of Меткова Анна", number("+79165550001"));
        assertThat(Blame.of(failure)).startsWith("NumberFormatException at BlameTest.number:")
                .contains(" <- IllegalStateException at BlameTest.shouldSayWhereAndNotWhatWasSent:")
                .doesNotContain("9165550001", "Меткова");
    }

    private static NumberFormatException number(String cell) {
        return new NumberFormatException("For input string: \"" + cell + '"');
    }
}
