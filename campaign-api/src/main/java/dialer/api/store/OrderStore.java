package dialer.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.Order.Item;
import dialer.api.store.Order.Sums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
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

    /**
     * Orders of each of the contacts, in the order in which they came; at least one of each.
     *
     * @param cards what stands on the card of each contact
     */
    public Map<Long, List<Order>> ofContacts(Map<Long, Map<String, String>> cards) {
        List<Long> ids = List.copyOf(cards.keySet());
        Map<Long, List<Order>> jobs = jdbi.withHandle(h -> byContact(h.createQuery("""
                SELECT j.contact_id, j.job_id, j.courier_order_id, CAST(d.document AS text) AS document
                FROM jobs j LEFT JOIN personal.job_documents d USING (job_id)
                WHERE j.contact_id = ANY(:ids) AND j.state = 'OPEN' ORDER BY j.job_id""")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> Map.entry(row.getLong("contact_id"), ofJob(row.getString("job_id"),
                        row.getString("courier_order_id"), row.getString("document"))))));
        Map<Long, List<Order>> parts = jdbi.withHandle(h -> byContact(h.createQuery("""
                SELECT contact_id, CAST(card AS text) AS card FROM contact_parts WHERE contact_id = ANY(:ids)
                ORDER BY contact_id, part_no""").bindArray("ids", Long.class, ids)
                .map((row, context) -> Map.entry(row.getLong("contact_id"),
                        ofCard(Documents.texts(row.getString("card")))))));
        Map<Long, List<Order>> orders = new HashMap<>();
        cards.forEach((id, card) -> orders.put(id, jobs.containsKey(id) ? jobs.get(id)
                : apart(parts.getOrDefault(id, List.of()), card)));
        return orders;
    }

    /** No more than {@link #MOST} of each. */
    private static Map<Long, List<Order>> byContact(ResultIterable<Map.Entry<Long, Order>> rows) {
        return rows.collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.collectingAndThen(
                Collectors.mapping(Map.Entry::getValue, Collectors.toList()),
                all -> all.subList(0, Math.min(MOST, all.size())))));
    }

    /** Rows of a base that were one recipient's are as many orders, if each has a name of its own. */
    private static List<Order> apart(List<Order> parts, Map<String, String> card) {
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
