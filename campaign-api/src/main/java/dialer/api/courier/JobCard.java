package dialer.api.courier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an agent sees of a job: the same fields as those of a base's row, so that one script serves both. */
final class JobCard {

    private static final int LONGEST = 4_000;

    private JobCard() {
    }

    static Map<String, String> of(JobDocument job) {
        JsonNode tree = job.tree();
        JsonNode address = tree.path("address");
        Map<String, String> card = new LinkedHashMap<>();
        put(card, "name", JobDocument.word(tree.path("recipient"), "name"));
        put(card, "order", job.courierOrderId());
        put(card, "shop", JobDocument.word(tree.path("shop"), "name"));
        put(card, "items", items(tree.path("items")));
        put(card, "sum", money(tree.path("sums"), "toPay"));
        put(card, "prepaid", money(tree.path("sums"), "prepaid"));
        put(card, "deliverySum", money(tree.path("sums"), "delivery"));
        put(card, "payment", words(tree.path("payment")));
        put(card, "index", JobDocument.word(address, "postalIndex"));
        put(card, "region", JobDocument.word(address, "region"));
        put(card, "settlement", JobDocument.word(address, "settlement"));
        put(card, "address", address(address));
        put(card, "zone", JobDocument.word(tree, "timeZone"));
        put(card, "day", JobDocument.word(tree.path("interval"), "date"));
        put(card, "interval", interval(tree.path("interval")));
        put(card, "flags", words(tree.path("flags")));
        put(card, "terms", terms(tree.path("terms")));
        put(card, "comment", JobDocument.word(tree, "comment"));
        return card;
    }

    private static void put(Map<String, String> card, String key, String value) {
        if (!value.isEmpty()) {
            card.put(key, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
        }
    }

    private static String items(JsonNode items) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : items) {
            long quantity = item.path("quantity").asLong(1);
            all.add(JobDocument.word(item, "name") + (quantity > 1 ? " × " + quantity : ""));
        }
        return String.join(", ", all);
    }

    private static String money(JsonNode sums, String field) {
        String amount = sums.path(field).isNumber() ? sums.path(field).decimalValue().stripTrailingZeros()
                .toPlainString() : JobDocument.word(sums, field);
        return amount.isEmpty() ? "" : (amount + " " + JobDocument.word(sums, "currency")).strip();
    }

    private static String words(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(item -> all.add(item.asText()));
        return String.join(", ", all);
    }

    private static String terms(JsonNode terms) {
        List<String> all = new ArrayList<>();
        for (JsonNode term : terms) {
            String title = JobDocument.word(term, "title");
            all.add(title.isEmpty() ? JobDocument.word(term, "text") : title + ": " + JobDocument.word(term, "text"));
        }
        return String.join("; ", all);
    }

    /** In one line, as an agent reads it out; the whole text where the courier sends no parts. */
    private static String address(JsonNode address) {
        String text = JobDocument.word(address, "text");
        if (!text.isEmpty()) {
            return text;
        }
        List<String> parts = new ArrayList<>();
        for (String field : List.of("settlement", "street", "house", "building", "flat", "entrance", "floor",
                "intercom")) {
            String part = JobDocument.word(address, field);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(", ", parts);
    }

    private static String interval(JsonNode interval) {
        String from = JobDocument.word(interval, "from");
        String to = JobDocument.word(interval, "to");
        return from.isEmpty() && to.isEmpty() ? "" : from + "–" + to;
    }
}
