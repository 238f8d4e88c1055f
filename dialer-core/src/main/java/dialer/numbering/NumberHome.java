package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** The country that a number belongs to. */
public final class NumberHome {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** ISO 3166-1, such as {@code RU}; empty when the numbering plans know no such number. */
    public String country(String e164) {
        if (e164.length() == 12 && e164.startsWith("+79")) {
            return "RU"; // every Russian mobile, and nine of ten numbers here
        }
        try {
            String region = library.getRegionCodeForNumber(library.parse(e164, "ZZ"));
            return region == null || region.length() != 2 || !Character.isLetter(region.charAt(0)) ? "" : region;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
