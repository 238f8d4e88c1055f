package dialer.api.hours;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words behind {@code dialer hours}.
 *
 * @param question what the options ask; with {@code batch} its number, places and pack are empty
 * @param batch    whether questions are read from the standard input, one JSON object a line
 * @param json     whether the answer is JSON
 * @param russian  whether people are answered in Russian
 * @param packs    folder of the rule packs
 * @param plan     folder of the imported numbering plan, which need not be there
 * @param labels   file of the labels of our own numbers, null for none
 */
record HoursOptions(HoursQuestion question, boolean batch, boolean json, boolean russian, Path packs, Path plan,
        @Nullable Path labels, boolean help) {

    /** Half a minute: the example in the help, and a little more than a campaign's usual ring time. */
    static final Duration USUAL_RING = Duration.ofSeconds(30);

    static final String HELP = """
            Usage: dialer hours --number N [--index I] [--settlement S] [--zone Z]... [--pack P] [--at INSTANT]
                                [--ring 30s] [--json] [--lang ru|en] [--packs FOLDER] [--plan FOLDER]
                                [--caller-id N [--labels FILE]]
                   dialer hours --batch [--at INSTANT] [--ring 30s]    questions as JSON lines on the standard input

            May a call to this number begin at this instant? Without --at: now. Without --pack the number decides.
            A call may begin from opening until closing less the ring time and 60 s, that instant included.
            --caller-id names the number of ours from which the call comes, --labels a file of lines
            "number,brand,category,contract,from,to": where a pack needs a label, a number without one that holds at the
            instant may not call.
            A line of a batch: {"id": 1, "number": "+79161234567", "index": "", "settlement": "", "zones": [],
            "pack": "ru", "at": "2026-11-22T10:00:00Z", "ring": "30s",
            "callerId": "+74951234567"}; what is not needed may be left out.
            Each line is answered with its id, in the order of the lines.""";

    static HoursOptions read(String[] words, String language) {
        Reader reader = new Reader(List.of(words).iterator());
        return reader.read(language);
    }

    private static final class Reader {
        private final Iterator<String> words;
        private final Set<String> seen = new HashSet<>();
        private final List<String> zones = new ArrayList<>();
        private String number = "";
        private String index = "";
        private String settlement = "";
        private String pack = "";
        private String callerId = "";
        private @Nullable Path labels;
        private @Nullable Instant at;
        private Duration ring = USUAL_RING;
        private @Nullable String given;
        private boolean batch;
        private boolean json;
        private boolean help;
        private boolean russian;
        private Path packs = Path.of("config", "rulepacks");
        private Path plan = Path.of("var", "numbering");

        private Reader(Iterator<String> words) {
            this.words = words;
        }

        private HoursOptions read(String language) {
            russian = language.toLowerCase(Locale.ROOT).startsWith("ru");
            while (words.hasNext()) {
                take(words.next());
            }
            boolean asks = !number.isEmpty() || !index.isEmpty() || !settlement.isEmpty() || !zones.isEmpty();
            if (batch && (asks || !pack.isEmpty())) {
                throw new BadQuestion("With --batch the questions come as lines; only --at and --ring go with it.");
            }
            if (!batch && !asks && !help) {
                throw new BadQuestion("--number is missing.");
            }
            return new HoursOptions(new HoursQuestion(number, index, settlement, zones, pack, at, ring,
                    callerId), batch, json, russian, packs, plan, labels, help);
        }

        /** {@code --pack ru} and {@code --pack=ru} are the same. */
        private void take(String written) {
            int equals = written.startsWith("--") ? written.indexOf('=') : -1;
            String word = equals < 0 ? written : written.substring(0, equals);
            given = equals < 0 ? null : written.substring(equals + 1);
            if (!word.equals("--zone") && !seen.add(word)) {
                throw new BadQuestion("The option " + word + " stands here twice.");
            }
            switch (word) {
                case "--number" -> number = value(word);
                case "--index" -> index = valueOrNone(word);
                case "--settlement" -> settlement = valueOrNone(word);
                case "--zone" -> zones.add(Written.zone(value(word)));
                case "--pack" -> pack = value(word);
                case "--at" -> at = Written.instant(value(word));
                case "--ring" -> ring = Written.ring(value(word));
                case "--packs" -> packs = Path.of(value(word));
                case "--plan" -> plan = Path.of(value(word));
                case "--caller-id" -> callerId = Written.callerId(value(word));
                case "--labels" -> labels = Path.of(value(word));
                case "--lang" -> russian = language(value(word));
                case "--batch" -> batch = true;
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                default -> throw new BadQuestion("There is no option \"" + word + "\".");
            }
            if (given != null) {
                throw new BadQuestion("The option " + word + " takes no value.");
            }
        }

        private String value(String option) {
            String value = valueOrNone(option);
            if (value.isEmpty()) {
                throw new BadQuestion("The option " + option + " needs a value.");
            }
            return value;
        }

        /** An empty one says that nothing is known, as a script may pass it. */
        private String valueOrNone(String option) {
            String behind = given;
            given = null;
            if (behind == null && !words.hasNext()) {
                throw new BadQuestion("The option " + option + " needs a value.");
            }
            String value = behind == null ? words.next() : behind;
            if (behind == null && value.startsWith("--")) {
                throw new BadQuestion("The option " + option + " needs a value.");
            }
            return value.strip();
        }

        private static boolean language(String value) {
            if (!value.equals("ru") && !value.equals("en")) {
                throw new BadQuestion("--lang is ru or en, not \"" + value + "\".");
            }
            return value.equals("ru");
        }
    }
}
