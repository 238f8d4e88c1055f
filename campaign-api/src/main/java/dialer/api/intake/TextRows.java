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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a delimited text. A row ends with its line unless a quoted cell goes on; where the quotes do not fit (an
 * opening one without an end, a closing one in mid cell) the line stands alone and its quotes are ordinary characters.
 * So a stray quote costs the shape of its own row at most, never the rows behind it.
 */
final class TextRows implements RowSource {

    /** A text of one column has no delimiter: this character does not occur in any. */
    static final char NO_DELIMITER = '\u001F';

    private static final int MOST_LINES = 30;
    /** The reader of quoted cells gives up at 16,384 of them. */
    private static final int FAR_TOO_MANY = 500;
    private static final char NO_QUOTE = '\u0001';
    private static final int BUFFER = 32 * 1_024;

    private final Reader text;
    private final LongSupplier position;
    private final long size;
    private final char delimiter;
    private final CsvReaderBuilder quoted;
    private final CsvReaderBuilder plain;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder(256);
    private int at;
    private int filled;
    private long lineNo;
    private boolean afterReturn;

    /**
     * Rows of a text.
     *
     * @param position how many bytes of the file have been read so far
     * @param size     bytes of the file, 0 for "not known"
     */
    TextRows(Reader text, char delimiter, LongSupplier position, long size) {
        this.text = text;
        this.position = position;
        this.size = size;
        this.delimiter = delimiter;
        this.quoted = builder(delimiter);
        this.plain = builder(delimiter).quoteCharacter(NO_QUOTE);
    }

    private enum Quotes { IN_ORDER, OPEN, ODD }

    @Override
    public @Nullable Row next() throws IOException {
        String first = line();
        while (first != null && first.isBlank()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        long rowNo = lineNo;
        if (first.length() > LONGEST_ROW) {
            return Row.inTrouble(rowNo, RowCode.ROW_TOO_LONG);
        }
        return Row.of(rowNo, first.indexOf('"') < 0 ? split(first) : cells(first));
    }

    @Override
    public long position() {
        return position.getAsLong();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** A line without a quote, which is nearly every line: nothing can be misread in it. */
    private List<String> split(String row) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = row.indexOf(delimiter); to >= 0; to = row.indexOf(delimiter, from)) {
            cells.add(row.substring(from, to));
            from = to + 1;
        }
        cells.add(row.substring(from));
        return cells;
    }

    private List<String> cells(String first) throws IOException {
        if (first.chars().filter(c -> c == delimiter).count() > FAR_TOO_MANY) {
            return split(first);
        }
        StringBuilder row = new StringBuilder(first);
        List<String> taken = new ArrayList<>();
        Quotes quotes = quotes(row);
        while (quotes == Quotes.OPEN && taken.size() < MOST_LINES && row.length() <= LONGEST_ROW) {
            String more = line();
            if (more == null) {
                break;
            }
            taken.add(more);
            row.append('\n').append(more);
            quotes = quotes(row);
        }
        if (quotes == Quotes.IN_ORDER) {
            return records(quoted, row.toString());
        }
        lineNo -= taken.size();
        taken.reversed().forEach(ahead::addFirst);
        return records(plain, first.replace(NO_QUOTE, ' '));
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

    private static List<String> records(CsvReaderBuilder builder, String row) throws IOException {
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
        line.setLength(0);
        if (afterReturn && fill() && buffer[at] == '\n') {
            at++;
        }
        afterReturn = false;
        if (!fill()) {
            return null;
        }
        boolean whole = false;
        while (!whole && fill()) {
            int from = at;
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.append(buffer, from, Math.min(at - from, Math.max(0, LONGEST_ROW + 1 - line.length())));
            if (at < filled) {
                afterReturn = buffer[at] == '\r';
                at++;
                whole = true;
            }
        }
        lineNo++;
        return line.toString();
    }

    /** Whether there is a character to read. */
    private boolean fill() throws IOException {
        while (at == filled) {
            int read = text.read(buffer, 0, BUFFER);
            if (read < 0) {
                return false;
            }
            at = 0;
            filled = read;
        }
        return true;
    }

    private static CsvReaderBuilder builder(char delimiter) {
        return CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
