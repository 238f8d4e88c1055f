package dialer.api.intake;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would calculate (OWASP, CSV injection). */
public final class Formulas {

    /** What a spreadsheet would calculate; a number with its sign is none. */
    private static final Pattern FORMULA = Pattern.compile("[=@\\t\\r].*|[+-](?![\\d\\s()-]*$).*", Pattern.DOTALL);

    private Formulas() {
    }

    /** An apostrophe in front tells a spreadsheet that a text is a text. */
    public static String harmless(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    /** Whether the program that opens the table would calculate the cell. */
    public static boolean isFormula(String cell) {
        return FORMULA.matcher(cell).matches();
    }
}
