package dialer.core.contact;

import java.util.List;

/**
 * One of a contact's numbers.
 *
 * @param numberId     the number's identity in the store, the same in every campaign
 * @param attemptsMade attempts of this contact at this number that count
 * @param windows      when it may be dialed, in order and apart; where none covers "now" it is not dialed
 * @param regionId     where the number is: equal for equal regions, 0 when not known
 * @param lineId       which of our own numbers the call will show, 0 when the trunk decides
 * @param dayBeginsAtMs an instant (UTC) at which a day begins where the number is, 0 when not known
 */
public record NumberOffer(long numberId, int attemptsMade, List<Window> windows, int regionId, int lineId,
        long dayBeginsAtMs) {
    public NumberOffer {
        windows = List.copyOf(windows);
        if (numberId < 1 || attemptsMade < 0 || regionId < 0 || lineId < 0) {
            throw new IllegalArgumentException("numberId from 1, attemptsMade, regionId and lineId from 0");
        }
    }

    /** A number of which nothing is known but when it may be dialed. */
    public NumberOffer(long numberId, int attemptsMade, List<Window> windows) {
        this(numberId, attemptsMade, windows, 0, 0, 0);
    }

    /** Whether the number may be dialed at this very moment. */
    public boolean allows(long atMs) {
        for (Window window : windows) {
            if (window.allows(atMs)) {
                return true;
            }
        }
        return false;
    }

    /** When the next window opens; "now" inside one, {@code Long.MAX_VALUE} when none is left. */
    public long nextOpeningMs(long atMs) {
        long next = Long.MAX_VALUE;
        for (Window window : windows) {
            if (window.closesAtMs() > atMs) {
                next = StrictMath.min(next, StrictMath.max(atMs, window.opensAtMs()));
            }
        }
        return next;
    }
}
