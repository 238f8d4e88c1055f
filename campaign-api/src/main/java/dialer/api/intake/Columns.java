package dialer.api.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column means what, guessed from the header in Russian or English. Columns that mean nothing to us become fields
 * of the card under their own name.
 *
 * @param keys   the card field of each column, in file order
 * @param phones positions of the phone columns, the first one first
 */
record Columns(List<String> keys, List<Integer> phones) {

    static final String PHONE = "phone";
    static final String NAME = "name";
    static final String INDEX = "index";
    static final String ZONE = "zone";

    /** A word in the header and what it means; the first that fits counts. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("часовой", ZONE), Map.entry("timezone", ZONE), Map.entry("зона", ZONE), Map.entry("zone", ZONE),
            Map.entry("телефон", PHONE), Map.entry("тел", PHONE), Map.entry("моб", PHONE), Map.entry("phone", PHONE),
            Map.entry("номер телефона", PHONE), Map.entry("mobile", PHONE), Map.entry("получатель", NAME),
            Map.entry("фио", NAME), Map.entry("имя", NAME), Map.entry("клиент", NAME), Map.entry("name", NAME),
            Map.entry("recipient", NAME), Map.entry("почтовый", INDEX), Map.entry("индекс", INDEX),
            Map.entry("postcode", INDEX), Map.entry("zip", INDEX), Map.entry("index", INDEX),
            Map.entry("адрес", "address"), Map.entry("address", "address"), Map.entry("сумма", "sum"),
            Map.entry("к оплате", "sum"), Map.entry("sum", "sum"), Map.entry("amount", "sum"),
            Map.entry("интервал", "interval"), Map.entry("interval", "interval"), Map.entry("заказ", "order"),
            Map.entry("order", "order"), Map.entry("магазин", "shop"), Map.entry("shop", "shop"),
            Map.entry("товар", "items"), Map.entry("состав", "items"), Map.entry("items", "items"));

    Columns {
        keys = List.copyOf(keys);
        phones = List.copyOf(phones);
    }

    /** Whether a line is a header rather than data: it names a phone column and holds no long run of digits. */
    static boolean isHeader(List<String> cells) {
        boolean names = cells.stream().anyMatch(cell -> meaning(cell).equals(PHONE));
        boolean digits = cells.stream().anyMatch(cell -> cell.chars().filter(Character::isDigit).count() >= 7);
        return names && !digits;
    }

    static Columns ofHeader(List<String> header) {
        List<String> keys = new ArrayList<>();
        List<Integer> phones = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String meaning = meaning(header.get(i));
            if (meaning.equals(PHONE)) {
                phones.add(i);
            }
            String key = meaning.isEmpty() ? title(header.get(i)) : meaning;
            keys.add(key.isEmpty() || keys.contains(key) ? (key.isEmpty() ? "column" : key) + " " + (i + 1) : key);
        }
        return new Columns(keys, phones);
    }

    /** Without a header: the first column with a long run of digits is the phone, the others keep their number. */
    static Columns ofFirstRow(List<String> cells) {
        List<String> keys = new ArrayList<>();
        int phone = 0;
        while (phone < cells.size() && cells.get(phone).chars().filter(Character::isDigit).count() < 7) {
            phone++;
        }
        for (int i = 0; i < cells.size(); i++) {
            keys.add(i == phone ? PHONE : "column " + (i + 1));
        }
        return new Columns(keys, phone < cells.size() ? List.of(phone) : List.of());
    }

    /** A column's own name, without control characters and no longer than a label. */
    private static String title(String cell) {
        String text = cell.replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() > 60 ? text.substring(0, 60).strip() : text;
    }

    private static String meaning(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> entry : WORDS) {
            if (word.startsWith(entry.getKey()) || word.contains(" " + entry.getKey())) {
                return entry.getValue();
            }
        }
        return "";
    }
}
