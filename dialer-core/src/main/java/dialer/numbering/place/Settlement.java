package dialer.numbering.place;

import java.time.ZoneId;
import java.util.List;

/**
 * A town that the table knows.
 *
 * @param codes area codes without the country code, one for most towns, several for Moscow, none where not known
 * @param zones IANA zones in use there, one for every town of the table
 */
public record Settlement(String name, Region region, List<String> codes, List<ZoneId> zones) {

    private static final int NATIONAL_DIGITS = 10;

    public Settlement {
        codes = List.copyOf(codes);
        zones = List.copyOf(zones);
    }

    /** Area codes behind which a local number of so many digits makes a whole one. */
    public List<String> codesFor(int localDigits) {
        return codes.stream().filter(code -> code.length() + localDigits == NATIONAL_DIGITS).toList();
    }
}
