package dialer.api.store;

import dialer.compliance.CallerIds;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Permits;
import dialer.compliance.Place;
import dialer.compliance.TimeOfDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides when a campaign's contacts may be called.
 *
 * @param gates       the gate of each number: its rule packs' hours and limits
 * @param lines       from which of our numbers a call would come
 * @param ownMinutes  how long a callback promised in person waits for its agent, minutes
 * @param agentKept   whether every call of the campaign has an agent kept for it
 * @param seller      in whose name it calls
 * @param manner      what the campaign has chosen
 */
public record ClaimRules(Gates gates, Lines lines, int ownMinutes, boolean agentKept, Seller seller, Manner manner) {

    /**
     * In whose name a campaign calls where a contact has no courier of its own.
     *
     * @param courier  empty for nobody's
     * @param couriers those of all campaigns, by their ids; without those that call in nobody's name
     */
    public record Seller(String courier, Map<Integer, String> couriers) {
        public static final Seller NOBODY = new Seller("", Map.of());

        public Seller {
            couriers = Map.copyOf(couriers);
        }

        /** In whose name a contact of the campaign is called; empty for nobody's. */
        public String of(String contactsCourier, int campaignId) {
            return contactsCourier.isEmpty() ? couriers.getOrDefault(campaignId, "") : contactsCourier;
        }

        /** In whose name a contact of this campaign is called. */
        public String of(String contactsCourier) {
            return contactsCourier.isEmpty() ? courier : contactsCourier;
        }
    }

    /**
     * What a campaign has chosen.
     *
     * @param defaultZone    IANA zone for numbers of which nothing is known, empty for none
     * @param addressWins    whether the number's own place is left out where the address is known
     * @param otherTimeAfter dispositions after which the next attempt is made at another time of day
     */
    public record Manner(String defaultZone, boolean addressWins, Set<String> otherTimeAfter) {
        public Manner {
            otherTimeAfter = Set.copyOf(otherTimeAfter);
        }
    }

    /**
     * Whose gate is asked for.
     *
     * @param e164         the number
     * @param region       ISO 3166-2 of the recipient's place, empty when it is not known
     * @param attemptsMade at the contact, {@link dialer.compliance.CampaignRules#ANY_ROUND} where a promise is due
     * @param avoided      the time of day at which the last attempt was in vain; null for any
     * @param wishes       whether another time of day and learned hours count
     */
    public record Callee(String e164, String region, int attemptsMade, @Nullable TimeOfDay avoided, boolean wishes) {
        /** Somebody whose first attempt it is. */
        public static Callee first(String e164, String region) {
            return new Callee(e164, region, 0, null, true);
        }

        /** The same without what is only wished for. */
        public Callee plainly() {
            return new Callee(e164, region, attemptsMade, null, false);
        }

        @Override
        public String toString() {
            return "Callee[" + region + ", " + attemptsMade + "]";
        }
    }

    /** The same gate for every number. */
    public ClaimRules(Gatekeeper gatekeeper, String defaultZone, int ownMinutes) {
        this(callee -> gatekeeper, Lines.NOT_ASKED, ownMinutes, true, Seller.NOBODY,
                new Manner(defaultZone, false, Set.of()));
    }

    /** Finds the gate of a number. */
    public interface Gates {
        Gatekeeper of(Callee callee);
    }

    /** Finds the number from which a call would come. */
    public interface Lines {
        /** Whatever number the way out shows. */
        Lines NOT_ASKED = (courier, e164, needsLabel) ->
                new CallerIds.Choice(Optional.empty(), Permits.Line.NOT_ASKED);

        /** {@code courier}: in whose name; {@code needsLabel}: whether the recipient's place asks for a label. */
        CallerIds.Choice of(String courier, String e164, boolean needsLabel);
    }

    public Gatekeeper gatekeeper(Callee callee) {
        return gates.of(callee);
    }

    /** Places of a stored number, as calling hours want them; {@code region} stands for all of its zones. */
    public List<Place> places(String zones, String region, String evidence) {
        return new StoredPlaces(manner).of(zones, region, evidence);
    }

    /** The same rules with other gates and another default zone, to see what they would bring. */
    public ClaimRules with(Gates others, String defaultZone, boolean addressWins) {
        return new ClaimRules(others, lines, ownMinutes, agentKept, seller,
                new Manner(defaultZone, addressWins, manner.otherTimeAfter()));
    }
}
