package dialer.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers();

    @Test
    void shouldFireByDeadlineThenKindThenId() {
        timers.set(TimerKind.GONE, 1, 200);
        timers.set(TimerKind.ANSWER_LIMIT, 9, 100);
        timers.set(TimerKind.RING_OUT, 2, 100);
        timers.set(TimerKind.RING_OUT, 1, 100);
        assertThat(timers.nextAtMs()).isEqualTo(100);
        assertThat(timers.pollDue(99)).isNull();
        assertThat(timers.pollDue(300)).isEqualTo(new Timer(100, TimerKind.RING_OUT, 1));
        assertThat(timers.pollDue(300)).isEqualTo(new Timer(100, TimerKind.RING_OUT, 2));
        assertThat(timers.pollDue(300)).isEqualTo(new Timer(100, TimerKind.ANSWER_LIMIT, 9));
        assertThat(timers.pollDue(300)).isEqualTo(new Timer(200, TimerKind.GONE, 1));
        assertThat(timers.nextAtMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldKeepOneOfAKindForAnId() {
        timers.set(TimerKind.GONE, 1, 200);
        timers.set(TimerKind.GONE, 1, 500);
        assertThat(timers.inOrder()).containsExactly(new Timer(500, TimerKind.GONE, 1));
        timers.cancel(TimerKind.GONE, 1);
        timers.cancel(TimerKind.GONE, 1);
        assertThat(timers.size()).isZero();
    }

    @Test
    void shouldSayWhenItIsFull() {
        for (int i = 0; i < Timers.LIMIT; i++) {
            timers.set(TimerKind.GONE, i, i);
        }
        assertThat(timers.hasRoomFor(1)).isFalse();
    }
}
