package dialer.numbering;

/**
 * A number that can be dialed.
 *
 * @param e164      "+79161230045"
 * @param extension digits to dial after the answer, empty for none
 * @param country   ISO 3166-1: "RU"; "001" for numbers of no country
 */
public record DialNumber(String e164, String extension, NumberType type, String country) {

    DialNumber withExtension(String digits) {
        return new DialNumber(e164, digits, type, country);
    }

    /** No digits in logs. */
    @Override
    public String toString() {
        return "DialNumber[" + type + ", " + country + "]";
    }
}
