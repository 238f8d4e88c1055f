package dialer.numbering.plan;

import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import dialer.numbering.place.Settlement;
import dialer.numbering.place.Settlements;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a file of the Russian numbering registry as its keeper publishes it (ABC-3xx, ABC-4xx, ABC-8xx, DEF-9xx):
 * {@code АВС/ DEF;От;До;Емкость;Оператор;Регион[;Территория ГАР][;ИНН]}. Rows that contradict themselves or each other
 * are left out and named; where the two place columns disagree the territory counts, as it is the corrected one.
 */
public final class RegistryFile {

    private static final int MOST_PROBLEMS = 1_000;
    private static final int SUBSCRIBER_DIGITS = 7;
    private static final long SUBSCRIBERS = 10_000_000L;
    private static final String WHOLE_COUNTRY = "российская федерация";

    private final List<PlanRange> ranges = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> operators = new HashMap<>();
    private final Set<String> unknownPlaces = new TreeSet<>();
    private Columns columns = Columns.NONE;
    private long rows;
    private long badRows;

    /** What is wrong with a row; the sentence is for the person who imports. */
    public record Problem(long lineNo, String sentence) {
    }

    private record Place(List<Region> regions, List<ZoneId> zones) {
    }

    /** Where in a row things stand; -1 for a column that the file has not. */
    private record Columns(int code, int from, int to, int capacity, int operator, int region, int territory) {

        static final Columns NONE = new Columns(-1, -1, -1, -1, -1, -1, -1);

        boolean isComplete() {
            return code >= 0 && from >= 0 && to >= 0 && operator >= 0 && (region >= 0 || territory >= 0);
        }
    }

