package dialer.api.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.retention.ClearValues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes marks of what is about to be destroyed, in memory. Of words only what belongs to a person: names, addresses,
 * notes, e-mail; what is sold, by whom and when stands in scripts and campaigns too and tells nobody's name.
 */
final class MarkCollector implements ClearValues {

    /** More than this of one destruction is not marked; the act says how many marks there are. */
    private static final int MOST = 2_000_000;
    private static final int SHORTEST_NUMBER = 7;
    private static final int NATIONAL = 10;
    private static final int SHORTEST_TEXT = 8;
    private static final Set<String> PERSONAL = Set.of("name", "recipient", "fio", "surname", "firstname", "middlename",
            "address", "comment", "note", "email", "text", "имя", "фио", "получатель", "адрес", "комментарий");
    private static final List<String> PLACE = List.of("street", "house", "building", "flat");
    /** Parts of an address. */
    private static final Set<String> IMPERSONAL = Set.of("country", "postalindex", "region", "district", "settlement",
            "street", "house", "building", "flat");
    /** What an order says of itself: its courier's id of it stays, what is sold stands in scripts, dates everywhere. */
    private static final Set<String> NOBODYS = Set.of("courierorderid", "order", "orderid", "barcode", "barcodes",
            "sku", "id", "shop", "items", "packages", "sums", "sum", "interval", "delivery", "deadline", "notbefore",
            "consent", "language", "kind", "priority", "date", "at", "from", "to", "geo", "fiasid", "slot", "desired");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}");
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d[\\d\\s().-]{5,22}\\d");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MarkKey key;
    private final Path folder;
    private long[] marks = new long[1_024];
    private int size;

    /** {@code folder}: where marks stand. */
    MarkCollector(MarkKey key, Path folder) {
        this.key = key;
        this.folder = folder;
    }

    /** Begins anew. */
    void clear() {
        size = 0;
    }

    @Override
    public void keep(int destructionId) {
        int room = (int) Math.min(size, MOST - Marks.count(folder, destructionId));
        if (room > 0) {
            Marks.of(marks, room).append(folder, destructionId);
        }
        size = 0;
    }

    @Override
    public void number(String e164) {
        String digits = digitsOf(e164);
        if (digits.length() >= SHORTEST_NUMBER) {
            add(key.mark(MarkReader.NUMBER, digits));
            if (digits.length() > NATIONAL) {
                add(key.mark(MarkReader.NUMBER, digits.substring(digits.length() - NATIONAL)));
            }
        }
    }

    @Override
    public void text(String text) {
        numbersIn(text);
        words(text);
    }

    @Override
    public void document(String json) {
        try {
            walk(JSON.readTree(json), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is not JSON", e);
        }
    }

    private void walk(JsonNode node, boolean personal) {
        if (node.isTextual()) {
            numbersIn(node.asText());
            if (personal || node.asText().contains("@")) {
                words(node.asText());
            }
        } else if (node.isArray()) {
            node.forEach(each -> walk(each, personal));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = field.getKey().toLowerCase(Locale.ROOT);
                if (NOBODYS.contains(name)) {
                    continue;
                }
                boolean named = PERSONAL.contains(name);
                if (named && field.getValue().isObject()) {
                    words(together(field.getValue()));
                }
                walk(field.getValue(), !IMPERSONAL.contains(name) && (personal || named));
            }
        }
    }

    /** Of an address street, house and flat: one of them alone tells nothing, and a street is many people's. */
    private static String together(JsonNode object) {
        StringBuilder all = new StringBuilder();
        if (object.hasNonNull("street")) {
            PLACE.forEach(part -> all.append(object.path(part).asText()).append(' '));
        } else {
            object.forEach(part -> all.append(part.isValueNode() ? part.asText() : "").append(' '));
        }
        return all.toString();
    }

    private void numbersIn(String text) {
        Matcher matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            if (DATE.matcher(matcher.group()).matches()) {
                continue;
            }
            String digits = digitsOf(matcher.group());
            number(digits.length() == NATIONAL + 1 && digits.startsWith("8") ? "7" + digits.substring(1) : digits);
        }
    }

    /** The beginning of a text of two words or more is enough to know it by. */
    private void words(String text) {
        List<String> words = Arrays.stream(MarkReader.SEPARATORS.split(MarkReader.plain(text)))
                .filter(word -> !word.isEmpty()).limit(MarkReader.WINDOW).toList();
        String joined = String.join(" ", words);
        if (words.size() >= 2 && joined.length() >= SHORTEST_TEXT) {
            add(key.mark(MarkReader.FIRST, words.getFirst()));
            add(key.mark(MarkReader.WORDS, joined));
        }
    }

    private void add(long mark) {
        if (size == MOST) {
            return;
        }
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, Math.min(MOST, size * 2));
        }
        marks[size] = mark;
        size++;
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
