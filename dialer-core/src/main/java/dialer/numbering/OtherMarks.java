package dialer.numbering;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What spreadsheets and people write beside numbers, taken out before digits are gathered: dates, times, the E
 * notation, the decimal tail, pauses before an extension.
 *
 * @param text  what is left
 * @param codes what was noticed: {@link NumberCode#OTHER_DIGITS} for dates, {@link NumberCode#DIGITS_LOST},
 *              {@link NumberCode#EXPONENT_RESTORED}, {@link NumberCode#DECIMAL_TAIL}
 */
record OtherMarks(String text, Set<NumberCode> codes) {

    private static final Pattern EXPONENT = Pattern.compile(
            "(?<![\\d.,])(\\d)[.,](\\d{1,16}) ?[eEеЕ] ?\\+? ?0{0,2}(\\d{1,2})(?!\\d)"
            + "|(?<![\\d.,])(\\d{1,16})()[eEеЕ]\\+0{0,2}(\\d{1,2})(?!\\d)");
    private static final Pattern DECIMAL_TAIL = Pattern.compile(
            "(?<!\\d[ .,()-]{0,2})(\\+?\\d{10,15})[.,]0{1,6}(?![\\d.,])");
    /** Eleven digits in threes, as a spreadsheet writes a number with a thousands separator: 79 161 230 045,00. */
    private static final Pattern THOUSANDS = Pattern.compile(
            "\\s*([78]\\d)([ .,'])(\\d{3})\\2(\\d{3})\\2(\\d{3})[.,]0{1,2}\\s*");
    private static final Pattern DAY_FIRST = Pattern.compile("(?<![\\d+.-])(0?[1-9]|[12]\\d|3[01])([./-])(0?[1-9]"
            + "|1[0-2])\\2((19|20)\\d\\d)(?![\\d-])(\\s*г(ода|\\.)?)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<![\\d+-])(19|20)\\d\\d([./-])(0[1-9]|1[0-2])\\2"
            + "(0[1-9]|[12]\\d|3[01])(?=[^\\d-]|$)T?");
    private static final Pattern SHORT_YEAR = Pattern.compile(
            "\\s*(0[1-9]|[12]\\d|3[01])\\.(0[1-9]|1[0-2])\\.\\d\\d\\s*");
    private static final Pattern AMOUNT = Pattern.compile("\\s*-?(\\d{1,3}( \\d{3}){0,2}|\\d{1,9})[.,]\\d{2}\\s*"
            + "|\\s*\\d{1,3}( \\d{3})* 000\\s*");
    private static final Pattern INSURANCE_NUMBER = Pattern.compile("\\s*\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}\\s*");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:])([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(?![\\d:])");
    private static final Pattern HOURS = Pattern.compile(
            "\\(\\s?([01]?\\d|2[0-4])([.:][0-5]0)?\\s?-\\s?([01]?\\d|2[0-4])([.:][0-5]0)?\\s?\\)");
    private static final Pattern SPELT_EXIT_CODE = Pattern.compile("(?<!\\d)8 ?[wW~] ?10(?!\\d)");
    private static final String GAP = String.valueOf(Token.GAP);
    private static final Pattern PAUSES = Pattern.compile(",{2,}\\s*(?=\\d{1,6}(?!\\d))");
    private static final int PLAIN_DIGITS = 10;

    static OtherMarks without(String text) {
        Set<NumberCode> codes = EnumSet.noneOf(NumberCode.class);
        String rest = text;
        if (mayHoldExponent(rest)) {
            rest = replaced(EXPONENT, rest, found -> exponent(found, codes));
        }
        if (rest.contains(".0") || rest.contains(",0")) {
            rest = replaced(DECIMAL_TAIL, rest, found -> {
                codes.add(NumberCode.DECIMAL_TAIL);
                return found.group(1);
            });
        }
        Matcher thousands = THOUSANDS.matcher(rest);
        if (thousands.matches()) {
            codes.add(NumberCode.DECIMAL_TAIL);
            return new OtherMarks(thousands.replaceFirst("$1$3$4$5"), codes);
        }
        if (SHORT_YEAR.matcher(rest).matches() || AMOUNT.matcher(rest).matches()
                || INSURANCE_NUMBER.matcher(rest).matches()) {
            codes.add(NumberCode.OTHER_DIGITS);
            return new OtherMarks(GAP, codes);
        }
        if (rest.contains("19") || rest.contains("20")) {
            rest = replaced(DAY_FIRST, rest, found -> date(codes));
            rest = replaced(YEAR_FIRST, rest, found -> date(codes));
        }
        if (rest.indexOf(':') >= 0) {
            rest = replaced(TIME, rest, found -> date(codes));
        }
        if (rest.indexOf('(') >= 0) {
            rest = replaced(HOURS, rest, found -> date(codes));
        }
        if (rest.indexOf('w') >= 0 || rest.indexOf('W') >= 0) {
            rest = replaced(SPELT_EXIT_CODE, rest, found -> "810");
        }
        if (rest.contains(",,")) {
            rest = PAUSES.matcher(rest).replaceAll(" доб ");
        }
        return new OtherMarks(rest, codes);
    }

    private static boolean mayHoldExponent(String text) {
        for (int i = 1; i < text.length(); i++) {
            if ("eEеЕ".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A gap keeps what stood on both sides apart. */
    private static String date(Set<NumberCode> codes) {
        codes.add(NumberCode.OTHER_DIGITS);
        return GAP;
    }

    /** 7.9161230045E+10 still has all its digits; 7.91612E+10 has lost half of them for good. */
    private static String exponent(MatchResult found, Set<NumberCode> codes) {
        boolean pointed = found.group(1) != null;
        String whole = pointed ? found.group(1) : found.group(4);
        String behind = pointed ? found.group(2) : "";
        int exponent = Integer.parseInt(pointed ? found.group(3) : found.group(6));
        if (exponent < 6) {
            return found.group();
        }
        int lengthMeant = whole.length() + exponent;
        boolean all = behind.length() == exponent
                || (behind.length() > exponent && behind.substring(exponent).matches("0+"));
        if (!all || lengthMeant < PLAIN_DIGITS) {
            codes.add(NumberCode.DIGITS_LOST);
            return GAP;
        }
        codes.add(NumberCode.EXPONENT_RESTORED);
        return whole + behind.substring(0, exponent);
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> with) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.replaceAll(found -> Matcher.quoteReplacement(with.apply(found))) : text;
    }
}