    /** Takes the next line; the first one is the header. */
    public void take(long lineNo, String line) {
        if (line.isBlank()) {
            return;
        }
        List<String> cells = cells(line);
        if (!columns.isComplete()) {
            columns = columns(cells);
            if (!columns.isComplete()) {
                throw new NotARegistryFile("Line " + lineNo + " is not the registry's header: it wants the columns "
                        + "АВС/DEF, От, До, Оператор and Регион.");
            }
            return;
        }
        rows++;
        try {
            ranges.add(range(cells));
        } catch (BadRow e) {
            badRows++;
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(new Problem(lineNo, String.valueOf(e.getMessage())));
            }
        }
    }

    /** Ends the file: orders the ranges and leaves out those that overlap an earlier one. */
    public List<PlanRange> ranges() {
        if (!columns.isComplete()) {
            throw new NotARegistryFile("The file is empty.");
        }
        ranges.sort(Comparator.comparingLong(PlanRange::first).thenComparingLong(PlanRange::last));
        List<PlanRange> apart = new ArrayList<>(ranges.size());
        for (PlanRange range : ranges) {
            boolean overlaps = !apart.isEmpty() && apart.getLast().last() >= range.first();
            if (overlaps) {
                badRows++;
                problems.add(new Problem(0, "The range from " + range.first() + " to " + range.last()
                        + " overlaps the one before it."));
            } else {
                apart.add(range);
            }
        }
        return List.copyOf(apart);
    }

    public long rows() {
        return rows;
    }

    /** Rows that were left out. */
    public long badRows() {
        return badRows;
    }

    /** The first thousand problems. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Wordings of places that mean no region we know: their numbers count as "anywhere in Russia". */
    public Set<String> unknownPlaces() {
        return Set.copyOf(unknownPlaces);
    }

    private PlanRange range(List<String> cells) {
        long code = number(cell(cells, columns.code()), 3, "the code");
        long from = number(cell(cells, columns.from()), SUBSCRIBER_DIGITS, "the beginning");
        long to = number(cell(cells, columns.to()), SUBSCRIBER_DIGITS, "the end");
        if (code < 100 || from > to) {
            throw new BadRow("The range ends before it begins, or the code is none: " + code + " " + from + " " + to);
        }
        String capacity = cell(cells, columns.capacity());
        if (!capacity.isEmpty() && number(capacity, SUBSCRIBER_DIGITS + 1, "the capacity") != to - from + 1) {
            throw new BadRow("The capacity is not the number of numbers from " + from + " to " + to + ".");
        }
        String operator = operators.computeIfAbsent(cell(cells, columns.operator()), name -> name);
        String territory = cell(cells, columns.territory());
        String wording = territory.length() > 1 ? territory : cell(cells, columns.region());
        Place place = places.computeIfAbsent(wording, this::place);
        return new PlanRange(code * SUBSCRIBERS + from, code * SUBSCRIBERS + to, operator, wording, place.regions(),
                place.zones());
    }

    /** "г. Якутск|Республика Саха /Якутия/" is one zone of three; "Республика Саха /Якутия/" is all three. */
    private Place place(String wording) {
        if (wording.toLowerCase(Locale.ROOT).contains(WHOLE_COUNTRY)) {
            return new Place(List.of(), List.of());
        }
        List<Region> regions = Regions.named(wording);
        if (regions.isEmpty()) {
            unknownPlaces.add(wording);
            return new Place(List.of(), List.of());
        }
        List<ZoneId> zones = Regions.zones(regions);
        if (regions.size() == 1 && zones.size() > 1) {
            List<Settlement> towns = Settlements.named(wording.split("[|*;,]")[0]).towns().stream()
                    .filter(town -> town.region().equals(regions.getFirst())).toList();
            zones = towns.size() == 1 ? towns.getFirst().zones() : zones;
        }
        return new Place(regions, zones);
    }

    private static Columns columns(List<String> names) {
        int[] at = {-1, -1, -1, -1, -1, -1, -1};
        for (int i = 0; i < names.size(); i++) {
            // the registry writes ABC with Cyrillic letters in some editions and with Latin ones in others
            String name = names.get(i).toLowerCase(Locale.ROOT).replace("\uFEFF", "")
                    .replace('а', 'a').replace('в', 'b').replace('с', 'c').replace('е', 'e').replace('о', 'o')
                    .replace('т', 't').replace('р', 'p')
                    .replace('и', 'u').replaceAll("[^\\p{L}]", "");
            int which = switch (name) {
                case "abcdef", "abc", "def", "кoд" -> 0;
                case "ot" -> 1;
                case "дo" -> 2;
                case "eмкoctь" -> 3;
                case "oпepatop", "oпepatopcbязu" -> 4;
                case "peгuoн" -> 5;
                case "tepputopuягap", "tepputopuя" -> 6;
                default -> -1;
            };
            if (which >= 0 && at[which] < 0) {
                at[which] = i;
            }
        }
        return new Columns(at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
    }

    private static String cell(List<String> cells, int at) {
        return at >= 0 && at < cells.size() ? cells.get(at) : "";
    }

    private static long number(String cell, int mostDigits, String what) {
        if (cell.isEmpty() || cell.length() > mostDigits || !cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRow("Instead of " + what + " stands \"" + cell + "\".");
        }
        return Long.parseLong(cell);
    }

    /** Cells by semicolon; a cell in quotes is CSV, quotes inside a name are part of it. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int closing = at < line.length() && line.charAt(at) == '"' ? closingQuote(line, at) : -1;
            int end = line.indexOf(';', closing < 0 ? at : closing);
            end = end < 0 ? line.length() : end;
            cells.add(closing < 0 ? line.substring(at, end).strip()
                    : line.substring(at + 1, closing).replace("\"\"", "\"").strip());
            at = end + 1;
        }
        return cells;
    }

    /** The quote that ends a quoted cell, or -1 when the quote only begins a name. */
    private static int closingQuote(String line, int opening) {
        for (int i = opening + 1; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                boolean last = i + 1 == line.length();
                if (last || line.charAt(i + 1) == ';') {
                    return i;
                }
                if (line.charAt(i + 1) != '"') {
                    return -1;
                }
                i++;
            }
        }
        return -1;
    }

    /** A row that is left out. */
    private static final class BadRow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadRow(String sentence) {
            super(sentence);
        }
    }
}
