package dialer.api.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One card out of the rows of one recipient. What belongs to an order stands in the same place for each of them, so
 * that the second sum is the second order's; everything else is said once, and where rows differ all of it is shown.
 */
final class Cards {

    private static final Set<String> OF_AN_ORDER = Set.of("order", "sum", "items");
    private static final String BETWEEN = "; ";
    private static final String NOTHING = "—";

    private Cards() {
    }

    static Map<String, String> joined(List<Map<String, String>> rows) {
        if (rows.size() == 1) {
            return rows.getFirst();
        }
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.addAll(row.keySet()));
        Map<String, String> card = new LinkedHashMap<>();
        for (String key : keys) {
            List<String> values = new ArrayList<>();
            for (Map<String, String> row : rows) {
                values.add(row.getOrDefault(key, NOTHING));
            }
            card.put(key, OF_AN_ORDER.contains(key) ? String.join(BETWEEN, values)
                    : String.join(BETWEEN, new LinkedHashSet<>(values.stream().filter(v -> !v.equals(NOTHING))
                            .toList())));
        }
        return card;
    }
}
