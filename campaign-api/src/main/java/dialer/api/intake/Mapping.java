package dialer.api.intake;

import dialer.api.words.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of a base mean.
 *
 * @param headerRow the row that the header ends with; 0 where there is none. Rows up to it are no data
 * @param columns   in file order
 */
public record Mapping(long headerRow, List<Column> columns) {

    private static final int LONGEST_TITLE = 60;
    /** How tables of mistakes, in either language, call a column without a title. */
    private static final Pattern UNTITLED = Pattern.compile("(?:column|столбец) (\\d{1,5})");

    /**
     * One column.
     *
     * @param title as it stands in the header; "column 3" where nothing stands there
     * @param role  what it means
     */
    public record Column(String title, ColumnRole role) {
        public Column {
            title = clean(title);
        }

        private static String clean(String title) {
            String text = title.replaceAll("[\\p{Cntrl}\\s\u00A0]+", " ").strip();
            return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE).strip() : text;
        }
    }

    public Mapping {
        columns = List.copyOf(columns);
    }

    /** Positions of the columns that have a role, in file order. */
    List<Integer> positions(ColumnRole role) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == role) {
                positions.add(i);
            }
        }
        return positions;
    }

    public boolean has(ColumnRole role) {
        return columns.stream().anyMatch(column -> column.role() == role);
    }

    public List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    /** The card field of each column, in file order; every one is different, but for those that are joined. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String wanted = column.role().key().isEmpty() ? own(column.title(), i) : column.role().key();
            boolean joined = column.role() == ColumnRole.NAME;
            String key = taken.add(wanted) || joined ? wanted : own(column.title(), i);
            while (!joined && !key.equals(wanted) && !taken.add(key)) {
                key = key + " " + (i + 1);
            }
            keys.add(key);
        }
        return keys;
    }

    /** Two titles that a person would call the same. */
    static String alike(String title) {
        return title.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[^\\p{L}\\p{N}#]+", " ").strip();
    }

    /** A title that a table of mistakes gave to a column without one, as it is stored; any other as it is. */
    static String stored(String title) {
        Matcher untitled = UNTITLED.matcher(title);
        return untitled.matches() ? "column " + untitled.group(1) : title;
    }

    /** A stored title in a reader's language. */
    static String shown(String title, Sentences words) {
        Matcher untitled = UNTITLED.matcher(title);
        return untitled.matches() ? words.of("mistakes.column") + " " + untitled.group(1) : title;
    }

    static String own(String title, int position) {
        return title.isEmpty() ? "column " + (position + 1) : title;
    }
}
