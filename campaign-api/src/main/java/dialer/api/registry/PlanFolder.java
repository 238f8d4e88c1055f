package dialer.api.registry;

import dialer.numbering.plan.NumberingPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder with the versions of the numbering plan, one compressed file each, and the file {@code current} that names
 * the one in use. Every file is written beside and moved into place, so that a reader never sees half of one.
 */
public final class PlanFolder {

    private static final String CURRENT = "current";
    private static final String ENDING = ".plan.gz";

    private final Path folder;

    public PlanFolder(Path folder) {
        this.folder = folder;
    }

    /** The name of the version in use, empty when nothing was imported. */
    public String current() {
        Path file = folder.resolve(CURRENT);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
        } catch (IOException e) {
            throw new PlanTrouble("The name of the numbering plan in use cannot be read: " + file, e);
        }
    }

    /** The plan in use, {@link NumberingPlan#EMPTY} when nothing was imported. */
    public NumberingPlan read() {
        String version = current();
        return version.isEmpty() ? NumberingPlan.EMPTY : read(version);
    }

    /** A version, the newest first. */
    public List<String> versions() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new PlanTrouble("The folder of the numbering plan cannot be read: " + folder, e);
        }
    }

    /** Puts a version into use that is there already. */
    public void use(String version) {
        if (!versions().contains(version)) {
            throw new PlanTrouble("There is no version " + version + " of the numbering plan.");
        }
        write(CURRENT, target -> Files.writeString(target, version + "\n", StandardCharsets.UTF_8));
    }

    /** Keeps a plan under its version and puts it into use. */
    void save(NumberingPlan plan) {
        write(plan.version() + ENDING, target -> {
            try (Writer writer = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(target)),
                    StandardCharsets.UTF_8)) {
                PlanText.write(plan, writer);
            }
        });
        use(plan.version());
    }

    private NumberingPlan read(String version) {
        Path file = folder.resolve(version + ENDING);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return PlanText.read(version, lines);
        } catch (IOException | IllegalArgumentException e) {
            throw new PlanTrouble("The numbering plan " + file + " cannot be read; import it again, or put another "
                    + "version into use: dialer numbering versions. (" + e.getMessage() + ")", e);
        }
    }

    private void write(String name, Content content) {
        Path beside = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            content.into(beside);
            Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlanTrouble("The numbering plan cannot be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Fills a file. */
    private interface Content {
        void into(Path target) throws IOException;
    }
}
