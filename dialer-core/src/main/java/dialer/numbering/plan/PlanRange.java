package dialer.numbering.plan;

import dialer.numbering.place.Region;
import java.time.ZoneId;
import java.util.List;

/**
 * A range of the numbering plan.
 *
 * @param first    national number of ten digits, inclusive
 * @param last     inclusive
 * @param operator whom it was given to; says little since numbers may be taken along
 * @param place    as the registry words it
 * @param regions  the regions that wording means; empty when it means the whole country
 * @param zones    zones of the place, empty when it means the whole country
 */
public record PlanRange(long first, long last, String operator, String place, List<Region> regions,
        List<ZoneId> zones) {

    private static final long LOWEST = 1_000_000_000L;
    private static final long HIGHEST = 9_999_999_999L;

    public PlanRange {
        regions = List.copyOf(regions);
        zones = List.copyOf(zones);
        if (first < LOWEST || last > HIGHEST || first > last) {
            throw new IllegalArgumentException("A range of national numbers goes from ten digits to ten digits");
        }
    }
}
