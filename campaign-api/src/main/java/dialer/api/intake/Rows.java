package dialer.api.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a delimited file, one at a time, in flat memory. A row ends with its line unless a quoted cell goes on;
 * where the quotes do not fit (an opening one without an end, a closing one in mid cell) the line stands alone and its
 * quotes are ordinary characters. So a stray quote costs the shape of its own row at most, never the rows behind it.
 */
final class Rows {

    private static final int LONGEST_LINE = 256 * 1_024;
    private static final int MOST_LINES = 30;
    private static final char NO_QUOTE = '\u0001';

    private final Reader text;
    private final char delimiter;
    private final CsvReaderBuilder quoted;
    private final CsvReaderBuilder plain;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long lineNo;
    private boolean afterReturn;

    Rows(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        this.quoted = builder(delimiter);
        this.plain = builder(delimiter).quoteCharacter(NO_QUOTE);
    }

    /**
     * One row.
     *
     * @param lineNo of its first line, the file's first being 1
     * @param cells  none when the line is too long to be a row
     */
    record Row(long lineNo, List<String> cells) {
    }

    private enum Quotes { IN_ORDER, OPEN, ODD }

    /** The next row that is not blank, or null at the end. */
    @Nullable Row next() throws IOException {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        long first = lineNo;
        return line.length() > LONGEST_LINE ? new Row(first, List.of()) : new Row(first, cells(line));
    }

    private List<String> cells(String line) throws IOException {
        StringBuilder row = new StringBuilder(line);
        List<String> taken = new ArrayList<>();
        Quotes quotes = quotes(row);
        while (quotes == Quotes.OPEN && taken.size() < MOST_LINES) {
            String more = line();
            if (more == null) {
                break;
            }
            taken.add(more);
            row.append('\n').append(more);
            quotes = quotes(row);
        }
        if (quotes == Quotes.IN_ORDER) {
            return split(quoted, row.toString());
        }
        lineNo -= taken.size();
        taken.reversed().forEach(ahead::addFirst);
        return split(plain, line.replace(NO_QUOTE, ' '));
    }

    /** A quoted cell begins right behind a delimiter and ends right before one; a doubled quote stands for itself. */
    private Quotes quotes(CharSequence row) {
        boolean cellBegins = true;
        int i = 0;
        while (i < row.length()) {
            if (cellBegins && row.charAt(i) == '"') {
                int end = closing(row, i + 1);
                if (end == row.length()) {
                    return Quotes.OPEN;
                }
                if (end + 1 < row.length() && row.charAt(end + 1) != delimiter) {
                    return Quotes.ODD;
                }
                i = end;
            }
            cellBegins = row.charAt(i) == delimiter;
            i++;
        }
        return Quotes.IN_ORDER;
    }

    /** Where the cell's closing quote stands; the row's length when it has none. */
    private static int closing(CharSequence row, int from) {
        int i = from;
        while (i < row.length()) {
            if (row.charAt(i) == '"') {
                boolean doubled = i + 1 < row.length() && row.charAt(i + 1) == '"';
                if (!doubled) {
                    return i;
                }
                i++;
            }
            i++;
        }
        return row.length();
    }

    private static List<String> split(CsvReaderBuilder builder, String row) throws IOException {
        try (var csv = builder.ofCsvRecord(row)) {
            var records = csv.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        }
    }

    /** The next line without its end, cut a little above the longest that is taken; null at the end of the file. */
    private @Nullable String line() throws IOException {
        if (!ahead.isEmpty()) {
            lineNo++;
            return ahead.removeFirst();
        }
        StringBuilder line = new StringBuilder(128);
        int c = text.read();
        if (c == '\n' && afterReturn) {
            c = text.read();
        }
        afterReturn = false;
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
            c = text.read();
        }
        afterReturn = c == '\r';
        lineNo++;
        return line.toString();
    }

    private static CsvReaderBuilder builder(char delimiter) {
        return CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
