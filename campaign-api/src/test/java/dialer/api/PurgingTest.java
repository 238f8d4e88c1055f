package dialer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PurgingTest {

    @Test
    void shouldHaveSaidEverythingWhenItEnds() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream gathering = new PrintStream(new BufferedOutputStream(said), false, StandardCharsets.UTF_8);
        assertThat(Purging.run(new String[] {"--help"}, gathering)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Usage: dialer purge");
    }
}
