package dialer.numbering.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of national numbers with the place they belong to, ordered and apart from each other. Immutable, so that it
 * can be replaced as a whole under a running server.
 */
public final class NumberingPlan {

    /** Nothing imported: every number's range is unknown. */
    public static final NumberingPlan EMPTY = new NumberingPlan("", List.of());

    private static final long HUNDREDS = 1_000_000_000L;

    private final String version;
    private final List<PlanRange> ranges;
    private final long[] firsts;
    /** A bit for each first digit of which the plan has ranges. */
    private final int covered;

    /**
     * A plan of ranges.
     *
     * @param version names the import, empty for none
     * @throws IllegalArgumentException when the ranges are out of order or overlap
     */
    public NumberingPlan(String version, List<PlanRange> ranges) {
        this.version = version;
        this.ranges = List.copyOf(ranges);
        this.firsts = new long[ranges.size()];
        int digits = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = ranges.get(i).first();
            digits |= 1 << (int) (firsts[i] / HUNDREDS);
            if (i > 0 && ranges.get(i - 1).last() >= firsts[i]) {
                throw new IllegalArgumentException("Ranges follow each other and do not overlap");
            }
        }
        this.covered = digits;
    }

    public String version() {
        return version;
    }

    public List<PlanRange> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return firsts.length == 0;
    }

    /** Whether a number may exist: it lies in a range, or nothing is known of the codes with its first digit. */
    public boolean mayHold(long national) {
        return (covered & (1 << (int) (national / HUNDREDS))) == 0 || rangeOf(national).isPresent();
    }

    /** The range of a national number (ten digits), empty when it lies in none. */
    public Optional<PlanRange> rangeOf(long national) {
        int at = Arrays.binarySearch(firsts, national);
        int range = at >= 0 ? at : -at - 2;
        return range < 0 || ranges.get(range).last() < national ? Optional.empty() : Optional.of(ranges.get(range));
    }
}
