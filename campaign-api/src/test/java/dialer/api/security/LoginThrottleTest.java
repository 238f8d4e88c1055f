package dialer.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.api.security.LoginThrottle.Guess;
import dialer.engine.ManualClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guessing passwords, alone and in a crowd. */
class LoginThrottleTest {

    private final ManualClock clock = new ManualClock(1_800_000_000_000L);
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void shouldCloseANamesDoorAfterFiveWrongGuessesForTwiceAsLongEachTime() {
        for (int i = 0; i < LoginThrottle.FREE_PER_LOGIN; i++) {
            assertThat(wrong("anna", "10.0.0." + i).waitMs()).isZero();
        }
        assertThat(wrong("anna", "10.0.0.9").waitMs()).isEqualTo(2_000);
        assertThat(wrong("boris", "10.0.0.9").waitMs()).isZero();
        clock.moveTo(clock.nowMs() + 2_000);
        assertThat(wrong("anna", "10.0.0.9").waitMs()).isZero();
        assertThat(wrong("anna", "10.0.0.9").waitMs()).isEqualTo(4_000);
    }

    @Test
    void shouldOpenTheNameAgainAfterARightGuess() {
        for (int i = 0; i < LoginThrottle.FREE_PER_LOGIN - 1; i++) {
            wrong("anna", "10.0.0.1");
        }
        Guess<String> right = throttle.guess("anna", "10.0.0.1", () -> Optional.of("Anna"));
        throttle.succeeded("anna");
        assertThat(right.found()).contains("Anna");
        assertThat(wrong("anna", "10.0.0.1").waitMs()).isZero();
        assertThat(throttle.waitMs("anna", "10.0.0.1")).isZero();
    }

    /** All of them are past the door before the first one is found to be wrong. */
    @Test
    void shouldCompareNoMoreOfAHundredGuessesAtOnceThanOfAHundredInARow() throws Exception {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        AtomicInteger compared = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Guess<String>>> guesses = IntStream.range(0, 100).mapToObj(i -> crowd.submit(
                    () -> throttle.<String>guess("login" + i, "10.0.0.1", () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        hold.join();
                        compared.incrementAndGet();
                        inside.decrementAndGet();
                        return Optional.empty();
                    }))).toList();
            await().until(() -> throttle.queueing() == 99);
            hold.complete(null);
            for (Future<Guess<String>> guess : guesses) {
                guess.get();
            }
            assertThat(guesses.stream().filter(guess -> guess.resultNow().waitMs() > 0)).hasSize(70);
        }
        assertThat(compared).hasValue(LoginThrottle.FREE_PER_ADDRESS);
        assertThat(most).hasValue(1);
    }

    private Guess<String> wrong(String login, String address) {
        return throttle.guess(login, address, Optional::empty);
    }
}
