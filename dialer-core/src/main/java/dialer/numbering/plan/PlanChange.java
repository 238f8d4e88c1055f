package dialer.numbering.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What differs between two plans, counted in numbers.
 *
 * @param before   numbers given out in the old plan
 * @param after    numbers given out in the new plan
 * @param added    given out now and not before
 * @param removed  given out before and not now
 * @param moved    in another region now
 * @param operator with another operator now
 * @param examples the first changes, in words
 */
public record PlanChange(long before, long after, long added, long removed, long moved, long operator,
        List<String> examples) {

    private static final int MOST_EXAMPLES = 20;

    public PlanChange {
        examples = List.copyOf(examples);
    }

    /** Compares two plans. */
    public static PlanChange between(NumberingPlan old, NumberingPlan next) {
        Counter counter = new Counter();
        TreeSet<Long> edges = new TreeSet<>();
        for (NumberingPlan plan : List.of(old, next)) {
            for (PlanRange range : plan.ranges()) {
                edges.add(range.first());
                edges.add(range.last() + 1);
            }
        }
        Long first = null;
        for (Long edge : edges) {
            if (first != null) {
                counter.count(first, edge - 1, old, next);
            }
            first = edge;
        }
        return counter.change(size(old), size(next));
    }

    public boolean isEmpty() {
        return added == 0 && removed == 0 && moved == 0 && operator == 0;
    }

    private static long size(NumberingPlan plan) {
        return plan.ranges().stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    }

    /** Adds up pieces within which neither plan changes. */
    private static final class Counter {

        private final List<String> examples = new ArrayList<>();
        private long added;
        private long removed;
        private long moved;
        private long operator;

        void count(long first, long last, NumberingPlan old, NumberingPlan next) {
            long numbers = last - first + 1;
            PlanRange was = old.rangeOf(first).orElse(null);
            PlanRange is = next.rangeOf(first).orElse(null);
            if (was == null && is != null) {
                added += numbers;
                example(first, last, "new: " + is.place());
            } else if (was != null && is == null) {
                removed += numbers;
                example(first, last, "gone: " + was.place());
            } else if (was != null && is != null) {
                if (!was.regions().equals(is.regions())) {
                    moved += numbers;
                    example(first, last, was.place() + " → " + is.place());
                }
                if (!was.operator().equals(is.operator())) {
                    operator += numbers;
                }
            }
        }

        private void example(long first, long last, String what) {
            if (examples.size() < MOST_EXAMPLES) {
                examples.add("+7" + first + "–" + last + ": " + what);
            }
        }

        PlanChange change(long before, long after) {
            return new PlanChange(before, after, added, removed, moved, operator, examples);
        }
    }
}
