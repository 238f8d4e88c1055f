package dialer.compliance;

/**
 * Whose subscriber a number is, as far as its digits tell: the three digits behind +7, the four behind + elsewhere.
 * Numbers are taken along from one operator to another, so that this is a group of numbers that share most of their
 * operator, and nothing more is claimed.
 */
public final class Operator {

    /** Every operator. */
    public static final String ANY = "*";

    private static final int DIGITS = 5;

    private Operator() {
    }

    /** Such as {@code +7916}; the number as E.164. */
    public static String of(String e164) {
        return e164.substring(0, Math.min(DIGITS, e164.length()));
    }
}
