package dialer.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void shouldRunOnTheJdkOfTheToolchain() {
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
    }
}
