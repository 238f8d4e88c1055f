package dialer.numbering.place;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The regions of Russia by code, by name in any usual spelling, by postal index and by area code. */
public final class Regions {

    private static final Regions TABLE = new Regions();
    private static final Pattern SEVERAL = Pattern.compile("[|*;,]|\\s+и\\s+");
    private static final int PREFIXES = 1_000;
    private static final int INDEX_DIGITS = 6;

    private final Map<String, Region> byCode = new LinkedHashMap<>();
    private final Map<String, Region> byName = new HashMap<>();
    private final List<List<Region>> byIndexPrefix = empty();
    private final List<List<Region>> byArea = empty();
    private final List<Narrow> narrows = new ArrayList<>();

    private Regions() {
        for (List<String> row : Table.rows("regions.tsv", 7)) {
            add(row);
        }
        for (List<String> row : Table.rows("indexes.tsv", 4)) {
            narrows.add(new Narrow(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)),
                    List.of(ZoneId.of(row.get(2)))));
        }
    }

    /** Indexes from first to last (inclusive) of a region of several zones that lie in one of them. */
    private record Narrow(int first, int last, List<ZoneId> zones) {
    }

    /** All 89, in the order of the table. */
    public static List<Region> all() {
        return List.copyOf(TABLE.byCode.values());
    }

    /** The region of an ISO 3166-2 code. */
    public static Optional<Region> byCode(String code) {
        return Optional.ofNullable(TABLE.byCode.get(code));
    }

    /** The region of a name: "Московская обл.", "Респ. Саха /Якутия/", "ХМАО", "Primorsky Krai". */
    public static Optional<Region> byName(String name) {
        return Optional.ofNullable(TABLE.byName.get(Spelling.region(name)));
    }

    /**
     * All regions that a text names, in its order: "г. Москва и Московская область", "г. Норильск|Красноярский край".
     */
    public static List<Region> named(String text) {
        Optional<Region> whole = byName(text);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        Set<Region> found = new LinkedHashSet<>();
        for (String part : SEVERAL.split(text)) {
            byName(part).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** The regions of a postal index; empty when it is not one of ours. */
    public static List<Region> byIndex(String index) {
        int number = indexNumber(index);
        return number < 0 ? List.of() : TABLE.byIndexPrefix.get(number / PREFIXES);
    }

    /** Zones of a postal index: those of its region, or fewer where the table of offices says so. */
    public static List<ZoneId> zonesOfIndex(String index) {
        List<Region> regions = byIndex(index);
        if (regions.isEmpty()) {
            return List.of();
        }
        int number = indexNumber(index);
        for (Narrow narrow : TABLE.narrows) {
            if (number >= narrow.first() && number <= narrow.last()) {
                return narrow.zones();
            }
        }
        return zones(regions);
    }

    /** The regions of a land line's three-digit area code; empty when the code is none. */
    public static List<Region> byArea(int area) {
        return area < 0 || area >= PREFIXES ? List.of() : TABLE.byArea.get(area);
    }

    /** The zones of several regions together, each once. */
    public static List<ZoneId> zones(List<Region> regions) {
        if (regions.size() == 1) {
            return regions.getFirst().zones();
        }
        Set<ZoneId> zones = new LinkedHashSet<>();
        regions.forEach(region -> zones.addAll(region.zones()));
        return List.copyOf(zones);
    }

    /** Six digits as a number, or -1: a word before, spaces and hyphens inside and Excel's ".0" behind are forgiven. */
    static int indexNumber(String index) {
        int number = 0;
        int digits = 0;
        for (int i = 0; i < index.length(); i++) {
            char c = index.charAt(i);
            int digit = Character.digit(c, 10);
            boolean before = digits == 0 && (Character.isLetter(c) || c == ':' || c == '.');
            if (digit >= 0) {
                number = number * 10 + digit;
                digits++;
                if (digits > INDEX_DIGITS) {
                    return -1;
                }
            } else if ((c == '.' || c == ',') && digits == INDEX_DIGITS && index.substring(i + 1).matches("0+\\s*")) {
                return number;
            } else if (!before && c != '-' && !Character.isWhitespace(c) && c != '\u00a0') {
                return -1;
            }
        }
        return digits == INDEX_DIGITS ? number : -1;
    }

    private void add(List<String> row) {
        List<ZoneId> zones = Table.parts(row.get(3), ",").stream().map(ZoneId::of).toList();
        Region region = new Region(row.get(0), row.get(1), row.get(2), zones);
        byCode.put(region.code(), region);
        name(region.nameRu(), region);
        name(region.nameEn(), region);
        Table.parts(row.get(6), "\\|").forEach(alias -> name(alias, region));
        for (String range : Table.parts(row.get(4), ",")) {
            String[] ends = range.split("-");
            for (int prefix = Integer.parseInt(ends[0]); prefix <= Integer.parseInt(ends[ends.length - 1]); prefix++) {
                append(byIndexPrefix, prefix, region);
            }
        }
        Table.parts(row.get(5), ",").forEach(area -> append(byArea, Integer.parseInt(area), region));
    }

    private void name(String name, Region region) {
        Region known = byName.putIfAbsent(Spelling.region(name), region);
        if (known != null && !known.equals(region)) {
            throw new IllegalStateException("Two regions are called " + name);
        }
    }

    private static void append(List<List<Region>> table, int at, Region region) {
        List<Region> both = new ArrayList<>(table.get(at));
        both.add(region);
        table.set(at, List.copyOf(both));
    }

    private static List<List<Region>> empty() {
        List<List<Region>> table = new ArrayList<>(PREFIXES);
        for (int i = 0; i < PREFIXES; i++) {
            table.add(List.of());
        }
        return table;
    }
}
