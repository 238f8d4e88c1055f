package dialer.numbering.place;

import java.time.ZoneId;
import java.util.List;

/**
 * One of the 89 regions of Russia.
 *
 * @param code   ISO 3166-2 where there is one, such as {@code RU-PRI}
 * @param nameRu "Приморский край"
 * @param nameEn "Primorsky Krai"
 * @param zones  IANA zones in use there; more than one in Yakutia and on Sakhalin and the Kurils
 */
public record Region(String code, String nameRu, String nameEn, List<ZoneId> zones) {
    public Region {
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("A region has a zone");
        }
    }
}
