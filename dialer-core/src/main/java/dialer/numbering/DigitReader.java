package dialer.numbering;

import dialer.numbering.plan.NumberingPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of digits as one number: as it stands, with a repair that leaves one reading, or says why not. */
final class DigitReader {

    private static final int NATIONAL = 10;
    private static final int WITH_PREFIX = 11;
    private static final int SHORTEST_INTERNATIONAL = 7;
    private static final int LONGEST = 18;
    private static final int SUBSCRIBER = 7;
    private static final int LONGEST_SHORT_CODE = 4;
    /** Countries whose numbers lists hold without "+", and whose codes begin no Russian number of that length. */
    private static final Pattern NEIGHBOUR = Pattern.compile("(37[0-5]|380|99[2-68]|976)\\d{8,9}");
    /** Belarus dials its own mobiles with 80 in front. */
    private static final Pattern BELARUSIAN = Pattern.compile("80(25|29|33|44)\\d{7}");
    private static final String SEVEN = "+7";
    private static final int[] INN_WEIGHTS = {2, 4, 10, 3, 5, 9, 4, 6, 8};

    private final NumberRules rules;
    private final Supplier<NumberingPlan> plan;

    DigitReader(NumberRules rules, Supplier<NumberingPlan> plan) {
        this.rules = rules;
        this.plan = plan;
    }

    /**
     * The number that these digits are without any repair but that of their prefix; null when they are none.
     *
     * @param plus       whether "+" stood in front
     * @param firstGroup how many digits stood together first: "8352 12-34-56" is a town, "8 352 123456" a number cut
     *                   short
     */
    @Nullable Reading whole(String digits, boolean plus, int firstGroup) {
        int length = digits.length();
        if (length < SHORTEST_INTERNATIONAL || length > LONGEST) {
            return null;
        }
        char first = digits.charAt(0);
        if (plus) {
            return first == '7' && length == WITH_PREFIX ? seven(digits.substring(1), digits, NumberCode.PLAIN)
                    : international(digits, digits, NumberCode.PLAIN);
        }
        if (!rules.sharesPlanOfRussia()) {
            return elsewhere(digits);
        }
        if (length == WITH_PREFIX && (first == '7' || first == '8')) {
            return seven(digits.substring(1), digits, NumberCode.PLAIN);
        }
        if (length == NATIONAL) {
            return national(digits, firstGroup);
        }
        if (length > NATIONAL && NEIGHBOUR.matcher(digits).matches()) {
            return international(digits, digits, NumberCode.PREFIX_RESTORED);
        }
        return length > WITH_PREFIX ? behindExitCode(digits) : null;
    }

    /** The one number that these digits become by mending what stands in front; null when there is none. */
    @Nullable Reading repaired(String digits, boolean plus) {
        int length = digits.length();
        if (length < NATIONAL || length > LONGEST) {
            return null;
        }
        if (plus) {
            return repairedPlus(digits);
        }
        if (!rules.sharesPlanOfRussia()) {
            return length > NATIONAL ? guessed(digits) : null;
        }
        Reading mended = length == WITH_PREFIX && digits.charAt(0) == '0' ? seven(digits.substring(1), digits,
                NumberCode.PREFIX_REPAIRED) : doubledPrefix(digits);
        if (mended != null) {
            return mended;
        }
        if (BELARUSIAN.matcher(digits).matches()) {
            return international("375" + digits.substring(2), digits, NumberCode.COUNTRY_GUESSED);
        }
        return guessed(digits);
    }

    /** Why these digits are no number. */
    Reading refusal(String digits, boolean plus) {
        int length = digits.length();
        NumberCode why;
        if (length <= 1 || (plus && length <= 3)) {
            why = NumberCode.TOO_SHORT;
        } else if (length <= LONGEST_SHORT_CODE) {
            why = NumberCode.SHORT_CODE;
        } else if (length <= SUBSCRIBER && !plus && rules.sharesPlanOfRussia()) {
            why = NumberCode.LOCAL_NUMBER;
        } else if (length < NATIONAL) {
            why = NumberCode.TOO_SHORT;
        } else if (plus) {
            why = refusalBehindPlus(digits);
        } else if (length == NATIONAL) {
            why = isCutShort(digits) ? NumberCode.TOO_SHORT : NumberCode.NOT_A_NUMBER;
        } else if (length == WITH_PREFIX) {
            why = digits.charAt(0) != '8' && digits.charAt(0) != '7' && beginsLikeNational(digits)
                    ? NumberCode.TOO_LONG : NumberCode.NOT_A_NUMBER;
        } else {
            boolean phoneLike = digits.charAt(0) == '7' || digits.charAt(0) == '8' || beginsLikeNational(digits);
            why = length <= WITH_PREFIX + 3 && phoneLike ? NumberCode.TOO_LONG
                    : length == WITH_PREFIX + 1 ? NumberCode.TOO_LONG : NumberCode.OTHER_DIGITS;
        }
        return Reading.refused(why, digits);
    }

