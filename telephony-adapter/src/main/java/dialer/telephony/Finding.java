package dialer.telephony;

/**
 * One line of {@link CheckAsterisk}.
 *
 * @param subject what was looked at
 * @param words   what was found, and what to do about it when it is not well
 */
public record Finding(Grade grade, String subject, String words) {

    /** How bad it is. */
    public enum Grade {
        OK("ok"),
        /** The dialer works, but something should be known. */
        WARNING("warning"),
        /** The dialer does not work like this. */
        MISSING("missing");

        private final String word;

        Grade(String word) {
            this.word = word;
        }
    }

    static Finding ok(String subject, String words) {
        return new Finding(Grade.OK, subject, words);
    }

    static Finding warning(String subject, String words) {
        return new Finding(Grade.WARNING, subject, words);
    }

    static Finding missing(String subject, String words) {
        return new Finding(Grade.MISSING, subject, words);
    }

    /** One line for the terminal. */
    public String line() {
        return "%-8s %s: %s".formatted(grade.word, subject, words);
    }
}
