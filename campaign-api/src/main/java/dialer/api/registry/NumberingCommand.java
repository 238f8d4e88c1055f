package dialer.api.registry;

import dialer.engine.WallClock;
import dialer.numbering.plan.NotARegistryFile;
import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanChange;
import dialer.numbering.plan.PlanRange;
import dialer.numbering.plan.RegistryFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./dialer numbering}: imports files of the Russian numbering registry, lists the versions, puts one into use. A
 * file replaces everything known of the hundreds of codes it covers (3xx, 4xx, 8xx or 9xx).
 */
public final class NumberingCommand {

    static final String HELP = """
            Usage: dialer numbering import [--accept-shrink] [--plan FOLDER] FILE...
                   dialer numbering versions [--plan FOLDER]
                   dialer numbering use VERSION [--plan FOLDER]

            FILE is one of the Russian numbering registry: ABC-3xx.csv, ABC-4xx.csv, ABC-8xx.csv, DEF-9xx.csv; UTF-8 or
            windows-1251. A file replaces all that was known of its codes (3xx, 4xx, 8xx, 9xx). The plan is in use at
            once, by "dialer numbers" and by a running server. Default of --plan: var/numbering.""";

    private static final int USAGE = 2;
    private static final int REFUSED = 1;
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final long HUNDREDS = 1_000_000_000L;
    private static final int SHOWN_PROBLEMS = 10;
    private static final long MOST_BAD_PER_MILLE = 10;
    private static final int PER_MILLE = 1_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final PrintStream err;
    private final WallClock clock;

    /** Streams are UTF-8. */
    public NumberingCommand(PrintStream out, PrintStream err, WallClock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs the command: 0 done, 1 a file was refused and nothing changed, 2 words that cannot be understood. */
    public int run(String[] words) {
        try {
            return run(List.of(words));
        } catch (PlanTrouble | NotARegistryFile e) {
            err.println("dialer numbering: " + e.getMessage());
            return REFUSED;
        } catch (IllegalArgumentException e) {
            err.println("dialer numbering: " + e.getMessage());
            return USAGE;
        } finally {
            out.flush();
        }
    }

    private int run(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        boolean shrink = rest.remove("--accept-shrink");
        Path where = Path.of("var", "numbering");
        int plan = rest.indexOf("--plan");
        if (plan >= 0) {
            if (plan + 1 == rest.size()) {
                throw new IllegalArgumentException("--plan wants a folder.");
            }
            where = Path.of(rest.remove(plan + 1));
            rest.remove(plan);
        }
        PlanFolder folder = new PlanFolder(where);
        String verb = rest.isEmpty() ? "" : rest.removeFirst();
        rest.stream().filter(word -> word.startsWith("--")).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException("There is no option \"" + word + "\"; --help lists them.");
        });
        switch (verb) {
            case "import" -> importFiles(folder, rest, shrink);
            case "versions" -> versions(folder);
            case "use" -> use(folder, rest);
            case "--help", "-h" -> out.println(HELP);
            default -> throw new IllegalArgumentException("import, versions or use?\n" + HELP);
        }
        return 0;
    }

    private void importFiles(PlanFolder folder, List<String> files, boolean shrink) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("import wants the files of the registry.");
        }
        NumberingPlan old = folder.read();
        List<PlanRange> ranges = new ArrayList<>(old.ranges());
        Set<Long> covered = new TreeSet<>();
        for (String name : files) {
            List<PlanRange> read = read(Path.of(name));
            Set<Long> hundreds = new TreeSet<>();
            read.forEach(range -> hundreds.add(range.first() / HUNDREDS));
            hundreds.forEach(hundred -> {
                if (!covered.add(hundred)) {
                    throw new PlanTrouble("Two of the files cover the codes " + hundred + "xx; name one.");
                }
            });
            ranges.removeIf(range -> hundreds.contains(range.first() / HUNDREDS));
            ranges.addAll(read);
        }
        ranges.sort(Comparator.comparingLong(PlanRange::first));
        String version = STAMP.format(Instant.ofEpochMilli(clock.nowMs()));
        NumberingPlan next = new NumberingPlan(version, ranges);
        PlanChange change = PlanChange.between(old, next);
        if (!old.isEmpty() && change.after() < change.before() / 2 && !shrink) {
            throw new PlanTrouble("The new plan has " + change.after() + " numbers, less than half of the "
                    + change.before() + " before: a file may be cut short. Nothing was changed; "
                    + "--accept-shrink imports it all the same.");
        }
        if (!old.isEmpty() && change.isEmpty()) {
            out.println("Nothing differs from version " + old.version() + ", which stays in use.");
            return;
        }
        folder.save(next);
        tell(change, version);
    }

    private List<PlanRange> read(Path file) {
        RegistryFile registry = new RegistryFile();
        long lineNo = 0;
        for (String line : lines(file)) {
            lineNo++;
            try {
                registry.take(lineNo, line);
            } catch (NotARegistryFile e) {
                throw new NotARegistryFile(file + ": " + e.getMessage());
            }
        }
        List<PlanRange> ranges = registry.ranges();
        out.println(file + ": " + registry.rows() + " rows, " + registry.badRows() + " left out");
        registry.problems().stream().limit(SHOWN_PROBLEMS).forEach(problem -> out.println(
                (problem.lineNo() == 0 ? "  " : "  line " + problem.lineNo() + ": ") + problem.sentence()));
        registry.unknownPlaces().stream().limit(SHOWN_PROBLEMS).forEach(place -> out.println(
                "  a place that means no region, its numbers count as anywhere in Russia: " + place));
        if (ranges.isEmpty() || registry.badRows() * PER_MILLE > registry.rows() * MOST_BAD_PER_MILLE) {
            throw new PlanTrouble(file + " has " + registry.badRows() + " rows that contradict themselves or each "
                    + "other, of " + registry.rows() + "; more than one of a hundred. Nothing was changed.");
        }
        return ranges;
    }

    private static List<String> lines(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text;
            try {
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                text = new String(bytes, WINDOWS_1251);
            }
            return text.lines().toList();
        } catch (NoSuchFileException e) {
            throw new PlanTrouble("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new PlanTrouble(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void tell(PlanChange change, String version) {
        out.println("Version " + version + " is in use: " + change.after() + " numbers, before " + change.before());
        out.println("  new " + change.added() + ", gone " + change.removed() + ", in another region " + change.moved()
                + ", with another operator " + change.operator());
        change.examples().forEach(example -> out.println("  " + example));
    }

    private void versions(PlanFolder folder) {
        String current = folder.current();
        if (current.isEmpty()) {
            out.println("Nothing was imported yet.");
        }
        folder.versions().forEach(version -> out.println(version + (version.equals(current) ? "  in use" : "")));
    }

    private void use(PlanFolder folder, List<String> words) {
        if (words.size() != 1) {
            throw new IllegalArgumentException("use wants one version; \"dialer numbering versions\" lists them.");
        }
        folder.use(words.getFirst());
        out.println("Version " + words.getFirst() + " is in use.");
    }
}
