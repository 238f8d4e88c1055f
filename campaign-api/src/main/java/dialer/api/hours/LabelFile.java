package dialer.api.hours;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dialer.compliance.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels of our own numbers from a file, for a command that has no store: lines of {@code number, brand, category,
 * contract, from, to}, days as in 2026-09-01, UTF-8. A first line that begins with "number" is a header.
 */
final class LabelFile {

    private static final int FIELDS = 6;

    private final Map<String, List<Label>> labels = new HashMap<>();

    /** No labels at all. */
    static final LabelFile NONE = new LabelFile();

    private LabelFile() {
    }

    /** @throws BadQuestion naming the line that cannot be understood, or the file that cannot be read */
    static LabelFile read(Path file) {
        LabelFile read = new LabelFile();
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            for (CsvRecord line : lines) {
                boolean header = line.getStartingLineNumber() == 1 && line.getField(0).strip().equals("number");
                if (!header && !line.getField(0).isBlank()) {
                    read.add(line);
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new BadQuestion("--labels: " + file + " cannot be read.");
        }
        return read;
    }

    private void add(CsvRecord line) {
        if (line.getFieldCount() < FIELDS) {
            throw new BadQuestion("--labels, line " + line.getStartingLineNumber()
                    + ": number, brand, category, contract, from, to are needed.");
        }
        try {
            labels.computeIfAbsent(line.getField(0).strip(), number -> new ArrayList<>()).add(new Label(
                    line.getField(1).strip(), line.getField(2).strip(), line.getField(3).strip(),
                    LocalDate.parse(line.getField(4).strip()), LocalDate.parse(line.getField(5).strip())));
        } catch (DateTimeException e) {
            throw new BadQuestion("--labels, line " + line.getStartingLineNumber() + ": a day is written 2026-09-01.");
        } catch (IllegalArgumentException e) {
            throw new BadQuestion("--labels, line " + line.getStartingLineNumber() + ": " + e.getMessage() + ".");
        }
    }

    /** Whether the number, in E.164, bears a label that holds at the instant. */
    boolean holds(String callerId, long atMs) {
        return labels.getOrDefault(callerId, List.of()).stream().anyMatch(label -> label.holds(atMs));
    }
}
