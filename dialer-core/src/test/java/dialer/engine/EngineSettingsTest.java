package dialer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

    private static final Path DIRECTORY = Path.of("var");

    @Test
    void shouldPinTheUsualSettings() {
        assertThat(EngineSettings.usual(DIRECTORY)).isEqualTo(new EngineSettings(DIRECTORY, 16_384,
                WaitChoice.BLOCKING, Duration.ofMillis(50), 200_000, Duration.ofMinutes(10), 3, 536_870_912));
    }

    @Test
    void shouldNameTheSettingThatIsOutOfRange() {
        assertThatThrownBy(() -> with(1_000, 50, 500, 3)).hasMessage("ringSize: a power of two, 64 to 1048576");
        assertThatThrownBy(() -> with(1_024, 0, 500, 3)).hasMessage("tick: 1ms to 1s");
        assertThatThrownBy(() -> with(1_024, 50, 99, 3)).hasMessage("snapshotEveryInputs: from 100");
        assertThatThrownBy(() -> with(1_024, 50, 500, 1)).hasMessage("snapshotsKept: 2 to 100");
        assertThat(with(64, 1_000, 100, 2).ringSize()).isEqualTo(64);
    }

    private static EngineSettings with(int ringSize, int tickMs, int everyInputs, int kept) {
        return new EngineSettings(DIRECTORY, ringSize, WaitChoice.BLOCKING, Duration.ofMillis(tickMs), everyInputs,
                Duration.ofMinutes(1), kept, 0);
    }
}
