package dialer.api.numbers;

import dialer.numbering.NumberRules;
import dialer.numbering.PhoneNormaliser;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words behind {@code dialer numbers}.
 *
 * @param column           the column of a CSV with the numbers; empty: one value a line
 * @param indexColumn      the column with the postal index, empty for none
 * @param settlementColumn the column with the settlement or address, empty for none
 * @param plan             folder of the imported numbering plan
 */
record NumbersOptions(NumberRules rules, boolean json, boolean russian, String column, String indexColumn,
        String settlementColumn, Path plan, boolean help) {

    static final String HELP = """
            Usage: dialer numbers [--region RU] [--json] [--lang ru|en] < FILE
                   dialer numbers --column NAME [--index-column NAME] [--settlement-column NAME] ... < FILE.csv

            Judges each value as an upload would: ok, fixed, warning or rejected, with numbers and the reason.
            Without --column each line is one value; with it the input is a CSV with a header line (any delimiter).
            One answer per value, in the order of the input. --json answers in JSON lines; of a value of more than
            10,000 characters, which is rejected as CELL_TOO_LONG, raw has the first 1,000 and rawLength their number.
              --region CC        the country whose national writing is meant, ISO 3166-1; default RU
              --allow-premium    premium-rate and shared-cost numbers are taken
              --home-only        numbers of other countries are rejected
              --plan FOLDER      the imported numbering plan; default var/numbering
            Exit status: 0 whatever the verdicts, 2 for an option not understood, 1 when the input breaks.""";

    static NumbersOptions read(String[] words, String language) {
        return new Reader(List.of(words).iterator()).read(language);
    }

    /** Takes the words one by one. */
    private static final class Reader {

        private static final Set<String> FLAGS = Set.of("--json", "--allow-premium", "--home-only", "--help", "-h");

        private final Iterator<String> words;
        private final Set<String> seen = new HashSet<>();
        private String region = "RU";
        private String column = "";
        private String indexColumn = "";
        private String settlementColumn = "";
        private Path plan = Path.of("var", "numbering");
        private boolean premium;
        private boolean homeOnly;
        private boolean json;
        private boolean russian;
        private boolean help;

        private Reader(Iterator<String> words) {
            this.words = words;
        }

        private NumbersOptions read(String language) {
            russian = language.toLowerCase(Locale.ROOT).startsWith("ru");
            while (words.hasNext()) {
                take(words.next());
            }
            if (column.isEmpty() && !(indexColumn.isEmpty() && settlementColumn.isEmpty())) {
                throw new BadOption("--index-column and --settlement-column go with --column.");
            }
            return new NumbersOptions(new NumberRules(region, premium, !homeOnly), json, russian, column, indexColumn,
                    settlementColumn, plan, help);
        }

        private void take(String word) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            String given = equals < 0 ? "" : word.substring(equals + 1);
            if (!seen.add(name)) {
                throw new BadOption("The option " + name + " stands here twice.");
            }
            if (!FLAGS.contains(name)) {
                takeValue(name, given);
            } else if (equals >= 0) {
                throw new BadOption(name + " takes no value.");
            }
            json |= name.equals("--json");
            premium |= name.equals("--allow-premium");
            homeOnly |= name.equals("--home-only");
            help |= name.equals("--help") || name.equals("-h");
        }

        private void takeValue(String name, String given) {
            switch (name) {
                case "--region" -> region = country(value(name, given));
                case "--column" -> column = value(name, given);
                case "--index-column" -> indexColumn = value(name, given);
                case "--settlement-column" -> settlementColumn = value(name, given);
                case "--plan" -> plan = Path.of(value(name, given));
                case "--lang" -> russian = isRussian(value(name, given));
                default -> throw new BadOption("There is no option \"" + name + "\"; --help lists them.");
            }
        }

        private String value(String name, String given) {
            String value = !given.isEmpty() ? given : words.hasNext() ? words.next() : "";
            if (value.isBlank() || (given.isEmpty() && value.startsWith("--"))) {
                throw new BadOption(name + " wants a value.");
            }
            return value;
        }

        private static String country(String written) {
            String code = written.strip().toUpperCase(Locale.ROOT);
            if (!PhoneNormaliser.countries().contains(code)) {
                throw new BadOption("--region is a country by ISO 3166-1, such as RU or KZ, not \"" + written + "\".");
            }
            return code;
        }

        private static boolean isRussian(String written) {
            return switch (written) {
                case "ru" -> true;
                case "en" -> false;
                default -> throw new BadOption("--lang is ru or en.");
            };
        }
    }
}
