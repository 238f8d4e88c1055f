package dialer.api.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums as they are read out. */
class MoneyTest {

    /** Spaces that do not break are written as plain ones here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6330.00 RUB            | ru | 6 330 ₽
            6330 RUB               | ru | 6 330 ₽
            6330.5 RUB             | ru | 6 330,50 ₽
            1234567.05 KZT         | kk | 1 234 567,05 ₸
            6330.00 RUB            | en | RUB 6,330
            99.90 EUR              | en | €99.90
            6330.00 RUB; —; 10 RUB | ru | 6 330 ₽; —; 10 ₽
            12 ZZZ                 | ru | 12 ZZZ
            4990 руб.              | ru | 4990 руб.
            4 990                  | ru | 4 990
            6330.00                | ru | 6330.00
            -5 RUB                 | ru | -5 RUB
            ''                     | ru | ''
            """)
    void shouldBeReadAsPeopleOfTheLanguageWriteThem(String written, String language, String said) {
        assertThat(Money.said(written, language).replaceAll("[\\u00A0\\u202F]", " ")).isEqualTo(said);
    }
}
