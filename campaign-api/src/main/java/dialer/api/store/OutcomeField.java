package dialer.api.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that an outcome asks for. The page draws its form from these and the server checks against the same.
 *
 * @param name     key in the form's data, such as {@code slot} or {@code reason}
 * @param required whether the outcome cannot be stored without it
 * @param longest  for TEXT: characters at most, 1 to 2,000; 0 elsewhere
 * @param options  for CHOICE: what can be chosen; for REASON a dictionary of the campaign's own, empty for the
 *                 courier's
 */
public record OutcomeField(String name, Kind kind, boolean required, String labelRu, String labelEn, int longest,
        List<Option> options) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final int LONGEST_TEXT = 2_000;

    /** What kind of answer is wanted. */
    public enum Kind {
        /** When the courier comes: a slot, a wish, a meeting place, or the interval as planned. */
        SLOT,
        /** A local day, {@code yyyy-MM-dd}, today or later. */
        DATE,
        /** A local hour, {@code HH:mm}. */
        TIME,
        /** A line of text. */
        TEXT,
        /** A code of the courier's dictionary of reasons. */
        REASON,
        /** A sum, with a point and at most two decimals. */
        AMOUNT,
        /** One of the options. */
        CHOICE
    }

    /**
     * One thing to choose.
     *
     * @param needsComment whether it must be explained in the comment
     */
    public record Option(String code, String labelRu, String labelEn, boolean needsComment) {
    }

    public OutcomeField {
        options = options == null ? List.of() : List.copyOf(options);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a field's name is a word such as newAddress");
        }
        if (kind == Kind.TEXT && (longest < 1 || longest > LONGEST_TEXT)) {
            throw new IllegalArgumentException("longest is 1 to " + LONGEST_TEXT);
        }
        if (kind == Kind.CHOICE && options.isEmpty()) {
            throw new IllegalArgumentException("a CHOICE needs options");
        }
    }

    static OutcomeField needed(String name, Kind kind, String labelRu, String labelEn) {
        return new OutcomeField(name, kind, true, labelRu, labelEn, 0, List.of());
    }

    static OutcomeField text(String name, boolean required, String labelRu, String labelEn, int longest) {
        return new OutcomeField(name, Kind.TEXT, required, labelRu, labelEn, longest, List.of());
    }
}
