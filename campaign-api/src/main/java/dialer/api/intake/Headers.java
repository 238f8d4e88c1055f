package dialer.api.intake;

import dialer.api.intake.Mapping.Column;
import dialer.api.intake.RowSource.Row;
import dialer.numbering.PhoneNormaliser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the header among the first rows (it may stand below a title, in two rows, or nowhere) and guesses what each
 * column means: by what was chosen for the same source before, by its words, and by what stands in it.
 */
final class Headers {

    /** So many rows from the beginning are looked at. */
    static final int SAMPLE_ROWS = 50;

    private static final int SEARCHED_ROWS = 10;
    private static final int DIGITS_OF_DATA = 5;
    private static final double MOST = 0.6;
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern MONEY = Pattern.compile("\\d{1,7}([.,]\\d{1,2})?( ?(р|руб)\\.?)?");
    private static final Pattern PERSON = Pattern.compile("(\\p{Lu}\\p{Ll}+[ .]*){2,3}(\\p{Lu}\\.?)?");
    private static final Pattern PLACE = Pattern.compile(
            ".*\\b(ул|улица|пр-т|просп|проспект|пер|пл|д|дом|кв|г|обл|street|st|road|ave)\\b\\.?.*",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOURS = Pattern.compile(
            "(с )?\\d{1,2}([:.]\\d{2})?( ?(-|–|—|до) ?)\\d{1,2}([:.]\\d{2})?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    /** Words under a group that say nothing by themselves: "Заказ / Номер" is an order, "Клиент / Номер" hardly one. */
    private static final Pattern GENERAL = Pattern.compile("номер|number|no|n|id|код|code");
    /** Words that name what the group is: "Контрагент / Наименование" is a name, "Товар / Наименование" is goods. */
    private static final Pattern NAMING = Pattern.compile(
            "((полн|кратк|сокращенн)ое )?(наименование|название)|(full |short )?(name|title)");
    private static final Set<ColumnRole> NAMED = EnumSet.of(ColumnRole.NAME, ColumnRole.SHOP, ColumnRole.COURIER,
            ColumnRole.SETTLEMENT, ColumnRole.REGION, ColumnRole.ITEMS);
    private static final String WITHIN_GROUP = " / ";

    private final PhoneNormaliser normaliser;

    Headers(PhoneNormaliser normaliser) {
        this.normaliser = normaliser;
    }

    /** What the first rows say, by words and content; {@code remembered}: roles by {@link Mapping#alike} title. */
    Mapping guess(List<Row> rows, Map<String, ColumnRole> remembered) {
        int header = headerAt(rows, remembered);
        boolean two = header >= 0 && isSecondHalf(rows, header);
        List<String> titles = header < 0 ? List.of() : two
                ? joined(rows.get(header).cells(), rows.get(header + 1).cells()) : rows.get(header).cells();
        int first = header < 0 ? 0 : header + (two ? 2 : 1);
        long headerRow = header < 0 ? 0 : rows.get(first - 1).rowNo();
        return new Mapping(headerRow, columns(titles, rows.subList(first, rows.size()), remembered));
    }

    /** The same for a header row that a person has chosen; 0 for none. */
    Mapping guessBelow(long headerRow, List<Row> rows, Map<String, ColumnRole> remembered) {
        List<String> titles = rows.stream().filter(row -> row.rowNo() == headerRow).map(Row::cells).findFirst()
                .orElse(List.of());
        return new Mapping(headerRow,
                columns(titles, rows.stream().filter(row -> row.rowNo() > headerRow).toList(), remembered));
    }

    /** The first row that reads like a header; -1 where none does. */
    private int headerAt(List<Row> rows, Map<String, ColumnRole> remembered) {
        for (int i = 0; i < Math.min(rows.size(), SEARCHED_ROWS); i++) {
            if (rows.get(i).trouble() != null || (holdsData(rows.get(i)) && !isOfMistakes(rows.get(i)))) {
                continue;
            }
            List<ColumnRole> known = rows.get(i).cells().stream().map(cell -> role(cell, remembered))
                    .filter(role -> role != ColumnRole.FIELD).toList();
            boolean phone = known.contains(ColumnRole.PHONE) || known.contains(ColumnRole.ROW);
            boolean alone = rows.get(i).cells().size() == 1 && isTitleAbove(rows, i);
            if (!alone && (phone || known.size() >= 2)) {
                return i;
            }
        }
        // words we do not know are a header where no digit stands in them and digits stand below
        boolean wordsAboveDigits = rows.size() > 1 && rows.getFirst().trouble() == null && rows.getFirst().cells()
                .stream().noneMatch(cell -> cell.chars().anyMatch(Character::isDigit)) && holdsData(rows.get(1))
                && rows.getFirst().cells().size() >= rows.get(1).cells().size() - 1;
        return wordsAboveDigits ? 0 : -1;
    }

    /** One sentence over a wider table, such as "Phones for November". */
    private static boolean isTitleAbove(List<Row> rows, int at) {
        return at + 1 < rows.size() && rows.get(at + 1).cells().size() > 1;
    }

    private static boolean holdsData(Row row) {
        return row.cells().stream()
                .anyMatch(cell -> cell.chars().filter(Character::isDigit).count() >= DIGITS_OF_DATA);
    }

    /** Titles of a table of mistakes; that of its first column holds the number of a list, however long it is. */
    private static boolean isOfMistakes(Row row) {
        return row.cells().stream().anyMatch(cell -> HeaderWords.repairedList(cell).isPresent());
    }

    /**
     * Groups above, columns below: the lower row has words where the upper one has gaps, and no data. A table of
     * mistakes has one row of titles; what stands below is a mistake, whatever words it holds.
     */
    private static boolean isSecondHalf(List<Row> rows, int header) {
        if (isOfMistakes(rows.get(header)) || header + 2 > rows.size() - 1) {
            return false;
        }
        Row upper = rows.get(header);
        Row lower = rows.get(header + 1);
        long known = lower.cells().stream().filter(cell -> HeaderWords.role(cell) != ColumnRole.FIELD).count();
        boolean fillsGaps = false;
        for (int i = 0; i < lower.cells().size(); i++) {
            fillsGaps |= upper.cell(i).isBlank() && !lower.cell(i).isBlank();
        }
        return lower.trouble() == null && !holdsData(lower) && !lower.cells().equals(upper.cells())
                && (known >= 2 || (fillsGaps && known >= 1));
    }

    private static List<String> joined(List<String> upper, List<String> lower) {
        List<String> titles = new ArrayList<>();
        String group = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String above = i < upper.size() ? upper.get(i).strip() : "";
            String below = i < lower.size() ? lower.get(i).strip() : "";
            group = above.isEmpty() ? group : above;
            titles.add(below.isEmpty() ? above : above.isEmpty() && group.isEmpty() ? below
                    : group + WITHIN_GROUP + below);
        }
        return titles;
    }

    private List<Column> columns(List<String> header, List<Row> data, Map<String, ColumnRole> remembered) {
        List<String> titles = header.stream().map(title -> Mapping.stored(title.strip())).toList();
        int width = Math.max(titles.size(), data.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        List<ColumnRole> roles = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String title = i < titles.size() ? titles.get(i) : "";
            ColumnRole chosen = remembered.get(Mapping.alike(title));
            roles.add(chosen != null ? chosen : checked(role(title, remembered), title, contents(data, i)));
        }
        if (!roles.contains(ColumnRole.PHONE)) {
            findPhone(roles, data);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String title = i < titles.size() ? titles.get(i) : "";
            ColumnRole role = titles.isEmpty() && roles.get(i) == ColumnRole.FIELD && !roles.get(i).equals(
                    ColumnRole.PHONE) ? byContent(contents(data, i), roles) : roles.get(i);
            roles.set(i, role);
            columns.add(new Column(Mapping.own(title, i), role));
        }
        return columns;
    }

    /** The last word of "Получатель / моб." decides where it is known, else the whole title. */
    private static ColumnRole role(String title, Map<String, ColumnRole> remembered) {
        ColumnRole chosen = remembered.get(Mapping.alike(title));
        if (chosen != null) {
            return chosen;
        }
        ColumnRole whole = HeaderWords.role(title);
        String last = lowest(title);
        if (last.equals(title) || (whole == ColumnRole.ORDER && GENERAL.matcher(Mapping.alike(last)).matches())) {
            return whole;
        }
        String group = title.substring(0, title.length() - last.length());
        if (HeaderWords.isOfSomebodyElse(group)) {
            return whole;
        }
        ColumnRole above = HeaderWords.role(group);
        if (NAMED.contains(above) && NAMING.matcher(Mapping.alike(last)).matches()) {
            return above;
        }
        ColumnRole below = HeaderWords.role(last);
        return below == ColumnRole.FIELD ? whole : below;
    }

    /** The header once more in the middle of a file, or the lower half of one in two rows. */
    static boolean isAgain(List<String> cells, List<String> titles) {
        if (cells.equals(titles)) {
            return true;
        }
        int found = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty() && (i >= titles.size() || !cell.equals(lowest(titles.get(i))))) {
                return false;
            }
            found += cell.isEmpty() ? 0 : 1;
        }
        return found >= 2;
    }

    /** "НП" of "Адрес / НП"; the whole title where it stands in no group. */
    private static String lowest(String title) {
        int slash = title.lastIndexOf(WITHIN_GROUP);
        return slash < 0 ? title : title.substring(slash + WITHIN_GROUP.length());
    }

    /** Some words mean two things: what stands in the column decides. */
    private ColumnRole checked(ColumnRole role, String title, List<String> cells) {
        if (cells.isEmpty()) {
            return role;
        }
        String words = Mapping.alike(lowest(title));
        return switch (role) {
            case PHONE -> words.startsWith("номер") || words.startsWith("number") || words.startsWith("контакт")
                    || words.startsWith("contact")
                    ? share(cells, this::isPhone) > 0.3 ? role : words.equals("номер") ? ColumnRole.ORDER
                    : ColumnRole.FIELD : role;
            case SUM -> words.startsWith("нп") && share(cells, cell -> LETTERS.matcher(cell).find()) > MOST
                    ? ColumnRole.SETTLEMENT : role;
            case SETTLEMENT -> share(cells, cell -> MONEY.matcher(cell).matches()) > MOST ? ColumnRole.SUM : role;
            case INDEX -> share(cells, cell -> cell.chars().filter(Character::isDigit).count() >= 3) > 0.3 ? role
                    : ColumnRole.FIELD;
            case NAME, ADDRESS, REGION, ZONE, ORDER, INTERVAL, DAY, DEADLINE, SHOP, ITEMS, COMMENT, COURIER, FIELD, ROW,
                    IGNORE -> role;
        };
    }

    private void findPhone(List<ColumnRole> roles, List<Row> data) {
        for (int i = 0; i < roles.size(); i++) {
            ColumnRole role = roles.get(i);
            if ((role == ColumnRole.FIELD || role == ColumnRole.ORDER)
                    && share(contents(data, i), this::isPhone) > MOST) {
                roles.set(i, ColumnRole.PHONE);
            }
        }
    }

    private ColumnRole byContent(List<String> cells, List<ColumnRole> taken) {
        List<Map.Entry<ColumnRole, Predicate<String>>> looks = List.of(
                Map.entry(ColumnRole.INDEX, cell -> SIX_DIGITS.matcher(cell).matches()),
                Map.entry(ColumnRole.DAY, cell -> DAY.matcher(cell).matches()),
                Map.entry(ColumnRole.INTERVAL, cell -> HOURS.matcher(cell).matches()),
                Map.entry(ColumnRole.SUM, cell -> MONEY.matcher(cell).matches()),
                Map.entry(ColumnRole.ADDRESS, cell -> cell.length() > 8 && PLACE.matcher(cell).matches()),
                Map.entry(ColumnRole.NAME, cell -> PERSON.matcher(cell).matches()));
        return looks.stream().filter(look -> !taken.contains(look.getKey()) && share(cells, look.getValue()) > MOST)
                .map(Map.Entry::getKey).findFirst().orElse(ColumnRole.FIELD);
    }

    private boolean isPhone(String cell) {
        return cell.chars().filter(Character::isDigit).count() >= 7 && !normaliser.judge(cell).e164().isEmpty();
    }

    private static List<String> contents(List<Row> data, int column) {
        return data.stream().map(row -> row.cell(column).strip()).filter(cell -> !cell.isEmpty()).toList();
    }

    private static double share(List<String> cells, Predicate<String> like) {
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(like).count() / cells.size();
    }
}
