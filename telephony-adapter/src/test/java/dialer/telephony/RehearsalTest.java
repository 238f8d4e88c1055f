package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls before the first call. */
class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void shouldJoinEverybodyAndLeaveNothingBehind() throws Exception {
        Path scratch = folder.resolve("rehearsal");
        Files.createDirectories(scratch);
        Files.writeString(scratch.resolve("left-by-a-killed-run"), "x");

        int joined = Rehearsal.hold(scratch, 40, Duration.ofMinutes(1));

        assertThat(joined).isEqualTo(40);
        assertThat(scratch).doesNotExist();
    }
}
