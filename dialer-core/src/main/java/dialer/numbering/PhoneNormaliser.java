package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a cell to E.164. Takes E.164 and plain Russian writing: 8, 7 or +7 in front or nothing, with spaces, dashes,
 * brackets and dots, several numbers parted by comma, semicolon or slash. Validity is libphonenumber's.
 */
public final class PhoneNormaliser {

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+([.,]\\d+)?[eEеЕ]\\+?\\d+");
    private static final Pattern PARTS = Pattern.compile("[,;/|\\n]+");
    private static final Pattern DECIMAL_TAIL = Pattern.compile("^(\\+?\\d{10,15})\\.0+$");
    private static final String HOME_REGION = "RU";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** Judges one cell; never throws for its content. */
    public FoundNumber judge(String cell) {
        String text = cell.strip();
        if (text.startsWith("=\"") && text.endsWith("\"")) {
            text = text.substring(2, text.length() - 1);
        }
        if (text.startsWith("'")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return FoundNumber.rejected(NumberCode.EMPTY);
        }
        if (SCIENTIFIC.matcher(text.replace(" ", "")).matches()) {
            return FoundNumber.rejected(NumberCode.DIGITS_LOST);
        }
        text = DECIMAL_TAIL.matcher(text).replaceFirst("$1");
        return several(text);
    }

    private FoundNumber several(String text) {
        Set<String> found = new LinkedHashSet<>();
        List<FoundNumber> judged = new ArrayList<>();
        for (String part : PARTS.split(text)) {
            if (!part.isBlank()) {
                FoundNumber one = one(part.strip());
                judged.add(one);
                found.addAll(one.e164());
            }
        }
        if (judged.isEmpty()) {
            return FoundNumber.rejected(NumberCode.EMPTY);
        }
        if (judged.size() == 1) {
            return judged.getFirst();
        }
        if (found.isEmpty()) {
            return judged.getFirst();
        }
        return new FoundNumber(Verdict.FIXED, List.of(NumberCode.SEVERAL), numbers(found));
    }

    private FoundNumber one(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        boolean plus = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '+' && digits.isEmpty()) {
                plus = true;
            } else if (Character.isLetter(c)) {
                return FoundNumber.rejected(NumberCode.LETTERS);
            }
        }
        return digits.isEmpty() ? FoundNumber.rejected(NumberCode.EMPTY) : judgeDigits(digits.toString(), plus);
    }

    private FoundNumber judgeDigits(String digits, boolean plus) {
        int length = digits.length();
        if (plus || length > 11) {
            return international(digits);
        }
        if (length <= 4) {
            return FoundNumber.rejected(NumberCode.SHORT_CODE);
        }
        if (length < 10) {
            return FoundNumber.rejected(NumberCode.TOO_SHORT);
        }
        if (length == 10) {
            return valid("7" + digits, Verdict.FIXED, NumberCode.PREFIX_RESTORED);
        }
        char first = digits.charAt(0);
        return first == '7' || first == '8'
                ? valid("7" + digits.substring(1), Verdict.OK, NumberCode.PLAIN)
                : FoundNumber.rejected(NumberCode.NOT_A_NUMBER);
    }

    private FoundNumber international(String digits) {
        int prefix = digits.startsWith("810") ? 3 : digits.startsWith("00") ? 2 : 0;
        String plain = digits.substring(prefix);
        if (plain.length() > 15) {
            return FoundNumber.rejected(NumberCode.TOO_LONG);
        }
        if (plain.length() < 8) {
            return FoundNumber.rejected(NumberCode.TOO_SHORT);
        }
        // "+8 916 …" is the national prefix written where the country code belongs
        boolean wrongPlus = plain.length() == 11 && plain.charAt(0) == '8' && !plain.startsWith("80");
        return wrongPlus ? valid("7" + plain.substring(1), Verdict.FIXED, NumberCode.PREFIX_RESTORED)
                : valid(plain, Verdict.OK, NumberCode.PLAIN);
    }

    private FoundNumber valid(String digits, Verdict verdict, NumberCode code) {
        PhoneNumber number = parsed(digits);
        if (number == null) {
            return FoundNumber.rejected(NumberCode.NOT_A_NUMBER);
        }
        if (!library.isValidNumber(number)) {
            return FoundNumber.rejected(digits.length() > 11 ? NumberCode.TOO_LONG : NumberCode.NOT_A_NUMBER);
        }
        if (!isMobile(digits) && isPremium(library.getNumberType(number))) {
            return FoundNumber.rejected(NumberCode.PREMIUM);
        }
        List<DialNumber> one = numbers(Set.of(library.format(number, PhoneNumberFormat.E164)));
        return looksMadeUp(digits)
                ? new FoundNumber(Verdict.WARNING, List.of(NumberCode.FAKE), one)
                : new FoundNumber(verdict, List.of(code), one);
    }

    /** Eleven digits behind +7 need no parser, which costs nine times what the check of validity does. */
    private @Nullable PhoneNumber parsed(String digits) {
        if (digits.length() == 11 && digits.charAt(0) == '7') {
            return new PhoneNumber().setCountryCode(7).setNationalNumber(Long.parseLong(digits.substring(1)));
        }
        try {
            return library.parse("+" + digits, HOME_REGION);
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static List<DialNumber> numbers(Set<String> e164) {
        return e164.stream().map(one -> new DialNumber(one, "", NumberType.OTHER, "")).toList();
    }

    private static boolean isMobile(String digits) {
        return digits.startsWith("79");
    }

    private static boolean isPremium(PhoneNumberType type) {
        return type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST;
    }

    /** The last seven digits all alike, or counting up: nobody's number, most likely. */
    private static boolean looksMadeUp(String digits) {
        String tail = digits.substring(digits.length() - 7);
        return tail.chars().distinct().count() == 1 || tail.equals("1234567") || tail.equals("7654321");
    }
}
