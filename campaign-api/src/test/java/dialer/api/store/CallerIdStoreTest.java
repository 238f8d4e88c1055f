package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.CallerIdStore.PauseRow;
import dialer.api.store.CallerIdStore.Tally;
import dialer.compliance.CallerId;
import dialer.compliance.CallerIds;
import dialer.compliance.Label;
import dialer.compliance.Operators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers of our own in the store, and what became of calls from them. */
public class CallerIdStoreTest {

    private static final long NOW_MS = Instant.parse("2026-05-27T09:00:00Z").toEpochMilli();
    private static final long MINUTE_MS = 60_000L;
    private static final AtomicLong IDS = new AtomicLong(800_000_000);

    private final Database database = TestDatabase.shared();
    private final CallerIdStore store = new CallerIdStore(database);

    @Test
    void shouldKeepANumberWithItsLabelAndItsRest() {
        Label label = new Label("Альфа", "Доставка", "12", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        int id = store.add(own("+74957770001", label), "test").orElseThrow();
        assertThat(store.add(own("+74957770001", null), "test")).as("it is registered once").isEmpty();
        store.pause(new PauseRow(id, "+7916", at(NOW_MS), at(NOW_MS + 5 * MINUTE_MS), 20, 15, "watch"));

        CallerId stored = find(store.all(NOW_MS), id);
        assertThat(stored.label()).isEqualTo(label);
        assertThat(stored.pauses()).containsExactly(new CallerId.Pause("+7916", NOW_MS + 5 * MINUTE_MS));
        assertThat(find(store.all(NOW_MS + 5 * MINUTE_MS), id).pauses()).as("the rest is over").isEmpty();

        store.resume(id, NOW_MS + MINUTE_MS);
        assertThat(store.pauses(NOW_MS + MINUTE_MS)).noneMatch(pause -> pause.callerId() == id);
        assertThat(store.change(new CallerId(id, stored.e164(), "beta", false, null, List.of()), "test")).isTrue();
        assertThat(find(store.all(NOW_MS), id)).isEqualTo(new CallerId(id, stored.e164(), "beta", false, null,
                find(store.all(NOW_MS), id).pauses()));
    }

    @Test
    void shouldCountWhatWasRefusedAtOnceByNumberAndOperator() {
        int id = store.add(own("+74957770002", null), "test").orElseThrow();
        long mts = number("+79167770001");
        long other = number("+79267770001");
        call(id, mts, NOW_MS - MINUTE_MS, "REJECTED", 500);
        call(id, mts, NOW_MS - 2 * MINUTE_MS, "REJECTED", 9_000);
        call(id, mts, NOW_MS - 3 * MINUTE_MS, "NO_ANSWER", 25_000);
        call(id, mts, NOW_MS - 4 * MINUTE_MS, "CANCELLED", 100);
        call(id, mts, NOW_MS - 60 * MINUTE_MS, "UNWANTED", 300);
        call(id, other, NOW_MS - MINUTE_MS, "CONNECTED", 60_000);

        assertThat(store.tallies(NOW_MS, 10 * MINUTE_MS, 24 * 60 * MINUTE_MS, Operators.BY_DIGITS))
                .filteredOn(t -> t.callerId() == id)
                .containsExactlyInAnyOrder(new Tally(id, "+7916", 3, 1, 1, 1), new Tally(id, "+7926", 1, 0, 0, 0));
    }

    private static CallerId find(CallerIds all, int id) {
        return all.all().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    private static CallerId own(String e164, @Nullable Label label) {
        return new CallerId(1, e164, "alpha", true, label, List.of());
    }

    private void call(int callerId, long numberId, long startedMs, String disposition, long lastedMs) {
        call(database, callerId, numberId, startedMs, disposition, lastedMs);
    }

    /** A call to that number, which is made known, as it would have been written down. */
    public static void call(Database database, int callerId, String e164, long startedMs, String disposition,
            long lastedMs) {
        call(database, callerId, number(database, e164), startedMs, disposition, lastedMs);
    }

    private long number(String e164) {
        return number(database, e164);
    }

    private static long number(Database database, String e164) {
        return database.jdbi().withHandle(h -> h.createQuery("INSERT INTO numbers (e164) VALUES (:e164)"
                + " RETURNING number_id").bind("e164", e164).mapTo(Long.class).one());
    }

    private static void call(Database database, int callerId, long numberId, long startedMs, String disposition,
            long lastedMs) {
        database.jdbi().useHandle(h -> h.createUpdate("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      started_at, ended_at, disposition, caller_id)
                VALUES (:id, 1, 1, :number, 1, 1, 1, :from, :to, :disposition, :caller)""")
                .bind("id", IDS.incrementAndGet()).bind("number", numberId)
                .bind("from", at(startedMs).atOffset(ZoneOffset.UTC))
                .bind("to", at(startedMs + lastedMs).atOffset(ZoneOffset.UTC)).bind("disposition", disposition)
                .bind("caller", callerId).execute());
    }

    private static Instant at(long ms) {
        return Instant.ofEpochMilli(ms);
    }
}
