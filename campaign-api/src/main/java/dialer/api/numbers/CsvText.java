package dialer.api.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV as forgiving as a spreadsheet: cells may hold line breaks within quotes, rows may be short or long,
 * and what stands behind a closing quote belongs to the cell. Of a quoted cell no more is kept than can matter. Rows
 * come as soon as their line is there.
 */
final class CsvText {

    private static final int LONGEST_QUOTED = 1_000_000;

    private final Reader text;
    private final char delimiter;
    private int ahead = -2;
    private long rowNo;

    /** {@code text} is read sign by sign; it gathers lines itself, so nothing is read ahead of the row. */
    CsvText(Reader text, char delimiter) {
        this.text = text instanceof MixedText ? text : new BufferedReader(text);
        this.delimiter = delimiter;
    }

    /** The next row, null behind the last one; an empty line is a row of one empty cell. */
    @Nullable List<String> row() throws IOException {
        int c = next();
        if (c < 0) {
            return null;
        }
        rowNo++;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (true) {
            if (c == '"' && cell.isEmpty()) {
                quoted(cell);
            } else if (c == delimiter) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c < 0) {
                cells.add(withoutReturn(cell));
                return cells;
            } else {
                cell.append((char) c);
            }
            c = next();
        }
    }

    private void quoted(StringBuilder cell) throws IOException {
        for (int c = next(); c >= 0; c = next()) {
            if (c == '"') {
                int behind = next();
                if (behind != '"') {
                    ahead = behind;
                    return;
                }
            }
            if (cell.length() < LONGEST_QUOTED) {
                cell.append((char) c);
            }
        }
        if (cell.length() == LONGEST_QUOTED) {
            throw new IOException("in row " + rowNo + " a quote is opened and never closed");
        }
    }

    private int next() throws IOException {
        if (ahead != -2) {
            int c = ahead;
            ahead = -2;
            return c;
        }
        return text.read();
    }

    private static String withoutReturn(StringBuilder cell) {
        int last = cell.length() - 1;
        return last >= 0 && cell.charAt(last) == '\r' ? cell.substring(0, last) : cell.toString();
    }
}
