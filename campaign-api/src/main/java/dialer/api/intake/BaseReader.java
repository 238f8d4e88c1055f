package dialer.api.intake;

import dialer.api.intake.BaseFile.Opened;
import dialer.api.intake.RowSource.Row;
import dialer.api.store.JudgedRow;
import dialer.api.store.ListImport;
import dialer.api.store.RowTotals;
import dialer.api.words.Sentences;
import dialer.numbering.NumberRules;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.plan.NumberingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Looks into a base, and reads it from beginning to end in flat memory; every row gets a verdict. */
public final class BaseReader {

    private static final int SHOWN_ROWS = 12;
    private static final int PROGRESS_EVERY = 1_000;

    private final PhoneNormaliser normaliser;
    private final ZoneEvidence zones;
    private final Supplier<NumberingPlan> plan;
    private final long mostBytes;

    /** Without an imported numbering plan; {@code mostBytes}: that may come out of a packed file. */
    public BaseReader(long mostBytes) {
        this(mostBytes, () -> NumberingPlan.EMPTY);
    }

    /** {@code plan}: the imported numbering plan in use, asked for each number. */
    public BaseReader(long mostBytes, Supplier<NumberingPlan> plan) {
        this.mostBytes = mostBytes;
        this.plan = plan;
        this.normaliser = new PhoneNormaliser(NumberRules.RUSSIA, plan);
        this.zones = new ZoneEvidence(plan);
    }

    /** Told how far the reading is; may throw to stop it. */
    public interface Progress {
        /** {@code size}: in the unit of {@code position}, 0 for "not known". */
        void read(long position, long size);
    }

    /**
     * Finds out what the file is and guesses what its columns mean.
     *
     * @param remembered roles of the source's columns by title
     * @throws UnreadableFile when it is no base
     */
    public Inspection inspect(Path file, Reading reading, Map<String, ColumnRole> remembered, BaseRules rules)
            throws IOException {
        try (Opened opened = new BaseFile(file, mostBytes).open(reading)) {
            List<Row> rows = first(opened.rows());
            if (rows.isEmpty()) {
                throw new UnreadableFile(FileTrouble.EMPTY);
            }
            Headers headers = new Headers(normaliser);
            Mapping mapping = reading.headerRow() < 0 ? headers.guess(rows, remembered)
                    : headers.guessBelow(reading.headerRow(), rows, remembered);
            boolean onlyHeader = rows.getLast().rowNo() <= mapping.headerRow();
            if (mapping.columns().isEmpty() || onlyHeader) {
                throw new UnreadableFile(rows.getFirst().trouble() == RowCode.TOO_MANY_COLUMNS
                        ? FileTrouble.TOO_MANY_COLUMNS : FileTrouble.HEADERS_ONLY);
            }
            List<List<String>> above = rows.stream().filter(row -> row.rowNo() <= mapping.headerRow())
                    .map(Row::cells).toList();
            return new Inspection(opened.kind().name(), opened.part(), opened.parts(), opened.charset(),
                    opened.delimiter(), above, mapping, sample(rows, mapping, rules));
        }
    }

    /**
     * Reads the whole file into the import and finishes it.
     *
     * @throws IOException when the file cannot be read on; the import is then failed, and nothing of it is dialed
     */
    public RowTotals read(Path file, Reading reading, Mapping mapping, String courier, BaseRules rules,
            ListImport into, Progress progress) throws IOException {
        String charset = "";
        boolean whole = false;
        try (Opened opened = new BaseFile(file, mostBytes).open(reading)) {
            charset = opened.charset();
            RowJudge judge = new RowJudge(normaliser(rules), zones, mapping, courier, rules);
            rows(opened.rows(), judge, mapping.headerRow(), into, progress);
            whole = true;
        } finally {
            if (!whole) {
                into.fail(charset);
            }
        }
        return into.finish(charset);
    }

    private static void rows(RowSource rows, RowJudge judge, long headerRow, ListImport into, Progress progress)
            throws IOException {
        long told = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.rowNo() > headerRow) {
                into.add(judge.judge(row));
            }
            if (row.rowNo() - told >= PROGRESS_EVERY) {
                told = row.rowNo();
                progress.read(rows.position(), rows.size());
            }
        }
        progress.read(rows.position(), rows.size());
    }

    private static List<Row> first(RowSource rows) throws IOException {
        List<Row> first = new ArrayList<>();
        for (Row row = rows.next(); row != null && first.size() < Headers.SAMPLE_ROWS; row = rows.next()) {
            first.add(row);
        }
        return first;
    }

    private List<Inspection.SampleRow> sample(List<Row> rows, Mapping mapping, BaseRules rules) {
        RowJudge judge = new RowJudge(normaliser(rules), zones, mapping, "", rules);
        return rows.stream().filter(row -> row.rowNo() > mapping.headerRow()).limit(SHOWN_ROWS).map(row -> {
            JudgedRow judged = judge.judge(row);
            return new Inspection.SampleRow(row.rowNo(), shown(row.cells()),
                    judged.verdict().name().toLowerCase(Locale.ROOT), judged.code(),
                    Reasons.reason(judged.code(), Sentences.RU), Reasons.reason(judged.code(), Sentences.EN));
        }).toList();
    }

    private PhoneNormaliser normaliser(BaseRules rules) {
        return rules.numbers().equals(NumberRules.RUSSIA) ? normaliser : new PhoneNormaliser(rules.numbers(), plan);
    }

    private static List<String> shown(List<String> cells) {
        return cells.stream().map(cell -> cell.length() > 80 ? cell.substring(0, 80) + "…" : cell).toList();
    }
}
