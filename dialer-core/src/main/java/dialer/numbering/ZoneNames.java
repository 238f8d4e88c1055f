package dialer.numbering;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as people write them: "Asia/Omsk", "UTC+5", "МСК+4", "+05:30". */
final class ZoneNames {

    private static final String MOSCOW = "Europe/Moscow";
    private static final Pattern OFFSET = Pattern.compile(
            "(?iu)(UTC|GMT|МСК|MSK)?\\s*([+\\-\u2212])\\s*(\\d{1,2})(?::?([0-5]\\d))?(?:\\s*ч\\.?)?");
    private static final Pattern MOSCOW_TIME = Pattern.compile("(?iu)МСК|MSK|московское время");
    private static final int MOSCOW_HOURS = 3;

    private ZoneNames() {
    }

    /** All zones of a cell; a cell that names none, or one that does not exist, gives nothing for that part. */
    static List<ZoneId> of(String cell) {
        if (cell.isBlank()) {
            return List.of();
        }
        Optional<ZoneId> whole = one(cell.strip());
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<ZoneId> zones = new ArrayList<>();
        for (String part : cell.split("[,;|\\s]+")) {
            one(part.strip()).filter(zone -> !zones.contains(zone)).ifPresent(zones::add);
        }
        return List.copyOf(zones);
    }

    private static Optional<ZoneId> one(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (MOSCOW_TIME.matcher(text).matches()) {
                return Optional.of(ZoneId.of(MOSCOW));
            }
            Matcher offset = OFFSET.matcher(text);
            return Optional.of(offset.matches() ? offset(offset) : ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneId offset(Matcher found) {
        int sign = found.group(2).equals("+") ? 1 : -1;
        boolean moscow = found.group(1) != null && MOSCOW_TIME.matcher(found.group(1)).matches();
        int minutes = found.group(4) == null ? 0 : Integer.parseInt(found.group(4));
        int hours = sign * Integer.parseInt(found.group(3)) + (moscow ? MOSCOW_HOURS : 0);
        return ZoneOffset.ofHoursMinutes(hours, sign * minutes);
    }
}
