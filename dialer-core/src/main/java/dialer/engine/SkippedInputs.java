package dialer.engine;

import dialer.engine.journal.JournalTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inputs on which the core broke: they lie in the journal as proof, and a replay passes over them, so that a restart
 * gets past them. A file with one line each: the number, a blank, the reason.
 */
public final class SkippedInputs {

    private final Path file;
    private final Set<Long> numbers = new TreeSet<>();

    /** Those of the given data directory. */
    public SkippedInputs(Path directory) {
        this.file = directory.resolve("skipped.txt");
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    numbers.add(Long.valueOf(line.substring(0, line.indexOf(' '))));
                }
            } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
                throw new JournalTrouble("cannot read " + file + " (one line each: number of the input, a blank, "
                        + "the reason): " + e, e);
            }
        }
    }

    public boolean contains(long seq) {
        return !numbers.isEmpty() && numbers.contains(seq);
    }

    void add(long seq, String reason) {
        numbers.add(seq);
        try {
            Files.write(file, List.of(seq + " " + reason.replaceAll("\\s+", " ")), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new JournalTrouble("cannot write " + file + ": " + e, e);
        }
    }
}
