package dialer.api.intake;

import dialer.api.intake.RowSource.Row;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines of a text whose columns are parted by commas, for files that are no base: lists of numbers and the like.
 * A stray quotation mark or a line out of all measure costs that line at most, never the file.
 */
public final class CsvLines {

    private CsvLines() {
    }

    /**
     * One line that is not blank.
     *
     * @param lineNo where it begins, from 1
     * @param cells  none where the line cannot be read
     */
    public record Line(long lineNo, List<String> cells) {

        /** Without blanks around it; empty where the line has no such cell. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        @Override
        public String toString() {
            return "Line[" + lineNo + ", " + cells.size() + " cells]";
        }
    }

    /** Hands over every line in turn. */
    public static void read(Reader text, Consumer<Line> taker) throws IOException {
        try (TextRows rows = new TextRows(text, ',', () -> 0, 0)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                taker.accept(new Line(row.rowNo(), row.cells()));
            }
        }
    }
}
