package dialer.api.courier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof in small; {@code ./dialer prove webhooks} runs it with ten thousand jobs and more. */
class WebhookProofTest {

    @Test
    void shouldLoseNothingInventNothingAndKeepTheOrderWhateverHappens(@TempDir Path folder) throws Exception {
        WebhookProof.Verdict verdict = new WebhookProof(300, 6, 3, 1, 5, folder).run();

        assertThat(verdict.clean()).as(verdict.inWords()).isTrue();
        assertThat(verdict.events()).isEqualTo(900);
        assertThat(verdict.kills()).isEqualTo(3);
        assertThat(verdict.crashes()).isEqualTo(1);
    }
}
