package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.SplittableRandom;

/** libphonenumber alone, and cells to try it on: what the product's own reading is measured against. */
public final class NumberingWitness {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** The number that the library reads in a cell, empty when it reads none. */
    public String e164(String cell) {
        try {
            PhoneNumber number = library.parse(cell, "RU");
            return library.isValidNumber(number) ? library.format(number, PhoneNumberFormat.E164) : "";
        } catch (NumberParseException e) {
            return "";
        }
    }

    /** A cell as bases hold it: mostly plain, every twentieth ugly. */
    public static String realShapedCell(SplittableRandom random) {
        return GeneratedCell.next(random).text();
    }
}
