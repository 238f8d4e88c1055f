package dialer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rules.RuleBook;
import dialer.api.store.CallerIdStore;
import dialer.api.store.CallerIdStoreTest;
import dialer.api.store.Database;
import dialer.api.store.TestDatabase;
import dialer.compliance.CallerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A number that an operator suddenly refuses rests there; one that has rested is judged by what comes then. */
class CallerWatchTest {

    private static final long NOW_MS = Instant.parse("2026-06-03T09:00:00Z").toEpochMilli();
    private static final long MINUTE_MS = 60_000L;
    private static final int CALLS = 20;

    private final Database database = TestDatabase.shared();
    private final CallerIdStore store = new CallerIdStore(database);
    private final CallerWatch watch = new CallerWatch(database, new RuleBook(Map.of()), () -> NOW_MS);

    @Test
    void shouldLetANumberRestWhereItIsRefusedAndNowhereElse() {
        int id = store.add(new CallerId(1, "+74957770101", "", true, null, List.of()), "test").orElseThrow();
        calls(id, "+7916", "REJECTED", 15);
        calls(id, "+7926", "NO_ANSWER", 0);
        watch.look(NOW_MS);

        assertThat(store.pauses(NOW_MS)).filteredOn(pause -> pause.callerId() == id).singleElement()
                .satisfies(pause -> {
                    assertThat(pause.operator()).isEqualTo("+7916");
                    assertThat(pause.refused()).isEqualTo(15);
                    assertThat(pause.until()).isEqualTo(Instant.ofEpochMilli(NOW_MS + 240 * MINUTE_MS));
                });
        assertThat(watch.resting()).isPositive();

        store.resume(id, NOW_MS);
        watch.look(NOW_MS + MINUTE_MS);
        assertThat(store.pauses(NOW_MS + MINUTE_MS)).as("the same calls do not count twice")
                .noneMatch(pause -> pause.callerId() == id);
    }

    private void calls(int callerId, String prefix, String disposition, int refused) {
        for (int i = 0; i < CALLS; i++) {
            boolean at = i < refused;
            CallerIdStoreTest.call(database, callerId, prefix + "88800%02d".formatted(i), NOW_MS - MINUTE_MS,
                    at ? disposition : "NO_ANSWER", at ? 400 : 25_000);
        }
    }
}
