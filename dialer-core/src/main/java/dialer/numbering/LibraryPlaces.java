package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places of numbers outside Russia and Kazakhstan by libphonenumber. It is not asked about +7: for every mobile there
 * it answers sixteen zones, and for some Russian areas the wrong one.
 */
final class LibraryPlaces {

    /** More zones than this are a continent (a toll-free number of North America), not a place. */
    private static final int MOST_ZONES_OF_A_PLACE = 3;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    Optional<ZoneClue> clue(String e164) {
        PhoneNumber number;
        try {
            number = library.parse(e164, "ZZ");
        } catch (NumberParseException e) {
            return Optional.empty();
        }
        List<ZoneId> zones = new ArrayList<>();
        for (String name : PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number)) {
            try {
                if (!name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
                    zones.add(ZoneId.of(name));
                }
            } catch (DateTimeException e) {
                // a zone that this machine's tzdata does not know may be anywhere: nothing is known then
                return Optional.empty();
            }
        }
        if (zones.isEmpty()) {
            return Optional.empty();
        }
        Confidence confidence = zones.size() <= MOST_ZONES_OF_A_PLACE ? Confidence.MEDIUM : Confidence.LOW;
        return Optional.of(new ZoneClue(ZoneSource.LIBRARY, confidence, zones, List.of(), ""));
    }
}
