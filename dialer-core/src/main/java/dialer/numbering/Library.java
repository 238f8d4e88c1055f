package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/** libphonenumber, asked about digits that we have cleaned: its own reading of free text is not used. */
final class Library {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int MOST_DIGITS = 15;
    /** What the library calls the home of numbers that are no country's, such as +800. */
    private static final String NOWHERE = "001";

    private Library() {
    }

    /** Country codes that the library knows, to check an option. */
    static Set<String> countries() {
        return LIBRARY.getSupportedRegions();
    }

    /** The valid number of a country code and digits. */
    static Optional<DialNumber> international(String digits) {
        return digits.length() > MOST_DIGITS || digits.startsWith("0") ? Optional.empty() : parse("+" + digits, "ZZ");
    }

    /** The valid number that digits mean in a country. */
    static Optional<DialNumber> national(String digits, String country) {
        return parse(digits, country);
    }

    private static Optional<DialNumber> parse(String text, String country) {
        try {
            PhoneNumber number = LIBRARY.parse(text, country);
            if (number.hasExtension() || !LIBRARY.isValidNumber(number)) {
                return Optional.empty();
            }
            String home = country(number);
            return Optional.of(new DialNumber(LIBRARY.format(number, PhoneNumberFormat.E164), "",
                    SevenTable.type(LIBRARY.getNumberType(number)), home.isEmpty() ? NOWHERE : home));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** ISO 3166-1 of a number in E.164; empty when it belongs to no country. */
    static String country(String e164) {
        try {
            return country(LIBRARY.parse(e164, "ZZ"));
        } catch (NumberParseException e) {
            return "";
        }
    }

    private static String country(PhoneNumber number) {
        String region = LIBRARY.getRegionCodeForNumber(number);
        return region == null || region.equals(NOWHERE) ? "" : region;
    }
}
