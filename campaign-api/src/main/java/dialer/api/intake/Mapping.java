package dialer.api.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the columns of a base mean.
 *
 * @param headerRow the row that the header ends with; 0 where there is none. Rows up to it are no data
 * @param columns   in file order
 */
public record Mapping(long headerRow, List<Column> columns) {

    private static final int LONGEST_TITLE = 60;

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

    static String own(String title, int position) {
        return title.isEmpty() ? "column " + (position + 1) : title;
    }
}
