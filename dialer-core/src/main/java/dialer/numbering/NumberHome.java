package dialer.numbering;

/** The country that a number belongs to. */
public final class NumberHome {

    /** ISO 3166-1, such as {@code RU}; empty when the numbering plans know no such number. */
    public String country(String e164) {
        if (e164.length() == 12 && e164.startsWith("+79")) {
            return "RU"; // every Russian mobile, and nine of ten numbers here
        }
        return Library.country(e164);
    }
}
