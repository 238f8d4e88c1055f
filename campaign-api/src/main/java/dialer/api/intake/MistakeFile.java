package dialer.api.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import dialer.api.store.ListStore;
import dialer.api.store.ListStore.RowVerdict;
import dialer.api.words.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The rows of a base that need a person's hand, as a table to be repaired and uploaded again: the original cells, and
 * in front of them the row, the column, the verdict, the reason and what to do: in the reader's language first, then in
 * the other one. The row's number brings a repaired row
 * back to its place. Streamed; nothing in it is taken for a formula by the program that opens it.
 */
public final class MistakeFile {

    private static final int PAGE = 1_000;
    private static final List<String> VERDICTS = List.of("rejected", "warning");
    private static final int COLUMNS_OF_OURS = 8;
    private static final int MOST_SHEET_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 32_000;

    private final ListStore lists;
    private final int listId;
    private final Sentences words;
    private final Sentences others;

    /** {@code words}: the language of who reads it. */
    public MistakeFile(ListStore lists, int listId, Sentences words) {
        this.lists = lists;
        this.listId = listId;
        this.words = words;
        this.others = words == Sentences.RU ? Sentences.EN : Sentences.RU;
    }

    /** What kind of file. */
    public enum Kind {
        CSV(".csv", "text/csv; charset=utf-8"),
        XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String contentType;

        Kind(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        public String ending() {
            return ending;
        }

        public String contentType() {
            return contentType;
        }
    }

    /** Writes the whole table; warnings that were accepted are left out. */
    public void write(Kind kind, OutputStream out) throws IOException {
        switch (kind) {
            case CSV -> csv(out);
            case XLSX -> xlsx(out);
        }
    }

    private interface Sink {
        void row(List<String> cells) throws IOException;
    }

    /** With a byte order mark and semicolons, as Excel wants it where the comma is decimal. */
    private void csv(OutputStream out) throws IOException {
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text);
        rows(cells -> writer.writeRecord(cells.stream().map(Formulas::harmless).toList()));
        writer.flush();
        text.flush();
    }

    private void xlsx(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "dialer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(words.of("mistakes.sheet"));
            sheet.freezePane(0, 1);
            int[] at = {0};
            rows(cells -> {
                if (at[0] <= MOST_SHEET_ROWS) {
                    for (int i = 0; i < cells.size(); i++) {
                        String cell = cells.get(i);
                        // an inline text is a text: nothing of it is calculated
                        sheet.inlineString(at[0], i,
                                cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
                    }
                    at[0]++;
                    if (at[0] % PAGE == 0) {
                        sheet.flush();
                    }
                }
            });
            sheet.finish();
        }
    }

    private void rows(Sink sink) throws IOException {
        List<String> titles = lists.columns(listId).stream().map(title -> Mapping.shown(title, words)).toList();
        List<String> header = new ArrayList<>(List.of(HeaderWords.ours("row", words) + " " + listId,
                HeaderWords.ours("column", words), HeaderWords.ours("verdict", words), HeaderWords.ours("code", words),
                HeaderWords.ours("reason", words), HeaderWords.ours("suggestion", words),
                HeaderWords.ours("reason", others), HeaderWords.ours("suggestion", others)));
        header.addAll(titles);
        sink.row(header);
        for (String verdict : VERDICTS) {
            long after = 0;
            List<RowVerdict> page = lists.rows(listId, verdict, after, PAGE);
            while (!page.isEmpty()) {
                for (RowVerdict row : page) {
                    if (!row.accepted()) {
                        sink.row(line(row, titles));
                    }
                }
                after = page.getLast().rowNo();
                page = lists.rows(listId, verdict, after, PAGE);
            }
        }
    }

    private List<String> line(RowVerdict row, List<String> titles) {
        List<String> cells = row.texts();
        int column = row.columnNo() - 1;
        List<String> line = new ArrayList<>(COLUMNS_OF_OURS + cells.size());
        line.add(String.valueOf(row.rowNo()));
        line.add(column >= 0 && column < titles.size() ? titles.get(column) : "");
        line.add(words.of("mistakes." + row.verdict()));
        line.add(row.code());
        line.add(Reasons.reason(row.code(), words));
        line.add(Reasons.suggestion(row.code(), words));
        line.add(Reasons.reason(row.code(), others));
        line.add(Reasons.suggestion(row.code(), others));
        line.addAll(cells);
        return line;
    }
}
