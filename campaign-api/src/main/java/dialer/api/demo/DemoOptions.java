package dialer.api.demo;

import dialer.core.campaign.DialMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of {@code ./dialer demo} asks for.
 *
 * @param minutes  how long it runs by the wall clock; 0 until Ctrl-C
 * @param json     where the summary goes, null for nowhere
 * @param speed    how many times faster than life, 1 to 60; refused with a real trunk
 * @param asterisk whether a real Asterisk (from {@code ./dialer lab up}) takes the place of the simulated one
 * @param port     of the pages and the API
 * @param seed     of everything that is made up
 * @param agents   simulated agents, 1 to 300
 * @param answers  how many of a hundred calls are answered, 1 to 100; the lab has a carrier of its own
 * @param mode     how the campaign dials
 * @param rows     of the base, 100 to 150,000
 * @param jobs     that the demo's courier submits beside the base, 0 to 10,000
 */
record DemoOptions(double minutes, @Nullable Path json, int speed, boolean asterisk, int port, long seed, int agents,
        int answers, DialMode mode, int rows, int jobs) {

    static final String USAGE = """
            Usage: dialer demo [--minutes N] [--json FILE] [--speed N] [--asterisk] [--port N] [--seed N] [--agents N]
                               [--answers N] [--mode MODE] [--rows N] [--jobs N]
              --minutes N   stop by itself after N minutes (default: run until Ctrl-C)
              --json FILE   write the summary there
              --speed N     run N times faster than life, 1 to 60 (not with --asterisk)
              --asterisk    use the real Asterisk that `./dialer lab up` has started
              --port N      port of the pages and the API (default 8080)
              --seed N      what is made up is made up the same way again (default 1)
              --agents N    simulated agents, 1 to 300 (default 20)
              --answers N   so many of a hundred calls are answered, 1 to 100 (default 40; not with --asterisk)
              --mode MODE   progressive (one call per free agent; default), predictive (ahead of free agents, at most
                            3 % abandoned), or automatic (begins progressive, goes ahead when enough is known)
              --rows N      rows of the made-up base, 100 to 150000 (default 2000)
              --jobs N      jobs that a courier submits over its API beside the base, 0 to 10000 (default 200)""";

    DemoOptions {
        require(minutes >= 0 && minutes <= 1_440, "--minutes takes 0 to 1440");
        require(speed >= 1 && speed <= 60, "--speed takes 1 to 60");
        require(!(asterisk && speed > 1), "--speed cannot be used with --asterisk: real calls take real time");
        require(port >= 1 && port <= 65_535, "--port takes 1 to 65535");
        require(agents >= 1 && agents <= 300, "--agents takes 1 to 300");
        require(answers >= 1 && answers <= 100, "--answers takes 1 to 100");
        require(rows >= 100 && rows <= 150_000, "--rows takes 100 to 150000");
        require(jobs >= 0 && jobs <= 10_000, "--jobs takes 0 to 10000");
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static DemoOptions of(String[] words) {
        double minutes = 0;
        Path json = null;
        int speed = 1;
        boolean asterisk = false;
        int port = 8080;
        long seed = 1;
        int agents = 20;
        int answers = 40;
        int rows = 2_000;
        int jobs = 200;
        DialMode mode = DialMode.PROGRESSIVE;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            switch (word) {
                case "--minutes" -> minutes = Double.parseDouble(value(words, ++i, word));
                case "--json" -> json = Path.of(value(words, ++i, word));
                case "--speed" -> speed = Integer.parseInt(value(words, ++i, word));
                case "--port" -> port = Integer.parseInt(value(words, ++i, word));
                case "--seed" -> seed = Long.parseLong(value(words, ++i, word));
                case "--agents" -> agents = Integer.parseInt(value(words, ++i, word));
                case "--answers" -> answers = Integer.parseInt(value(words, ++i, word));
                case "--jobs" -> jobs = Integer.parseInt(value(words, ++i, word));
                case "--rows" -> rows = Integer.parseInt(value(words, ++i, word));
                case "--mode" -> mode = mode(words, ++i);
                case "--asterisk" -> asterisk = true;
                default -> throw new IllegalArgumentException("Unknown option " + word);
            }
        }
        return new DemoOptions(minutes, json, speed, asterisk, port, seed, agents, answers, mode, rows, jobs);
    }

    private static DialMode mode(String[] words, int at) {
        require(at < words.length, "--mode needs a value");
        return switch (words[at]) {
            case "progressive" -> DialMode.PROGRESSIVE;
            case "predictive" -> DialMode.PREDICTIVE;
            case "automatic" -> DialMode.AUTOMATIC;
            default -> throw new IllegalArgumentException(
                    "--mode takes progressive, predictive or automatic, not " + words[at]);
        };
    }

    private static String value(String[] words, int at, String option) {
        require(at < words.length, option + " needs a value");
        String value = words[at];
        require(option.equals("--json") || value.matches("\\d+(\\.\\d+)?"), option + " needs a number, not " + value);
        return value;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
