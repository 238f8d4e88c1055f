package dialer.api.store;

import dialer.numbering.ZoneEvidence;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** How zones stand in the store: IANA names parted by commas, one mark for "anywhere in Russia", empty for unknown. */
public final class ZoneMarks {

    static final String ALL_OF_RUSSIA = "RU";

    private ZoneMarks() {
    }

    public static String of(List<ZoneId> zones) {
        return zones.equals(ZoneEvidence.ALL_OF_RUSSIA) ? ALL_OF_RUSSIA
                : zones.stream().map(ZoneId::getId).collect(Collectors.joining(","));
    }
}
