package dialer.numbering;

/**
 * A number that can be dialed.
 *
 * @param e164      "+79161230045"
 * @param extension digits to dial after the answer, empty for none
 * @param country   ISO 3166-1: "RU"; "001" for numbers of no country
 */
public record DialNumber(String e164, String extension, NumberType type, String country) {

    private static final int RUSSIAN_LENGTH = 12;

    /**
     * The country whose rules hold for a stored number, ISO 3166-1; empty when the numbering plans know no such number.
     * Guernsey, Jersey and Man number within the United Kingdom's plan, and Ofcom watches over it.
     */
    public static String countryOf(String e164) {
        boolean russianMobile = e164.length() == RUSSIAN_LENGTH && e164.startsWith("+79");
        // nine of ten numbers here
        return russianMobile ? "RU" : e164.startsWith("+44") ? "GB" : Library.country(e164);
    }

    DialNumber withExtension(String digits) {
        return new DialNumber(e164, digits, type, country);
    }

    /** No digits in logs. */
    @Override
    public String toString() {
        return "DialNumber[" + type + ", " + country + "]";
    }
}
