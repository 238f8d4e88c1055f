package dialer.numbering;

import dialer.numbering.place.PlaceHints;
import dialer.numbering.plan.NumberingPlan;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a cell to numbers in E.164 with a verdict and its reasons. What dominates in bases, a Russian or Kazakh number
 * with its usual separators, takes a path of its own through one loop and a table; everything else is read piece by
 * piece. Both use libphonenumber's data for what is valid. Safe for use by many threads.
 */
public final class PhoneNormaliser {

    private static final int NATIONAL = 10;
    private static final int WITH_PREFIX = 11;
    private static final List<NumberCode> PLAIN = List.of(NumberCode.PLAIN);
    private static final List<NumberCode> PREFIX_RESTORED = List.of(NumberCode.PREFIX_RESTORED);
    private static final List<NumberCode> FOREIGN = List.of(NumberCode.FOREIGN);
    private static final List<NumberCode> FOREIGN_PREFIX_RESTORED =
            List.of(NumberCode.PREFIX_RESTORED, NumberCode.FOREIGN);
    private static final long FIRST_PLAIN_COUNTING = 1_234_567L;
    private static final long FIRST_PLAIN_BACKWARDS = 7_654_321L;
    private static final long SUBSCRIBERS = 10_000_000L;
    private static final long ALIKE = 1_111_111L;

    private final NumberRules rules;
    private final Supplier<NumberingPlan> plan;
    private final CellReader reader;

    /** For a campaign in Russia, without an imported registry. */
    public PhoneNormaliser() {
        this(NumberRules.RUSSIA, () -> NumberingPlan.EMPTY);
    }

    /**
     * For a campaign's rules.
     *
     * @param plan asked for each number, so that an imported registry counts at once
     */
    public PhoneNormaliser(NumberRules rules, Supplier<NumberingPlan> plan) {
        this.rules = rules;
        this.plan = plan;
        this.reader = new CellReader(new DigitReader(rules, plan));
    }

    /** Countries that may be a home country: ISO 3166-1 codes that libphonenumber knows. */
    public static Set<String> countries() {
        return Library.countries();
    }

    /** Judges one cell; never throws for its content. */
    public FoundNumber judge(String cell) {
        return judge(cell, PlaceHints.NONE);
    }

    /** Judges one cell of a row that says where the person is: then a local number gets its area code. */
    public FoundNumber judge(String cell, PlaceHints hints) {
        FoundNumber plain = rules.sharesPlanOfRussia() ? plain(cell) : null;
        return plain == null ? reader.judge(cell, hints) : plain;
    }

    /** The long way without the short cut, which must agree with it. */
    FoundNumber judgeSlowly(String cell, PlaceHints hints) {
        return reader.judge(cell, hints);
    }

    /**
     * A plain number of ten or eleven digits with usual separators; null for everything that wants a closer look.
     * A dot with less than two digits behind it may be a spreadsheet's ".0", hence not plain.
     */
    @Nullable FoundNumber plain(String cell) {
        long value = 0;
        int digits = 0;
        int first = 0;
        boolean plus = false;
        int dots = 0;
        int behindDot = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 0) {
                    first = c - '0';
                }
                value = value * 10 + (c - '0');
                behindDot++;
                if (++digits > WITH_PREFIX) {
                    return null;
                }
            } else if (c == '.') {
                dots++;
                behindDot = 0;
            } else if (c == '+' && digits == 0 && !plus) {
                plus = true;
            } else if (!isSeparator(c)) {
                return null;
            }
        }
        if (digits < NATIONAL || dots == 1 || (dots > 1 && behindDot < 2)) {
            return null;
        }
        return digits == WITH_PREFIX ? prefixed(value, first, plus) : bare(value, first, plus);
    }

    private @Nullable FoundNumber prefixed(long value, int first, boolean plus) {
        if (first != 7 && (first != 8 || plus)) {
            return null;
        }
        return known(value - first * 10_000_000_000L, PLAIN);
    }

    /** Ten digits from 3, 4 or 9; from 7 and 8 they may be eleven of which one got lost. */
    private @Nullable FoundNumber bare(long value, int first, boolean plus) {
        return plus || (first != 9 && first != 4 && first != 3) ? null : known(value, PREFIX_RESTORED);
    }

    private @Nullable FoundNumber known(long national, List<NumberCode> codes) {
        int entry = SevenTable.of(national);
        if (entry == SevenTable.INVALID || looksMadeUp(national) || !plan.get().mayHold(national)) {
            return null;
        }
        NumberType type = SevenTable.type(entry);
        String country = SevenTable.country(entry);
        boolean foreign = !country.equals(rules.homeCountry());
        if (type == NumberType.PREMIUM || type == NumberType.SHARED_COST || (foreign && !rules.foreign())) {
            return null;
        }
        List<NumberCode> all = !foreign ? codes : codes.equals(PLAIN) ? FOREIGN : FOREIGN_PREFIX_RESTORED;
        return new FoundNumber(Verdict.OK, all, List.of(new DialNumber("+7" + national, "", type, country)));
    }

    /** Blanks, hyphens and brackets of all widths, and signs that nobody sees. */
    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '(' || c == ')' || c == '\u00a0' || c == '\u00ad' || c == '\u2212'
                || c == '\u202f' || c == '\ufeff' || (c >= '\u2000' && c <= '\u2015');
    }

    private static boolean looksMadeUp(long national) {
        long subscriber = national % SUBSCRIBERS;
        return subscriber % ALIKE == 0 || subscriber == FIRST_PLAIN_COUNTING || subscriber == FIRST_PLAIN_BACKWARDS;
    }
}
