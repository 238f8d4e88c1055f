package dialer.api.store.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The life of a job, and that the page for couriers says the same. */
class JobStateTest {

    @Test
    void shouldDescribeEveryStateWithWhatMayFollow() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "COURIERS.md"));
        for (JobState state : JobState.values()) {
            String next = state.next().stream().map(Enum::name).collect(Collectors.joining(", "));
            assertThat(page).as(state.name()).anyMatch(line -> line.startsWith("| " + state + " | ")
                    && line.endsWith("| " + next + " |"));
        }
    }

    @Test
    void shouldEndBeforeItIsHandedOverAndBeginAgainOnlyFromItsEnd() {
        for (JobState state : JobState.values()) {
            assertThat(state.next().contains(JobState.HANDED_OVER)).isEqualTo(state == JobState.FINAL);
            assertThat(state.next().contains(JobState.RECEIVED)).isEqualTo(!state.inHand());
            assertThat(state.next().contains(JobState.FINAL)).as("a corrected outcome is told anew")
                    .isEqualTo(state.inHand() || state == JobState.HANDED_OVER);
        }
    }
}
