package dialer.api.store;

import dialer.compliance.Gatekeeper;
import dialer.compliance.Place;
import dialer.numbering.ZoneEvidence;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * What decides when a campaign's contacts may be called.
 *
 * @param gatekeeper  the rule pack's hours and limits
 * @param defaultZone IANA zone for numbers of which nothing is known, empty for none
 * @param ownMinutes  how long a callback promised in person waits for its agent, minutes
 */
public record ClaimRules(Gatekeeper gatekeeper, String defaultZone, int ownMinutes) {

    /** Places of a stored number, as calling hours want them. */
    public List<Place> places(String stored) {
        return zones(stored).stream().map(Place::of).toList();
    }

    /** Zones of a stored number: what intake found, or the campaign's default; empty when nobody knows. */
    public List<ZoneId> zones(String stored) {
        if (stored.equals(ZoneMarks.ALL_OF_RUSSIA)) {
            return defaultZone.isEmpty() ? ZoneEvidence.ALL_OF_RUSSIA : List.of(ZoneId.of(defaultZone));
        }
        if (stored.isEmpty()) {
            return defaultZone.isEmpty() ? List.of() : List.of(ZoneId.of(defaultZone));
        }
        try {
            return Arrays.stream(stored.split(",")).map(ZoneId::of).toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }
}
