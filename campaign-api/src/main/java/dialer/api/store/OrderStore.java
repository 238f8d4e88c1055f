package dialer.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.Order.Item;
import dialer.api.store.Order.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The orders behind a contact: its open jobs, the rows of a base that it was made of, or its card alone. */
public final class OrderStore {

    private static final int MOST = 30;
    private static final List<String> ADDRESS = List.of("postalIndex", "region", "settlement", "street", "house",
            "building", "flat", "entrance", "floor", "intercom");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Jdbi jdbi;

    public OrderStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Orders in the order in which they came; at least one. */
    public List<Order> ofContact(long contactId, Map<String, String> card) {
        List<Order> jobs = jdbi.withHandle(h -> h.createQuery("""
                SELECT j.job_id, j.courier_order_id, CAST(d.document AS text) AS document
                FROM jobs j LEFT JOIN personal.job_documents d USING (job_id)
                WHERE j.contact_id = :id AND j.state = 'OPEN' ORDER BY j.job_id LIMIT :most""").bind("id", contactId)
                .bind("most", MOST).map((row, context) -> ofJob(row.getString("job_id"),
                        row.getString("courier_order_id"), row.getString("document"))).list());
        if (!jobs.isEmpty()) {
            return jobs;
        }
        List<Order> parts = jdbi.withHandle(h -> h.createQuery("""
                SELECT CAST(card AS text) FROM contact_parts WHERE contact_id = :id ORDER BY part_no LIMIT :most""")
                .bind("id", contactId).bind("most", MOST).mapTo(String.class).list()).stream()
                .map(part -> ofCard(Documents.texts(part))).toList();
        boolean named = parts.stream().map(Order::orderKey).filter(key -> !key.isEmpty()).distinct().count()
                == parts.size();
        return parts.size() > 1 && named ? parts : List.of(ofCard(card));
    }

    private static Order ofCard(Map<String, String> card) {
        String order = card.getOrDefault("order", "");
        String interval = Stream.of(card.get("day"), card.get("interval")).filter(Objects::nonNull)
                .filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
        return new Order(order, order, card.getOrDefault("shop", ""), itemsOf(card.getOrDefault("items", "")),
                List.of(), new Sums(card.getOrDefault("sum", ""), "", "", "", ""), interval,
                card.getOrDefault("address", ""), card.getOrDefault("comment", ""),
                card.getOrDefault("deliveryZone", ""));
    }

    private static List<Item> itemsOf(String written) {
        return written.isBlank() ? List.of() : List.of(new Item(written, "", ""));
    }

    private static Order ofJob(String jobId, String title, @Nullable String document) {
        JsonNode job = document == null ? JSON.createObjectNode() : read(document);
        JsonNode sums = job.path("sums");
        List<Item> items = new ArrayList<>();
        job.path("items").forEach(item -> items.add(new Item(text(item, "name"),
                first(item, "quantity", "qty"), text(item, "price"))));
        List<String> packages = new ArrayList<>();
        job.path("packages").forEach(one -> packages.add(one.isTextual() ? one.asText() : first(one, "barcode")));
        packages.removeIf(String::isEmpty);
        return new Order(jobId, title, first(job.path("shop"), "name", "id"), items, packages,
                new Sums(text(sums, "toPay"), text(sums, "goods"), text(sums, "delivery"), text(sums, "prepaid"),
                        text(sums, "currency")), interval(job.path("interval")), address(job.path("address")),
                text(job, "comment"), text(job.path("attributes"), "deliveryZone"));
    }

    private static String interval(JsonNode interval) {
        if (interval.isTextual()) {
            return interval.asText();
        }
        String hours = Stream.of(text(interval, "from"), text(interval, "to")).filter(hour -> !hour.isEmpty())
                .collect(Collectors.joining("–"));
        return (text(interval, "date") + " " + hours).strip();
    }

    /** One line, from the general to the particular, as it is copied into a map. */
    private static String address(JsonNode address) {
        if (address.isTextual()) {
            return address.asText();
        }
        String whole = text(address, "text");
        return !whole.isEmpty() ? whole : ADDRESS.stream().map(part -> text(address, part))
                .filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    private static String first(JsonNode node, String... names) {
        return Stream.of(names).map(name -> text(node, name)).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("").equals("null") ? "" : node.path(name).asText("").strip();
    }

    private static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored job cannot be read", e);
        }
    }
}
