package dialer.numbering;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * What libphonenumber thinks of numbers behind +7, remembered. In its data the first six of the ten digits decide
 * whether such a number is valid, what kind it is and whose (a test asks for millions of numbers), so that each
 * beginning is asked for once and looked up afterwards.
 */
final class SevenTable {

    /** Not valid. */
    static final int INVALID = 1;

    private static final int UNKNOWN = 0;
    private static final int FIRST_KIND = 2;
    private static final int BEGINNINGS = 1_000_000;
    private static final long REST = 10_000L;
    private static final long SAMPLE_REST = 2_345L;
    private static final long LARGEST = 9_999_999_999L;
    private static final int COUNTRY_CODE = 7;
    private static final List<Kind> KINDS = kinds();

    private static final SevenTable TABLE = new SevenTable();

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    /** Written without a lock: two threads that ask at once write the same. */
    private final byte[] known = new byte[BEGINNINGS];

    private SevenTable() {
    }

    /** What a beginning says: an entry counts from the first of these. */
    private record Kind(NumberType type, String country) {
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (NumberType type : NumberType.values()) {
            kinds.add(new Kind(type, "RU"));
            kinds.add(new Kind(type, "KZ"));
        }
        return List.copyOf(kinds);
    }

    /** The entry of a national number of ten digits: {@link #INVALID}, or what {@link #type} and the like read. */
    static int of(long national) {
        if (national < 0 || national > LARGEST) {
            return INVALID;
        }
        int beginning = (int) (national / REST);
        int entry = TABLE.known[beginning];
        if (entry == UNKNOWN) {
            entry = TABLE.ask(beginning);
            TABLE.known[beginning] = (byte) entry;
        }
        return entry;
    }

    static boolean isValid(long national) {
        return of(national) != INVALID;
    }

    static NumberType type(int entry) {
        return KINDS.get(entry - FIRST_KIND).type();
    }

    static String country(int entry) {
        return KINDS.get(entry - FIRST_KIND).country();
    }

    private int ask(int beginning) {
        long national = beginning * REST + SAMPLE_REST;
        if (national < REST * (BEGINNINGS / 10)) {
            return INVALID;
        }
        PhoneNumber number = new PhoneNumber().setCountryCode(COUNTRY_CODE).setNationalNumber(national);
        if (!library.isValidNumber(number)) {
            return INVALID;
        }
        String country = "KZ".equals(library.getRegionCodeForNumber(number)) ? "KZ" : "RU";
        return FIRST_KIND + KINDS.indexOf(new Kind(type(library.getNumberType(number)), country));
    }

    /** The library's kinds in our words. */
    static NumberType type(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> NumberType.MOBILE;
            case FIXED_LINE -> NumberType.LANDLINE;
            case FIXED_LINE_OR_MOBILE -> NumberType.LANDLINE_OR_MOBILE;
            case TOLL_FREE -> NumberType.TOLL_FREE;
            case PREMIUM_RATE -> NumberType.PREMIUM;
            case SHARED_COST -> NumberType.SHARED_COST;
            case VOIP -> NumberType.VOIP;
            case PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL, UNKNOWN -> NumberType.OTHER;
        };
    }
}
