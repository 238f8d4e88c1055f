package dialer.api.intake;

import dialer.api.store.ListImport;
import dialer.api.store.ListImport.JudgedRow;
import dialer.api.store.ZoneMarks;
import dialer.numbering.DialNumber;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberCode;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.Verdict;
import dialer.numbering.ZoneEvidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** Reads a base of any size in flat memory: every row gets a verdict, whatever stands in it. */
public final class UploadReader {

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 4_000;
    private static final int PROGRESS_EVERY = 1_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    private static final int HEAD = 64 * 1_024;

    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final ZoneEvidence zones = new ZoneEvidence();
    private final String defaultZone;

    /** {@code defaultZone}: the campaign's, empty for none. */
    public UploadReader(String defaultZone) {
        this.defaultZone = defaultZone;
    }

    /**
     * Reads the whole file into the import and finishes it.
     *
     * @param progress told the number of rows read so far, now and then
     * @return the charset that was found
     * @throws IOException when the stream breaks; the list is then marked as failed and nothing of it is dialed
     */
    public String read(InputStream file, ListImport into, LongConsumer progress) throws IOException {
        String charset = "";
        boolean whole = false;
        try {
            TextFile text = TextFile.of(file);
            charset = text.charset().name();
            BufferedReader reader = new BufferedReader(text.text(), HEAD);
            rows(new Rows(reader, delimiter(reader)), into, progress);
            whole = true;
        } finally {
            if (whole) {
                into.finish(charset);
            } else {
                into.fail(charset);
            }
        }
        return charset;
    }

    private void rows(Rows rows, ListImport into, LongConsumer progress) throws IOException {
        Columns columns = null;
        long read = 0;
        long told = 0;
        for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
            read = row.lineNo();
            boolean header = columns == null && Columns.isHeader(row.cells());
            if (columns == null) {
                columns = header ? Columns.ofHeader(row.cells()) : Columns.ofFirstRow(row.cells());
            }
            if (!header) {
                into.add(judge(read, row.cells(), columns));
            }
            if (read - told >= PROGRESS_EVERY) {
                told = read;
                progress.accept(read);
            }
        }
        progress.accept(read);
    }

    private JudgedRow judge(long rowNo, List<String> cells, Columns columns) {
        if (cells.isEmpty() || cells.size() > MOST_COLUMNS) {
            return new JudgedRow(rowNo, word(Verdict.REJECTED), NumberCode.BAD_ROW.name(), List.of(), "", Map.of());
        }
        Map<String, String> card = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String value = clean(cells.get(i));
            String key = i < columns.keys().size() ? columns.keys().get(i) : "column " + (i + 1);
            if (!value.isEmpty() && !columns.phones().contains(i)) {
                card.put(key, value);
            }
        }
        FoundNumber found = phones(cells, columns);
        if (found.e164().isEmpty()) {
            return new JudgedRow(rowNo, word(found.verdict()), found.code().name(), List.of(), "", card);
        }
        String zoneMarks = ZoneMarks.of(zones.zones(card.getOrDefault(Columns.ZONE, ""),
                card.getOrDefault(Columns.INDEX, ""), defaultZone, found.e164().getFirst()));
        return new JudgedRow(rowNo, word(found.verdict()), found.code().name(), found.e164(), zoneMarks, card);
    }

    /** Without control characters, which PostgreSQL's documents do not take, and no longer than a card can show. */
    private static String clean(String cell) {
        String text = CONTROL.matcher(cell).replaceAll("").strip();
        if (text.length() <= LONGEST_CELL) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL;
        return text.substring(0, end);
    }

    /** All numbers of all phone columns; the verdict is that of the first column that holds one. */
    private FoundNumber phones(List<String> cells, Columns columns) {
        if (columns.phones().isEmpty()) {
            return new FoundNumber(Verdict.REJECTED, List.of(NumberCode.NO_PHONE_COLUMN), List.of());
        }
        FoundNumber first = null;
        FoundNumber refused = null;
        Map<String, DialNumber> all = new LinkedHashMap<>();
        for (int column : columns.phones()) {
            FoundNumber found = normaliser.judge(column < cells.size() ? cells.get(column) : "");
            found.numbers().forEach(number -> all.putIfAbsent(number.e164(), number));
            if (found.e164().isEmpty()) {
                refused = refused == null ? found : refused;
            } else if (first == null) {
                first = found;
            }
        }
        if (first == null) {
            return refused == null ? new FoundNumber(Verdict.REJECTED, List.of(NumberCode.EMPTY), List.of()) : refused;
        }
        return new FoundNumber(first.verdict(), first.codes(), List.copyOf(all.values()));
    }

    /** The delimiter that the first line holds most of, outside quotes. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(HEAD);
        int[] counts = new int[4];
        String candidates = ";,\t|";
        boolean quoted = false;
        for (int i = 0; i < HEAD - 1; i++) {
            int c = reader.read();
            if (c < 0 || (c == '\n' && !quoted)) {
                break;
            }
            quoted ^= c == '"';
            int at = candidates.indexOf(c);
            if (at >= 0 && !quoted) {
                counts[at]++;
            }
        }
        reader.reset();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return candidates.charAt(best);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
