package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.SplittableRandom;

/** libphonenumber alone, and cells to try it on: what the product's own reading is measured against. */
public final class NumberingWitness {

    private static final List<String> FORMATS = List.of("8%s%s%s%s", "+7%s%s%s%s", "7%s%s%s%s", "8 (%s) %s-%s-%s",
            "+7 (%s) %s-%s-%s", "8-%s-%s-%s-%s", "+7 %s %s %s %s", "8(%s)%s%s%s", "+7 %s %s-%s-%s");
    private static final List<String> AREAS = List.of("495", "499", "812", "343", "383", "846", "843", "351");

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

    /**
     * A cell as bases hold it: of a hundred, 85 mobiles, ten land lines, three Kazakh numbers and two toll-free ones,
     * in the usual ways of writing; every twentieth ugly: words, several numbers, an extension, full-width digits.
     */
    public static String realShapedCell(SplittableRandom random) {
        String national = national(random);
        String plain = String.format(FORMATS.get(random.nextInt(FORMATS.size())), national.substring(0, 3),
                national.substring(3, 6), national.substring(6, 8), national.substring(8));
        if (random.nextInt(20) > 0) {
            return plain;
        }
        return switch (random.nextInt(5)) {
            case 0 -> "тел. " + plain + ", Иван";
            case 1 -> plain + "; 8 495 123-00-45";
            case 2 -> plain + " доб. " + random.nextInt(1_000);
            case 3 -> plain.replace('1', '１').replace('9', '９');
            default -> plain + " (после 18:00)";
        };
    }

    private static String national(SplittableRandom random) {
        int kind = random.nextInt(100);
        String begin = kind < 85 ? "9" + (random.nextInt(90) + 10) : kind < 95 ? AREAS.get(random.nextInt(AREAS.size()))
                : kind < 98 ? "701" : "800";
        return begin + (random.nextInt(9_000_000) + 1_000_000);
    }
}
