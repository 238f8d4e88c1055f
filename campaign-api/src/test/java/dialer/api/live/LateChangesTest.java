package dialer.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LateChangesTest {

    private final LateChanges changes = new LateChanges();

    @Test
    void shouldTellWhoeverGetsTheCallWhatHasChangedWhileItRang() {
        changes.note(7, Set.of("phones"), 1_000);
        changes.note(7, Set.of("address"), 2_000);
        changes.note(8, Set.of(), 2_000);
        assertThat(changes.take(7, 3_000)).containsExactlyInAnyOrder("phones", "address");
        assertThat(changes.take(7, 3_000)).as("told once").isEmpty();
        assertThat(changes.take(8, 3_000)).isEmpty();
    }

    @Test
    void shouldForgetWhatNoCallCanHaveMissed() {
        changes.note(7, Set.of("phones"), 1_000);
        assertThat(changes.take(7, 1_001 + LateChanges.KEPT_MS)).isEmpty();
        changes.note(9, Set.of("phones"), 1_000);
        changes.note(9, Set.of("sums"), 2_000 + LateChanges.KEPT_MS);
        assertThat(changes.take(9, 2_000 + LateChanges.KEPT_MS)).containsExactly("sums");
    }
}
