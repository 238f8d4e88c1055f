package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.retention.Alone;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One destroys or searches; the next one waits a while, or is told. */
class AloneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Alone alone = new Alone(TestDatabase.shared());

    @Test
    void shouldTellAtOnceWhoDoesNotWaitAndLetInWhoDoes() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> first = people.submit(() -> alone.run(PATIENCE, () -> {
                there.countDown();
                return end.join();
            }));
            there.await();
            Future<Optional<String>> second = people.submit(() -> alone.run(PATIENCE, () -> "second"));
            assertThat(alone.run(() -> "third")).isEmpty();
            assertThat(alone.run(Duration.ofMillis(1), () -> "fourth")).isEmpty();
            assertThat(second.isDone()).isFalse();
            end.complete("first");
            assertThat(first.get()).contains("first");
            assertThat(second.get()).contains("second");
        }
    }
}
