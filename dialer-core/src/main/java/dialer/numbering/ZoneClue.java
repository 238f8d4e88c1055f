package dialer.numbering;

import java.time.ZoneId;
import java.util.List;

/**
 * One piece of evidence for where a recipient is.
 *
 * @param zones   zones that it leaves possible
 * @param regions ISO 3166-2 codes of the regions it points to, empty where it points to none
 * @param place   the town or region in words, empty for none
 */
public record ZoneClue(ZoneSource source, Confidence confidence, List<ZoneId> zones, List<String> regions,
        String place) {
    public ZoneClue {
        zones = List.copyOf(zones);
        regions = List.copyOf(regions);
    }
}
