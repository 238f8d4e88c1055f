package dialer.compliance;

import java.time.ZoneId;

/**
 * Where a recipient may be, as far as calling hours care.
 *
 * @param zone   whose wall clock counts
 * @param region ISO 3166-2 for regional holidays, such as {@code RU-BA}; empty when it is not known
 */
public record Place(ZoneId zone, String region) {

    /** A place of which only the zone is known. */
    public static Place of(ZoneId zone) {
        return new Place(zone, "");
    }
}
