package dialer.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238, appendix B, has them (its last six digits). */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
            "20000000000, 353130"})
    void shouldComputeTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, seconds * 1_000)).hasValue(seconds / 30);
    }

    @Test
    void shouldTakeTheStepBeforeAndAfterAndNoOther() {
        String code = Totp.code(SECRET, 1_000);
        assertThat(Totp.step(SECRET, code, 1_001 * 30_000L)).hasValue(1_000);
        assertThat(Totp.step(SECRET, code, 999 * 30_000L)).hasValue(1_000);
        assertThat(Totp.step(SECRET, code, 1_002 * 30_000L)).isEmpty();
    }

    @Test
    void shouldWriteSecretsInBase32() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(SECRET);
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    }
}
