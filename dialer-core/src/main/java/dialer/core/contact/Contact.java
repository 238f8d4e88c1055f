package dialer.core.contact;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact that the core holds: what the store offered, where it is now, and which numbers may still be tried. */
public final class Contact {
    /** Where a contact is. */
    public enum Place {
        /** Waits in its campaign's hopper. */
        HOPPER,
        /** An agent looks at its card. */
        PREVIEW,
        /** It is being dialed, or talks, or waits for its outcome. */
        ATTEMPT
    }

    private final int campaignId;
    private final long seq;
    private final ContactOffer offer;
    private final List<NumberOffer> numbers;
    /** Attempts that count and have come since the offer, in the order of the offer's numbers. */
    private final int[] triedSince;
    private Place place = Place.HOPPER;
    private long wakeAtMs;

    /**
     * @param seq order of arrival, unique
     */
    public Contact(int campaignId, long seq, ContactOffer offer) {
        this.campaignId = campaignId;
        this.seq = seq;
        this.offer = offer;
        this.numbers = new ArrayList<>(offer.numbers());
        this.triedSince = new int[offer.numbers().size()];
        this.wakeAtMs = offer.dueAtMs();
    }

    public long id() {
        return offer.contactId();
    }

    public int campaignId() {
        return campaignId;
    }

    public long seq() {
        return seq;
    }

    public ContactOffer offer() {
        return offer;
    }

    /** Numbers that may still be tried, in the store's order. */
    public List<NumberOffer> numbers() {
        return numbers;
    }

    public Place place() {
        return place;
    }

    public void moveTo(Place next) {
        Check.that(place != next, "a contact moves to another place", id());
        place = next;
    }

    /** When it is worth looking at the contact again. */
    public long wakeAtMs() {
        return wakeAtMs;
    }

    public void wakeAt(long atMs) {
        wakeAtMs = atMs;
    }

    /** Whether any agent may have it, or this agent in person. */
    public boolean isFor(int agentId, long nowMs) {
        return offer.forAgentId() == 0 || offer.forAgentId() == agentId || nowMs >= offer.forAgentUntilMs();
    }

    /** Whether the number is one of those that may still be tried. */
    public boolean has(long numberId) {
        for (NumberOffer number : numbers) {
            if (number.numberId() == numberId) {
                return true;
            }
        }
        return false;
    }

    /** Takes the number away. */
    public void drop(long numberId) {
        numbers.removeIf(number -> number.numberId() == numberId);
    }

    /** The first number with budget that may be dialed at this very moment; null when there is none. */
    public @Nullable NumberOffer numberFor(long nowMs, int maxPerNumber) {
        for (NumberOffer number : numbers) {
            if (hasBudget(number, maxPerNumber) && number.allows(nowMs)) {
                return number;
            }
        }
        return null;
    }

    /** A promised callback is kept even when the attempts are used up. */
    private boolean hasBudget(NumberOffer number, int maxPerNumber) {
        return offer.callback() || attemptsAt(number.numberId()) < maxPerNumber;
    }

    /** Whether no number has budget left. */
    public boolean usedUp(int maxPerNumber) {
        for (NumberOffer number : numbers) {
            if (hasBudget(number, maxPerNumber)) {
                return false;
            }
        }
        return true;
    }

    /** When the next window of a number with budget opens; {@code Long.MAX_VALUE} when none will. */
    public long nextOpeningMs(long nowMs, int maxPerNumber) {
        long next = Long.MAX_VALUE;
        for (NumberOffer number : numbers) {
            if (hasBudget(number, maxPerNumber)) {
                next = StrictMath.min(next, number.nextOpeningMs(nowMs));
            }
        }
        return next;
    }

    /** Whether another number than this one could still be tried. */
    public boolean hasOtherThan(long numberId, int maxPerNumber) {
        for (NumberOffer number : numbers) {
            if (number.numberId() != numberId && attemptsAt(number.numberId()) < maxPerNumber) {
                return true;
            }
        }
        return false;
    }

    /** This one of the numbers, if it has budget and may be dialed at this very moment; else null. */
    public @Nullable NumberOffer permitted(long numberId, long nowMs, int maxPerNumber) {
        for (NumberOffer number : numbers) {
            if (number.numberId() == numberId && hasBudget(number, maxPerNumber) && number.allows(nowMs)) {
                return number;
            }
        }
        return null;
    }

    /** An attempt at the number has ended after which the contact was not handed back. */
    public void tried(long numberId) {
        int at = placeOf(numberId);
        Check.that(at >= 0, "a number that was tried was offered", numberId);
        triedSince[at]++;
    }

    /** Attempts that count: what the store knew, and what has come since. */
    public int attemptsMade() {
        int made = offer.attemptsMade();
        for (int tries : triedSince) {
            made += tries;
        }
        return made;
    }

    /** Attempts of this contact at the number that count: what the store knew, and what has come since. */
    public int attemptsAt(long numberId) {
        int at = placeOf(numberId);
        return at < 0 ? 0 : offer.numbers().get(at).attemptsMade() + triedSince[at];
    }

    private int placeOf(long numberId) {
        List<NumberOffer> offered = offer.numbers();
        for (int at = 0; at < offered.size(); at++) {
            if (offered.get(at).numberId() == numberId) {
                return at;
            }
        }
        return -1;
    }

    /** Into a snapshot or out of one; the offer travels apart. */
    public void carry(Carrier c) {
        place = c.word(place, Place.values());
        wakeAtMs = c.number(wakeAtMs);
        for (int at = 0; at < triedSince.length; at++) {
            long numberId = offer.numbers().get(at).numberId();
            if (!c.flag(has(numberId))) {
                drop(numberId);
            }
            triedSince[at] = c.small(triedSince[at]);
        }
    }

    @Override
    public String toString() {
        return "contact " + id() + " " + place + " campaign " + campaignId + " priority " + offer.priority() + " due "
                + offer.dueAtMs() + " wake " + wakeAtMs + " numbers " + numbers.size();
    }
}
