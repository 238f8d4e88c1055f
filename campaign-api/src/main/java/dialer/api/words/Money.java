package dialer.api.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of couriers' jobs, which stand on cards as {@code 6330.00 RUB}, in the words of a script's language: nobody
 * should have to read zeros and codes out to a recipient.
 */
public final class Money {

    private static final String SUM = "(\\d{1,15}(?:\\.\\d{1,2})?) ([A-Z]{3})";
    private static final Pattern ONE = Pattern.compile(SUM);
    /** The sums of several orders of one recipient stand one after the other, a dash where one has none. */
    private static final Pattern ALL = Pattern.compile("(?:" + SUM + "|—)(?:; (?:" + SUM + "|—))*");

    private Money() {
    }

    /** "6330.00 RUB" as "6 330 ₽" in Russian; as it was written where it is no such sum or the currency is unknown. */
    public static String said(String value, String language) {
        if (!ALL.matcher(value).matches()) {
            return value;
        }
        Locale locale = Locale.forLanguageTag(language);
        return ONE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(
                one(new BigDecimal(found.group(1)), found.group(2), locale, found.group())));
    }

    private static String one(BigDecimal amount, String code, Locale locale, String written) {
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            return written;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int digits = amount.stripTrailingZeros().scale() <= 0 ? 0 : 2;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String said = format.format(amount);
        // the JDK sets a code in front of the digits without the space that belongs there
        return said.startsWith(code) && Character.isDigit(said.charAt(code.length()))
                ? code + '\u00A0' + said.substring(code.length()) : said;
    }
}
