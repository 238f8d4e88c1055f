package dialer.api.courier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example that Standard Webhooks publishes for those who write a signer. */
    @Test
    void shouldSignTheExampleOfTheStandard() {
        String body = "{\"test\": 2432232314}";
        assertThat(Signature.of(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330L, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldMakeSecretsOf32Bytes() {
        assertThat(Signature.newSecret()).startsWith("whsec_").hasSize(6 + 44)
                .isNotEqualTo(Signature.newSecret());
    }
}
