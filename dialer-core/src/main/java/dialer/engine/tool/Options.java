package dialer.engine.tool;

import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param directories one or, for diff, two
 * @param from        first input, from 1
 * @param upTo        last input
 */
record Options(Command command, List<Path> directories, long from, long upTo, boolean noTicks, boolean effects,
        boolean fromStart) {

    /** What to do. */
    enum Command { PRINT, REPLAY, DIFF }

    /** Asked for wrongly. */
    static final class Wrong extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) {
        Iterator<String> words = arguments.iterator();
        Command command = command(words.hasNext() ? words.next() : "");
        List<Path> directories = new ArrayList<>();
        long from = 1;
        long upTo = Long.MAX_VALUE;
        boolean noTicks = false;
        boolean effects = false;
        boolean fromStart = false;
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--from" -> from = number(word, words);
                case "--to" -> upTo = number(word, words);
                case "--no-ticks" -> noTicks = true;
                case "--effects" -> effects = true;
                case "--from-start" -> fromStart = true;
                default -> directories.add(directory(word));
            }
        }
        if (directories.isEmpty() || directories.size() > (command == Command.DIFF ? 2 : 1)) {
            throw new Wrong(command == Command.DIFF ? "Name one or two data directories." : "Name one data directory.");
        }
        return new Options(command, List.copyOf(directories), from, upTo, noTicks, effects, fromStart);
    }

    Path directory() {
        return directories.get(0);
    }

    private static Command command(String word) {
        return switch (word) {
            case "print" -> Command.PRINT;
            case "replay" -> Command.REPLAY;
            case "diff" -> Command.DIFF;
            case "" -> throw new Wrong("What about the journal?");
            default -> throw new Wrong("There is no \"journal " + word + "\".");
        };
    }

    private static Path directory(String word) {
        if (word.startsWith("-")) {
            throw new Wrong("There is no option " + word + ".");
        }
        return Path.of(word);
    }

    private static long number(String option, Iterator<String> words) {
        String word = words.hasNext() ? words.next() : "";
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new Wrong(option + " needs the number of an input, not \"" + word + "\".");
        }
    }
}
