package dialer.api.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a base, one at a time, in flat memory, whatever kind of file they stand in. */
interface RowSource extends Closeable {

    /** No row is longer than this; what is longer is named and not read, characters. */
    int LONGEST_ROW = 256 * 1_024;
    /** Columns a base may have; empty ones at the end do not count. */
    int MOST_COLUMNS = 200;

    /**
     * One row.
     *
     * @param rowNo   where it stands in the file, the first line or sheet row being 1
     * @param cells   without empty ones at the end; none where the row is in trouble
     * @param trouble why the row cannot be read, null where it can
     */
    record Row(long rowNo, List<String> cells, @Nullable RowCode trouble) {

        /** A row as it was found; too many columns are trouble. */
        static Row of(long rowNo, List<String> cells) {
            int last = cells.size();
            while (last > 0 && cells.get(last - 1).isBlank()) {
                last--;
            }
            return last > MOST_COLUMNS ? inTrouble(rowNo, RowCode.TOO_MANY_COLUMNS)
                    : new Row(rowNo, last == cells.size() ? cells : cells.subList(0, last), null);
        }

        static Row inTrouble(long rowNo, RowCode trouble) {
            return new Row(rowNo, List.of(), trouble);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        @Override
        public String toString() {
            return "Row[" + rowNo + ", " + cells.size() + " cells]";
        }
    }

    /**
     * The next row that is not blank, or null at the end.
     *
     * @throws UnreadableFile when the file cannot be read on, with the reason in words
     */
    @Nullable Row next() throws IOException;

    /** Whether there are more rows than a title. */
    default boolean holdsTable() throws IOException {
        Row first = next();
        Row second = first == null ? null : next();
        return second != null;
    }

    /** How much of {@link #size} has been read. */
    long position();

    /** How much there is to read, in the unit of {@link #position}; 0 for "not known". */
    long size();
}
