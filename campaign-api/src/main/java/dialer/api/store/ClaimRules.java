package dialer.api.store;

import dialer.compliance.Gatekeeper;
import dialer.compliance.Place;
import dialer.numbering.ZoneEvidence;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What decides when a campaign's contacts may be called.
 *
 * @param gates       the gate of each number: its rule packs' hours and limits
 * @param defaultZone IANA zone for numbers of which nothing is known, empty for none
 * @param ownMinutes  how long a callback promised in person waits for its agent, minutes
 * @param agentKept   whether every call of the campaign has an agent kept for it
 * @param seller      in whose name it calls, and by which other campaigns
 */
public record ClaimRules(Gates gates, String defaultZone, int ownMinutes,
        boolean agentKept, Seller seller) {

    /**
     * In whose name a campaign calls.
     *
     * @param courier   empty for nobody's
     * @param campaigns those in the same name, empty for this one alone
     */
    public record Seller(String courier, Set<Integer> campaigns) {
        public static final Seller NOBODY = new Seller("", Set.of());

        public Seller {
            campaigns = Set.copyOf(campaigns);
        }
    }

    /** The same gate for every number. */
    public ClaimRules(Gatekeeper gatekeeper, String defaultZone, int ownMinutes) {
        this((e164, attemptsMade) -> gatekeeper, defaultZone, ownMinutes, true, Seller.NOBODY);
    }

    /** Finds the gate of a number in E.164, for the next attempt at a contact after so many. */
    public interface Gates {
        Gatekeeper of(String e164, int attemptsMade);
    }

    /** The gate of a number for the first attempt. */
    public Gatekeeper gatekeeper(String e164) {
        return gates.of(e164, 0);
    }

    public Gatekeeper gatekeeper(String e164, int attemptsMade) {
        return gates.of(e164, attemptsMade);
    }

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
