package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a recipient may be, best evidence first: the zone the base names, the postal index, a land line's area, the
 * campaign's own default. A Russian mobile alone says nothing: then all zones of Russia come back, and the hours that
 * are allowed in all of them are left.
 */
public final class ZoneEvidence {

    /** One zone for each offset in use in Russia, Kaliningrad to Kamchatka (tzdata). */
    public static final List<ZoneId> ALL_OF_RUSSIA = List.of("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara",
            "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok",
            "Asia/Magadan", "Asia/Kamchatka").stream().map(ZoneId::of).toList();

    /** Area codes for which the library is wrong: Kaliningrad and Saratov (checked against tzdata). */
    private static final Map<String, String> CORRECTED_AREAS = Map.of("74012", "Europe/Kaliningrad",
            "78452", "Europe/Saratov");
    /** One zone since March 2024. */
    private static final ZoneId KAZAKHSTAN = ZoneId.of("Asia/Almaty");
    private static final String MOSCOW_TIME = "МСК";
    private static final Pattern UTC_OFFSET = Pattern.compile("(?:UTC|GMT|МСК)?\\s*([+-]\\d{1,2})(?::?00)?");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();

    /**
     * Zones in which the recipient may be; empty when nothing is known, which must not be dialed.
     *
     * @param zoneCell    what the base says about the zone, empty for nothing
     * @param index       postal index, empty for none
     * @param defaultZone the campaign's, empty for none
     * @param e164        the number
     */
    public List<ZoneId> zones(String zoneCell, String index, String defaultZone, String e164) {
        return named(zoneCell)
                .or(() -> PostalIndex.zone(index))
                .map(List::of)
                .orElseGet(() -> ofNumberOr(named(defaultZone), e164));
    }

    /** A number that says one place outweighs the campaign's default, which outweighs a number that says many. */
    private List<ZoneId> ofNumberOr(Optional<ZoneId> campaigns, String e164) {
        List<ZoneId> own = ofNumber(e164);
        return own.size() == 1 ? own : campaigns.map(List::of).orElse(own);
    }

    private static Optional<ZoneId> named(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var offset = UTC_OFFSET.matcher(text);
        try {
            if (offset.matches()) {
                int hours = Integer.parseInt(offset.group(1)) + (text.startsWith(MOSCOW_TIME) ? 3 : 0);
                return Optional.of(ZoneOffset.ofHours(hours));
            }
            if (text.equals(MOSCOW_TIME)) {
                return Optional.of(ZoneId.of("Europe/Moscow"));
            }
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<ZoneId> ofNumber(String e164) {
        PhoneNumber number;
        try {
            number = library.parse(e164, "RU");
        } catch (NumberParseException e) {
            return List.of();
        }
        String digits = e164.substring(1);
        for (Map.Entry<String, String> area : CORRECTED_AREAS.entrySet()) {
            if (digits.startsWith(area.getKey())) {
                return List.of(ZoneId.of(area.getValue()));
            }
        }
        boolean kazakh = digits.startsWith("77") || digits.startsWith("76");
        if (kazakh) {
            return List.of(KAZAKHSTAN);
        }
        boolean russian = number.getCountryCode() == 7;
        if (russian && (digits.charAt(1) == '9' || digits.startsWith("7800"))) {
            return ALL_OF_RUSSIA;
        }
        List<String> named = mapper.getTimeZonesForNumber(number).stream()
                .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())).toList();
        return named.stream().map(ZoneId::of).toList();
    }
}
