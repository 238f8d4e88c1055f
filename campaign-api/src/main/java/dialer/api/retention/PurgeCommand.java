package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.Alone;
import dialer.api.store.retention.RetentionRule;
import dialer.engine.WallClock;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./dialer purge}: destroys what is due, beside a running product or without one, and searches for leftovers.
 * Beside a running product contacts that it has in hand are left to it.
 */
public final class PurgeCommand {

    /** Words that belong to {@code purge}; {@code --config FILE} is read before. */
    public static final String HELP = """
            Usage: dialer purge [--dry-run] [--no-search] [--json] [--config FILE]

              --dry-run      only say how much each rule would destroy now
              --no-search    do not search for leftovers afterwards
              --json         one JSON object instead of lines

            Rules and times stand in the configuration, section "retention". Works beside a running server, which drops
            what it has in memory within seconds, and without one. Ends with 0 when nothing was left behind, 1 when the
            search has found something or somebody else is at it, 2 for words that cannot be understood.""";

    private static final int TROUBLE = 1;
    private static final int USAGE = 2;

    private final Database database;
    private final RetentionSettings settings;
    private final Neighbours neighbours;
    private final WallClock clock;
    private final PrintStream out;
    private boolean dryRun;
    private boolean search = true;
    private boolean json;

    public PurgeCommand(Database database, RetentionSettings settings, Neighbours neighbours, WallClock clock,
            PrintStream out) {
        this.database = database;
        this.settings = settings;
        this.neighbours = neighbours;
        this.clock = clock;
        this.out = out;
    }

    /** Runs the command. */
    public int run(List<String> words) {
        for (String word : words) {
            switch (word) {
                case "--dry-run" -> dryRun = true;
                case "--no-search" -> search = false;
                case "--json" -> json = true;
                default -> {
                    out.println("There is no option \"" + word + "\".\n" + HELP);
                    return USAGE;
                }
            }
        }
        Purge purge = new Purge(database, settings, neighbours, clock);
        if (dryRun) {
            tell(purge.preview(), Optional.empty(), Optional.empty());
            return 0;
        }
        Alone alone = new Alone(database);
        Optional<Purge.Done> done = alone.run(() -> {
            purge.erasures();
            return purge.run("command");
        });
        if (done.isEmpty()) {
            out.println("Somebody else is destroying or searching at this moment. Try again when that has ended.");
            return TROUBLE;
        }
        Optional<Leftovers> leftovers = search
                ? alone.run(() -> new LeftoverSearch(database, settings, clock).search()) : Optional.empty();
        tell(purge.preview(), done, leftovers);
        return leftovers.map(found -> found.found().isEmpty() ? 0 : TROUBLE).orElse(0);
    }

    private void tell(Map<RetentionRule, Long> due, Optional<Purge.Done> done, Optional<Leftovers> leftovers) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("dryRun", dryRun);
            all.put("due", due);
            all.put("acts", done.map(Purge.Done::acts).orElse(List.of()));
            leftovers.ifPresent(found -> all.put("leftovers", found));
            out.println(Act.text(all));
            return;
        }
        List<String> lines = new ArrayList<>();
        if (dryRun) {
            due.forEach((rule, count) -> lines.add(rule + ": " + count + " would be destroyed now"));
        }
        done.ifPresent(d -> {
            d.acts().forEach(act -> lines.add("Act " + act.number() + ", " + act.reason().rule() + ": "
                    + act.counts().contacts() + " people, " + act.counts().jobs() + " jobs, "
                    + act.counts().numbers() + " numbers, " + act.counts().rows() + " rows"));
            lines.add(d.acts().isEmpty() ? "Nothing was due." : "The acts: GET /v1/destructions, or the page.");
            due.values().stream().filter(left -> left > 0).forEach(left -> lines.add(left
                    + " are due and in the engine's hands; the next run takes them"));
        });
        leftovers.ifPresent(found -> {
            lines.add("Searched for " + found.marks() + " marks in " + found.texts() + " texts and " + found.files()
                    + " files: " + (found.found().isEmpty() ? "nothing is left." : "LEFT BEHIND in"));
            found.found().forEach(place -> lines.add("  " + place.where() + ", " + place.times() + " times"));
        });
        lines.forEach(out::println);
    }
}
