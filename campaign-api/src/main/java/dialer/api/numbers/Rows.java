package dialer.api.numbers;

import dialer.numbering.place.PlaceHints;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of the chosen columns of a CSV, row by row. */
final class Rows {

    private static final String DELIMITERS = ";,\t|";
    private static final List<String> OTHER_CHARSETS = List.of("KOI8-R", "IBM866");
    private static final int MOST_HEADER_LINES = 50;
    private static final Pattern EXCELS_OWN = Pattern.compile("sep=.\\s*");

    private final CsvText records;
    private final int column;
    private final int indexColumn;
    private final int settlementColumn;

    /** One value with what its row says about the place. */
    record Row(String value, PlaceHints hints) {
    }

    /** Reads the header and finds the columns; the delimiter is the one by which the header holds the wanted column. */
    Rows(MixedText text, NumbersOptions options) throws IOException {
        String header = inOtherCharsets(header(text), text, options.column());
        if (header.isBlank()) {
            throw new BadOption("The input has no header line, so there is no column \"" + options.column() + "\".");
        }
        char delimiter = delimiter(header, options.column());
        List<String> names = names(header, delimiter);
        column = column(names, options.column());
        indexColumn = column(names, options.indexColumn());
        settlementColumn = column(names, options.settlementColumn());
        records = new CsvText(text, delimiter);
    }

    /** The next row, null behind the last. */
    @Nullable Row row() throws IOException {
        List<String> row = records.row();
        return row == null ? null : new Row(cell(row, column),
                new PlaceHints("", "", cell(row, settlementColumn), cell(row, indexColumn)));
    }

    private static List<String> names(String header, char delimiter) throws IOException {
        List<String> names = new CsvText(new StringReader(header), delimiter).row();
        return names == null ? List.of() : names.stream().map(String::strip).toList();
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    /** KOI8-R and IBM866 are known by the wanted column, which the header then holds and in windows-1251 does not. */
    private static String inOtherCharsets(String header, MixedText text, String wanted) throws IOException {
        if (position(names(header, delimiter(header, wanted)), wanted) >= 0) {
            return header;
        }
        for (String name : OTHER_CHARSETS) {
            Charset charset = Charset.forName(name);
            String read = new String(header.getBytes(MixedText.WINDOWS_1251), charset);
            if (position(names(read, delimiter(read, wanted)), wanted) >= 0) {
                text.readOthersAs(charset);
                return read;
            }
        }
        return header;
    }

    /** The header may hold line breaks within quotes, and stand below Excel's own line, {@code sep=;}. */
    private static String header(MixedText text) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < MOST_HEADER_LINES; i++) {
            String line = text.line();
            if (line == null) {
                break;
            }
            if (header.isEmpty() && EXCELS_OWN.matcher(line).matches()) {
                continue;
            }
            header.append(line);
            boolean open = header.chars().filter(c -> c == '"').count() % 2 != 0;
            if (!open && !header.toString().isBlank()) {
                break;
            }
        }
        return header.toString().strip();
    }

    private static char delimiter(String header, String wanted) throws IOException {
        char best = DELIMITERS.charAt(0);
        int most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            List<String> names = names(header, candidate);
            if (position(names, wanted) >= 0 && names.size() > 1) {
                return candidate;
            }
            if (names.size() > most) {
                most = names.size();
                best = candidate;
            }
        }
        return best;
    }

    private static int column(List<String> names, String wanted) {
        int at = wanted.isEmpty() ? -1 : position(names, wanted);
        if (at < 0 && !wanted.isEmpty()) {
            throw new BadOption("There is no column \"" + wanted + "\"; the header has: "
                    + String.join(", ", names) + ".");
        }
        return at;
    }

    /** By the exact name first, then without regard to case and blanks. */
    private static int position(List<String> names, String wanted) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        List<String> plain = new ArrayList<>();
        names.forEach(name -> plain.add(name.strip().toLowerCase(Locale.ROOT)));
        return plain.indexOf(wanted.strip().toLowerCase(Locale.ROOT));
    }
}
