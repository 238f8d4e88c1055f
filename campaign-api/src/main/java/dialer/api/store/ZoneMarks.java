package dialer.api.store;

import dialer.numbering.ZoneEvidence;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How zones stand in the store: IANA names parted by commas, one mark for "anywhere in Russia", empty for unknown. */
public final class ZoneMarks {

    static final String ALL_OF_RUSSIA = "RU";

    private ZoneMarks() {
    }

    /** The zones behind a mark; none where it is empty or names what this machine does not know. */
    public static List<ZoneId> zones(String mark) {
        if (mark.equals(ALL_OF_RUSSIA)) {
            return ZoneEvidence.ALL_OF_RUSSIA;
        }
        try {
            return mark.isEmpty() ? List.of() : Arrays.stream(mark.split(",")).map(ZoneId::of).toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }

    public static String of(List<ZoneId> zones) {
        return zones.equals(ZoneEvidence.ALL_OF_RUSSIA) ? ALL_OF_RUSSIA
                : zones.stream().map(ZoneId::getId).collect(Collectors.joining(","));
    }
}
