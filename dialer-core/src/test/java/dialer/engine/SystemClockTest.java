package dialer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SystemClockTest {

    private final AtomicLong wallMs = new AtomicLong(1_000_000);
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final SystemClock clock = new SystemClock(wallMs::get, nanos::get);

    @Test
    void shouldRunWithTheMonotonicClockAndNotFollowAJump() {
        pass(2_000);
        assertThat(clock.nowMs()).isEqualTo(1_002_000);
        assertThat(clock.jumpedByMs()).isZero();
        wallMs.addAndGet(-3_600_000);
        assertThat(clock.nowMs()).isEqualTo(1_002_000);
        assertThat(clock.jumpedByMs()).isEqualTo(-3_600_000);
        wallMs.addAndGet(3_600_000);
        assertThat(clock.jumpedByMs()).as("put right again").isZero();
    }

    @Test
    void shouldFollowAJumpForwardAtOnceWhenItIsSettled() {
        wallMs.addAndGet(60_000);
        clock.settle();
        assertThat(clock.jumpedByMs()).isZero();
        assertThat(clock.nowMs()).isEqualTo(1_060_000);
    }

    @Test
    void shouldNeverGoBackButRunSlowlyUntilASettledJumpBackIsMadeUpFor() {
        wallMs.addAndGet(-10_000);
        clock.settle();
        assertThat(clock.nowMs()).isEqualTo(1_000_000);
        pass(4_000);
        assertThat(clock.nowMs()).isEqualTo(1_002_000);
        pass(20_000);
        assertThat(clock.nowMs()).as("both agree again").isEqualTo(wallMs.get());
        assertThat(clock.jumpedByMs()).isZero();
    }

    @Test
    void shouldFollowSmallDifferencesWithoutAWord() {
        wallMs.addAndGet(500);
        assertThat(clock.jumpedByMs()).isZero();
        assertThat(clock.nowMs()).isEqualTo(1_000_500);
    }

    @Test
    void shouldAgreeWithTheMachine() {
        assertThat(new SystemClock().nowMs()).isCloseTo(System.currentTimeMillis(),
                Offset.offset(200L));
    }

    private void pass(long ms) {
        wallMs.addAndGet(ms);
        nanos.addAndGet(ms * 1_000_000);
    }
}
