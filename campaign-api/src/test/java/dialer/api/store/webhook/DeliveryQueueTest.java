package dialer.api.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.Database;
import dialer.api.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final int JOBS = 3_000;
    private static final int WANTED = 100;

    private final Database database = TestDatabase.shared();
    private final DeliveryQueue queue = new DeliveryQueue(database);

    @Test
    void shouldLookAtNoMoreThanItGivesOutHoweverMuchWaits() {
        try (TestEvents events = new TestEvents(database)) {
            int endpointId = new EndpointStore(database).create(events.courierId(), "main", "https://courier.test/",
                    Set.of(), id -> "sealed").orElseThrow().endpointId();
            List<Long> jobs = events.jobs(JOBS);
            events.event(jobs, "job.accepted", NOON, false, "{}");
            events.event(jobs, "outcome.recorded", NOON.plusSeconds(1), true, "{}");
            database.jdbi().useTransaction(h -> {
                List<Due> due = queue.due(Map.of(endpointId, WANTED), Set.of(), NOON.plusSeconds(2));
                assertThat(due).hasSize(WANTED).extracting(Due::type).containsOnly("job.accepted");
                assertThat(due).extracting(Due::lane).doesNotHaveDuplicates();
                long looked = h.createQuery("SELECT pg_stat_get_xact_tuples_returned(CAST(:index AS regclass))")
                        .bind("index", "webhook_deliveries_lane").mapTo(Long.class).one();
                assertThat(looked).as("entries of the index of lanes").isLessThanOrEqualTo(10 * WANTED);
            });
        }
    }
}
