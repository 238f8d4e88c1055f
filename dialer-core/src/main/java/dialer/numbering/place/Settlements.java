package dialer.numbering.place;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Towns by name and by postal index. Names are read tolerantly: "г.", "пос.", case, ё and hyphens do not count, and one
 * slip of the pen (a letter too many, too few, wrong, or two swapped) is forgiven where it leaves one town only.
 */
public final class Settlements {

    private static final Settlements TABLE = new Settlements();
    /** Shorter names are too near to each other to forgive a slip: Уфа, Шуя, Зея. */
    private static final int SHORTEST_FORGIVEN = 4;
    private static final int SHORTEST_PREFIX = 3;
    private static final int INDEX_DIGITS = 6;

    private final Map<String, List<Settlement>> byName = new HashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();
    private final Map<String, List<Settlement>> byIndex = new HashMap<>();

    private Settlements() {
        for (List<String> row : Table.rows("settlements.tsv", 6)) {
            add(row);
        }
        byName.keySet().forEach(this::addNear);
    }

    /**
     * What a name may mean.
     *
     * @param towns   empty when the name is not in the table; several when several towns are called so
     * @param guessed whether a slip of the pen was forgiven
     */
    public record Match(List<Settlement> towns, boolean guessed) {

        public static final Match NONE = new Match(List.of(), false);

        public Match {
            towns = List.copyOf(towns);
        }
    }

    /** Towns of a name as people write it. */
    public static Match named(String written) {
        String key = Spelling.settlement(written);
        if (key.isEmpty()) {
            return Match.NONE;
        }
        List<Settlement> exact = TABLE.byName.get(key);
        return exact != null ? new Match(exact, false) : TABLE.forgiving(key);
    }

    /** Towns whose own indexes begin as this one does, by the longest such beginning; several share an index rarely. */
    public static List<Settlement> ofIndex(String index) {
        int number = Regions.indexNumber(index);
        if (number < 0) {
            return List.of();
        }
        String digits = String.format("%06d", number);
        for (int length = INDEX_DIGITS; length >= SHORTEST_PREFIX; length--) {
            List<Settlement> towns = TABLE.byIndex.get(digits.substring(0, length));
            if (towns != null) {
                return towns;
            }
        }
        return List.of();
    }

    private Match forgiving(String key) {
        if (key.length() < SHORTEST_FORGIVEN) {
            return Match.NONE;
        }
        Set<String> candidates = new HashSet<>();
        for (String variant : variants(key)) {
            candidates.addAll(near.getOrDefault(variant, Set.of()));
        }
        candidates.removeIf(name -> !oneSlipApart(name, key));
        Set<Settlement> towns = new LinkedHashSet<>();
        candidates.forEach(name -> towns.addAll(byName.getOrDefault(name, List.of())));
        return towns.size() == 1 ? new Match(List.copyOf(towns), true) : Match.NONE;
    }

    /** Two words whose variants with one letter less meet are at most two slips apart; this counts exactly. */
    static boolean oneSlipApart(String a, String b) {
        boolean swap = a.length() < b.length();
        String longer = swap ? b : a;
        String shorter = swap ? a : b;
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        if (longer.length() - shorter.length() == 1) {
            return longer.substring(same + 1).equals(shorter.substring(same));
        }
        if (longer.length() != shorter.length() || same == longer.length()) {
            return longer.equals(shorter);
        }
        boolean wrong = longer.substring(same + 1).equals(shorter.substring(same + 1));
        boolean swapped = same + 1 < longer.length() && longer.charAt(same) == shorter.charAt(same + 1)
                && longer.charAt(same + 1) == shorter.charAt(same)
                && longer.substring(same + 2).equals(shorter.substring(same + 2));
        return wrong || swapped;
    }

    private void addNear(String name) {
        if (name.length() >= SHORTEST_FORGIVEN) {
            variants(name).forEach(variant -> near.computeIfAbsent(variant, v -> new HashSet<>()).add(name));
        }
    }

    /** The word itself and all words with one letter less. */
    private static Set<String> variants(String word) {
        Set<String> variants = new HashSet<>();
        variants.add(word);
        for (int i = 0; i < word.length(); i++) {
            variants.add(word.substring(0, i) + word.substring(i + 1));
        }
        return variants;
    }

    private void add(List<String> row) {
        Region region = Regions.byCode(row.get(1))
                .orElseThrow(() -> new IllegalStateException("No such region: " + row.get(1)));
        List<ZoneId> zones = row.get(4).isEmpty() ? region.zones() : List.of(ZoneId.of(row.get(4)));
        Settlement town = new Settlement(row.get(0), region, Table.parts(row.get(2), ","), zones);
        name(town.name(), town);
        Table.parts(row.get(5), "\\|").forEach(other -> name(other, town));
        for (String prefixes : Table.parts(row.get(3), ",")) {
            String[] ends = prefixes.split("-");
            for (int prefix = Integer.parseInt(ends[0]); prefix <= Integer.parseInt(ends[ends.length - 1]); prefix++) {
                append(byIndex, String.valueOf(prefix), town);
            }
        }
    }

    private void name(String name, Settlement town) {
        append(byName, Spelling.settlement(name), town);
    }

    private static void append(Map<String, List<Settlement>> table, String key, Settlement town) {
        List<Settlement> towns = new ArrayList<>(table.getOrDefault(key, List.of()));
        if (!towns.contains(town)) {
            towns.add(town);
        }
        table.put(key, List.copyOf(towns));
    }
}