    /** A number of the plan behind +7, or null when it is not valid there. */
    @Nullable Reading seven(String national, String digits, NumberCode code) {
        long value = Long.parseLong(national);
        int entry = national.length() == NATIONAL ? SevenTable.of(value) : SevenTable.INVALID;
        if (entry == SevenTable.INVALID) {
            return null;
        }
        DialNumber number = new DialNumber(SEVEN + national, "", SevenTable.type(entry), SevenTable.country(entry));
        Reading reading = allowed(number, digits, code);
        boolean unassigned = number.country().equals("RU") && !plan.get().mayHold(value);
        return unassigned ? reading.with(NumberCode.NOT_IN_PLAN) : reading;
    }

    /** The last seven digits all alike, or counting: nobody's number, most likely. */
    static boolean looksMadeUp(String digits) {
        int length = digits.length();
        if (length < SUBSCRIBER) {
            return false;
        }
        String tail = digits.substring(length - SUBSCRIBER);
        return tail.chars().allMatch(c -> c == tail.charAt(0)) || tail.equals("1234567") || tail.equals("7654321");
    }

    private @Nullable Reading national(String digits, int firstGroup) {
        char first = digits.charAt(0);
        if (first != '7' && first != '8') {
            return seven(digits, digits, NumberCode.PREFIX_RESTORED);
        }
        if (firstGroup == 1) {
            return null;
        }
        Reading reading = seven(digits, digits, NumberCode.PREFIX_RESTORED);
        boolean grouped = firstGroup >= 3 && firstGroup <= 5;
        if (reading == null || grouped || (rules.homeCountry().equals("KZ") && first == '7')) {
            return reading;
        }
        return isCutShort(digits) || (first == '7' && isInn(digits)) ? reading.with(NumberCode.AMBIGUOUS) : reading;
    }

