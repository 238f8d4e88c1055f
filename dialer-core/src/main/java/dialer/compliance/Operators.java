package dialer.compliance;

import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.util.function.Supplier;

/**
 * Whose subscriber a number is, as far as its digits tell: by the imported numbering registry the operator to whom its
 * range was given, otherwise the three digits behind +7 or the four behind + elsewhere. Numbers are taken along from
 * one operator to another, so that this is a group of numbers that share most of their operator, and nothing more is
 * claimed.
 */
public final class Operators {

    /** Every operator. */
    public static final String ANY = "*";
    /** Without an imported registry. */
    public static final Operators BY_DIGITS = new Operators(() -> NumberingPlan.EMPTY);

    private static final int DIGITS = 5;
    private static final int LONGEST_NAME = 80;
    private static final int RUSSIAN = 12;

    private final Supplier<NumberingPlan> plan;

    /** {@code plan}: asked for each number, so that an import counts at once. */
    public Operators(Supplier<NumberingPlan> plan) {
        this.plan = plan;
    }

    /** Such as {@code ПАО "МТС"} or {@code +7916}; the number as E.164. */
    public String of(String e164) {
        if (e164.startsWith("+7") && e164.length() == RUSSIAN && !plan.get().isEmpty()) {
            String name = plan.get().rangeOf(Long.parseLong(e164.substring(2))).map(PlanRange::operator).orElse("")
                    .strip();
            if (!name.isEmpty()) {
                return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
            }
        }
        return e164.substring(0, Math.min(DIGITS, e164.length()));
    }
}
