package dialer.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
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

    @Test
    void shouldFireInTheOrderThatASortFinds() {
        Random dice = new Random(5);
        Timers timers = new Timers();
        TreeSet<Timer> twin = new TreeSet<>();
        TimerKind[] kinds = TimerKind.values();
        for (int i = 0; i < 40_000; i++) {
            TimerKind kind = kinds[dice.nextInt(kinds.length)];
            long id = dice.nextInt(30);
            switch (dice.nextInt(4)) {
                case 0, 1 -> {
                    Timer timer = new Timer(i + dice.nextInt(500), kind, id);
                    twin.removeIf(other -> other.kind() == kind && other.id() == id);
                    twin.add(timer);
                    timers.set(kind, id, timer.deadlineMs());
                }
                case 2 -> {
                    twin.removeIf(other -> other.kind() == kind && other.id() == id);
                    timers.cancel(kind, id);
                    assertThat(timers.runs(kind, id)).isFalse();
                }
                default -> {
                    Timer first = twin.isEmpty() || twin.first().deadlineMs() > i ? null : twin.removeFirst();
                    assertThat(timers.pollDue(i)).isEqualTo(first);
                }
            }
            assertThat(timers.size()).isEqualTo(twin.size());
            assertThat(timers.nextAtMs()).isEqualTo(twin.isEmpty() ? Long.MAX_VALUE : twin.first().deadlineMs());
            if (i % 200 == 0) {
                assertThat(timers.inOrder()).isEqualTo(List.copyOf(twin));
            }
        }
    }
}
