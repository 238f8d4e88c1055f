package dialer.api.rules;

import dialer.compliance.Hours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * At which hours people of a region have answered most, from our own attempts. Where too little is known it says so,
 * and nothing goes by it.
 */
public final class LearnedHours {

    /** Attempts of a region below which nothing is said about it. */
    public static final int LEAST_ATTEMPTS = 400;
    /** Attempts within an hour of the day below which nothing is said about that hour. */
    public static final int LEAST_IN_AN_HOUR = 25;
    /** Hours of which enough must be known before some of them can be the better ones. */
    public static final int LEAST_HOURS = 4;

    /** Nothing has been learned. */
    public static final LearnedHours NOTHING = new LearnedHours(Map.of());

    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private final Map<String, Region> regions;

    private LearnedHours(Map<String, Region> regions) {
        this.regions = new TreeMap<>(regions);
    }

    /**
     * What was counted in a region at an hour of the day there.
     *
     * @param region   ISO 3166-2
     * @param hour     0 to 23, by the wall clock there
     * @param attempts that were made
     * @param answered of them, by a person
     */
    public record Counted(String region, int hour, long attempts, long answered) {
    }

    /**
     * What is known of a region.
     *
     * @param enough whether it is enough to go by
     * @param best   hours at which more people answer than over the whole day; empty where not enough is known
     */
    public record Region(String region, long attempts, long answered, boolean enough, List<Hours> best) {
        public Region {
            best = List.copyOf(best);
        }
    }

    /** Learns from counts; several of the same region and hour add up. */
    public static LearnedHours of(List<Counted> counts) {
        Map<String, long[][]> byRegion = new TreeMap<>();
        for (Counted one : counts) {
            long[][] hours = byRegion.computeIfAbsent(one.region(), region -> new long[HOURS][2]);
            hours[one.hour()][0] += one.attempts();
            hours[one.hour()][1] += one.answered();
        }
        Map<String, Region> regions = new TreeMap<>();
        byRegion.forEach((region, hours) -> regions.put(region, region(region, hours)));
        return new LearnedHours(regions);
    }

    private static Region region(String region, long[][] hours) {
        long attempts = 0;
        long answered = 0;
        int known = 0;
        for (long[] hour : hours) {
            attempts += hour[0];
            answered += hour[1];
            known += hour[0] >= LEAST_IN_AN_HOUR ? 1 : 0;
        }
        List<Hours> best = new ArrayList<>();
        if (attempts >= LEAST_ATTEMPTS && known >= LEAST_HOURS && answered > 0) {
            for (int i = 0; i < HOURS; i++) {
                // more than the day's average, in whole numbers
                if (hours[i][0] >= LEAST_IN_AN_HOUR && hours[i][1] * attempts > answered * hours[i][0]) {
                    add(best, i);
                }
            }
        }
        return new Region(region, attempts, answered, !best.isEmpty(), best);
    }

    private static void add(List<Hours> best, int hour) {
        int from = hour * MINUTES;
        if (!best.isEmpty() && best.getLast().toMinute() == from) {
            best.set(best.size() - 1, new Hours(best.getLast().fromMinute(), from + MINUTES));
        } else {
            best.add(new Hours(from, from + MINUTES));
        }
    }

    /** The better hours of a region, in their order; empty where not enough is known. */
    public List<Hours> best(String region) {
        Region known = regions.get(region);
        return known == null ? List.of() : known.best();
    }

    /** Every region of which anything is known. */
    public List<Region> regions() {
        return List.copyOf(regions.values());
    }
}