    /** Whether ten digits may as well be 7 or 8 and nine digits of a number that lost its last. */
    private static boolean isCutShort(String digits) {
        char first = digits.charAt(0);
        if (first != '7' && first != '8') {
            return false;
        }
        long beginning = Long.parseLong(digits.substring(1));
        for (int lost = 0; lost <= 9; lost++) {
            if (SevenTable.isValid(beginning * 10 + lost)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsLikeNational(String digits) {
        return SevenTable.isValid(Long.parseLong(digits.substring(0, NATIONAL)));
    }

    /** Ten digits with the check digit of a company's tax number (INN, order of the tax service MMV-7-6/435). */
    private static boolean isInn(String digits) {
        int sum = 0;
        for (int i = 0; i < INN_WEIGHTS.length; i++) {
            sum += INN_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 % 10 == digits.charAt(INN_WEIGHTS.length) - '0';
    }

    private @Nullable Reading behindExitCode(String digits) {
        if (digits.startsWith("810")) {
            return whole(digits.substring(3), true, 0);
        }
        if (digits.startsWith("0117") && digits.length() == WITH_PREFIX + 3) {
            return whole(digits.substring(3), true, 0);
        }
        return digits.startsWith("00") ? whole(digits.substring(2), true, 0) : null;
    }

    private @Nullable Reading elsewhere(String digits) {
        Optional<DialNumber> number = Library.national(digits, rules.homeCountry());
        return number.map(found -> allowed(found, digits, NumberCode.PREFIX_RESTORED)).orElse(null);
    }

    private @Nullable Reading international(String digits, String written, NumberCode code) {
        return Library.international(digits).map(found -> allowed(found, written,
                // the library also forgives a national prefix behind the country code: "+7 8 916 …", "+44 (0)20 …"
                found.e164().length() == digits.length() + 1 ? code : NumberCode.PREFIX_REPAIRED)).orElse(null);
    }

    private Reading allowed(DialNumber number, String digits, NumberCode code) {
        boolean premium = number.type() == NumberType.PREMIUM || number.type() == NumberType.SHARED_COST;
        if (premium && !rules.premium()) {
            return Reading.refused(NumberCode.PREMIUM, digits);
        }
        boolean foreign = !number.country().equals(rules.homeCountry());
        if (foreign && !rules.foreign()) {
            return Reading.refused(NumberCode.FOREIGN_NOT_ALLOWED, digits);
        }
        Reading reading = Reading.of(number, digits, code);
        reading = foreign ? reading.with(NumberCode.FOREIGN) : reading;
        return looksMadeUp(number.e164()) ? reading.with(NumberCode.FAKE) : reading;
    }

    /**
     * "+8 916 …", "+916 …", "+7 8 916 …", "+810 7 916 …": a plus where none belongs, or a prefix too many behind it.
     */
    private @Nullable Reading repairedPlus(String digits) {
        int length = digits.length();
        if (!rules.sharesPlanOfRussia()) {
            return null;
        }
        if (length == NATIONAL) {
            return seven(digits, digits, NumberCode.PREFIX_REPAIRED);
        }
        if (length == WITH_PREFIX) {
            char first = digits.charAt(0);
            return first == '8' || first == '0' ? seven(digits.substring(1), digits, NumberCode.PREFIX_REPAIRED) : null;
        }
        Reading mended = doubledPrefix(digits);
        if (mended != null) {
            return mended;
        }
        Reading behind = behindExitCode(digits);
        return behind == null ? null : behind.with(NumberCode.PREFIX_REPAIRED);
    }

    /** "+7 8 916 …", "8 8 916 …", "80 916 …", "7 0 916 …", "00 8 916 …": two prefixes, one number. */
    private @Nullable Reading doubledPrefix(String digits) {
        int extra = digits.length() - NATIONAL;
        if (extra < 2 || extra > 4) {
            return null;
        }
        String prefix = digits.substring(0, extra);
        String national = digits.substring(extra);
        if (!prefix.matches("[78][078]|00[78]?|0[78]|[78]10[78]|8?00[78]|[78]00|[78][78][78]")) {
            return null;
        }
        Reading reading = seven(national, digits, NumberCode.PREFIX_REPAIRED);
        // "77 701 …" may be a Kazakh number with any digit too many
        return reading != null && national.charAt(0) == '7' ? reading.with(NumberCode.AMBIGUOUS) : reading;
    }

    /** Digits that are a whole number of another country, if only "+" stood before them. */
    private @Nullable Reading guessed(String digits) {
        int length = digits.length();
        char first = digits.charAt(0);
        boolean mayBeRussian = (length <= WITH_PREFIX && "345678".indexOf(first) >= 0)
                || (first == '9' && length < 12) || first == '7' || (first == '8' && length < WITH_PREFIX + 2);
        boolean counting = "12345678901234567890".startsWith(digits) || "1234567891011121314".startsWith(digits);
        if (counting || (rules.sharesPlanOfRussia() && (length < WITH_PREFIX || mayBeRussian))) {
            return null;
        }
        return international(digits, digits, NumberCode.COUNTRY_GUESSED);
    }

    private NumberCode refusalBehindPlus(String digits) {
        boolean seven = digits.charAt(0) == '7';
        if (seven && digits.length() != WITH_PREFIX) {
            return digits.length() < WITH_PREFIX ? NumberCode.TOO_SHORT : NumberCode.TOO_LONG;
        }
        return digits.length() > 15 ? NumberCode.TOO_LONG : NumberCode.NOT_A_NUMBER;
    }

    /** Candidates where a plus may be meant or not: "+84951230045" is Moscow with a wrong plus, or Vietnam. */
    Reading withOtherReading(Reading reading, String digits, boolean plus, boolean grouped) {
        if (!plus || reading.isRefused() || !rules.sharesPlanOfRussia() || digits.charAt(0) == '7') {
            return reading;
        }
        boolean eight = digits.length() == WITH_PREFIX && digits.charAt(0) == '8';
        boolean bare = digits.length() == NATIONAL && grouped;
        Reading other = eight ? seven(digits.substring(1), digits, NumberCode.PREFIX_REPAIRED)
                : bare ? seven(digits, digits, NumberCode.PREFIX_REPAIRED) : null;
        List<DialNumber> candidates = other == null ? List.of() : other.numbers();
        return candidates.isEmpty() ? reading : reading.or(candidates.getFirst(), NumberCode.AMBIGUOUS);
    }
}
