package dialer.api.intake;

import java.util.Locale;

/**
 * How a file is to be read; what is empty is found out.
 *
 * @param part      sheet of a workbook or file of a ZIP
 * @param charset   such as {@code windows-1251}
 * @param delimiter one character, or {@code tab}, or {@code none} for a text of one column
 * @param headerRow the row that the header ends with, 0 for none, -1 to find out
 */
public record Reading(String part, String charset, String delimiter, long headerRow) {

    public static final Reading GUESSED = new Reading("", "", "", -1);

    Reading ofPart(String inner) {
        return new Reading(inner, charset, delimiter, headerRow);
    }

    char delimiterChar() {
        return switch (delimiter.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            case "none" -> TextRows.NO_DELIMITER;
            default -> delimiter.charAt(0);
        };
    }
}
