package dialer.numbering.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** States of the USA, as an address names them: their rules hold beside those of the number's area code. */
public final class States {

    private static final int COLUMNS = 4;
    private static final Pattern BEFORE_ZIP = Pattern.compile("\\b([A-Z]{2})[ ,]+\\d{5}(-\\d{4})?\\b");
    private static final Map<String, Region> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        for (List<String> row : Table.rows("us-states.tsv", COLUMNS)) {
            Region state = new Region("US-" + row.get(0), row.get(2), row.get(1),
                    Table.parts(row.get(3), ",").stream().map(ZoneId::of).toList());
            BY_NAME.put(row.get(0), state);
            BY_NAME.put(row.get(1), state);
        }
    }

    private States() {
    }

    /**
     * The state that an address names.
     *
     * @param region  a cell that holds the state alone, {@code FL} or {@code Florida}; empty for none
     * @param address in the American way, {@code Miami, FL 33101}, or with the state's whole name as a part; empty for
     *                none
     */
    public static Optional<Region> named(String region, String address) {
        Region alone = BY_NAME.get(region.strip());
        if (alone != null) {
            return Optional.of(alone);
        }
        Matcher zip = BEFORE_ZIP.matcher(address.toUpperCase(Locale.ROOT));
        while (zip.find()) {
            Region state = BY_NAME.get(zip.group(1));
            if (state != null) {
                return Optional.of(state);
            }
        }
        for (String part : address.split(",")) {
            Region state = part.strip().length() > 2 ? BY_NAME.get(part.strip()) : null;
            if (state != null) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
