package dialer.api.store;

import java.util.List;

/**
 * One order of a recipient, as a card shows it. Everything is text as the courier wrote it; empty where he did not.
 *
 * @param orderKey what forms and slots name it by: a job's id, the base's own order, or empty for a contact that has
 *                 one order without a name
 * @param title    the order as the courier calls it
 * @param interval when it is planned to come, in words or as {@code 2026-11-27 10:00–14:00}
 * @param packages bar codes
 * @param deliveryZone as the courier names it, for his slots
 */
public record Order(String orderKey, String title, String shop, List<Item> items, List<String> packages, Sums sums,
        String interval, String address, String comment, String deliveryZone) {
    public Order {
        items = List.copyOf(items);
        packages = List.copyOf(packages);
    }

    @Override
    public String toString() {
        return "Order[" + orderKey + "]";
    }

    /** What is delivered. */
    public record Item(String name, String quantity, String price) {
    }

    /** Money, each with its currency's digits, the currency apart. */
    public record Sums(String toPay, String goods, String delivery, String prepaid, String currency) {
        public static final Sums NONE = new Sums("", "", "", "", "");
    }
}
