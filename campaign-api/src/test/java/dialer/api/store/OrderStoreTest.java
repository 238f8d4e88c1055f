package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.slot.TestCouriers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The orders behind a contact, from wherever they came. */
class OrderStoreTest {

    private static final AtomicLong CONTACTS = new AtomicLong(6_600_000_000L);

    private final Database database = TestDatabase.shared();
    private final OrderStore orders = new OrderStore(database);

    @Test
    void shouldReadOpenJobsAsTheirCouriersWroteThem() {
        long contactId = CONTACTS.incrementAndGet();
        int courierId = TestCouriers.add(database, TestCouriers.code());
        long jobId = job(courierId, contactId, "A-1", "OPEN", """
                {"shop": {"id": "7", "name": "Обувной дом"},
                 "items": [{"name": "кроссовки", "quantity": 2, "price": "4990.00"}],
                 "packages": [{"barcode": "2200"}, {"description": "без кода"}],
                 "sums": {"toPay": "9980.00", "currency": "RUB"},
                 "interval": {"date": "2026-11-27", "from": "10:00", "to": "14:00"},
                 "address": {"postalIndex": "101000", "settlement": "Москва", "street": "Лесная", "house": "5",
                             "flat": "12"},
                 "comment": "домофон", "attributes": {"deliveryZone": "Север"}}""");
        job(courierId, contactId, "A-2", "FINAL", "{}");
        job(courierId, contactId, "A-3", "OPEN", "{}");
        List<Order> read = of(contactId, Map.of());
        assertThat(read).extracting(Order::title).containsExactly("A-1", "A-3");
        Order first = read.getFirst();
        assertThat(first.orderKey()).isEqualTo(String.valueOf(jobId));
        assertThat(first.items()).containsExactly(new Order.Item("кроссовки", "2", "4990.00"));
        assertThat(first.packages()).containsExactly("2200");
        assertThat(first.sums().toPay()).isEqualTo("9980.00");
        assertThat(first.interval()).isEqualTo("2026-11-27 10:00–14:00");
        assertThat(first.address()).isEqualTo("101000, Москва, Лесная, 5, 12");
        assertThat(first.deliveryZone()).isEqualTo("Север");
        assertThat(first.toString()).as("nothing personal in a log").doesNotContain("Лесная");
    }

    @Test
    void shouldTakeAContactWithoutJobsForOneOrder() {
        Map<String, String> card = Map.of("order", "Д-7", "items", "книга", "sum", "100", "day", "27.11", "interval",
                "10-14", "address", "Мира, 1");
        assertThat(of(CONTACTS.incrementAndGet(), card)).singleElement().satisfies(order -> {
            assertThat(order.orderKey()).isEqualTo("Д-7");
            assertThat(order.interval()).isEqualTo("27.11 10-14");
        });
        assertThat(of(CONTACTS.incrementAndGet(), Map.of())).singleElement()
                .satisfies(order -> assertThat(order.orderKey()).isEmpty());
    }

    private List<Order> of(long contactId, Map<String, String> card) {
        return Objects.requireNonNull(orders.ofContacts(Map.of(contactId, card)).get(contactId));
    }

    private long job(int courierId, long contactId, String order, String state, String document) {
        return database.jdbi().inTransaction(h -> {
            long jobId = h.createQuery("""
                    INSERT INTO jobs (courier_id, courier_order_id, kind, state, contact_id, fingerprint, received_at)
                    VALUES (:courier, :order, 'confirm', :state, :contact, '\\x00', now()) RETURNING job_id""")
                    .bind("courier", courierId).bind("order", order).bind("state", state).bind("contact", contactId)
                    .mapTo(Long.class).one();
            h.createUpdate("INSERT INTO personal.job_documents (job_id, document) VALUES (:id, CAST(:doc AS jsonb))")
                    .bind("id", jobId).bind("doc", document).execute();
            return jobId;
        });
    }
}
