package dialer.api.live;

import dialer.api.courier.slot.SlotOffer;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent may promise now; pushed with the card, and the answer to a search.
 *
 * @param attemptId 0 in a preview
 * @param offset    of the clock in which days and hours are meant, {@code +03:00} or {@code Z}
 * @param today     there
 */
public record SlotsMessage(String type, long attemptId, long contactId, SlotOffer.Freshness freshness,
        @Nullable Instant asOf, String offset, String today, List<Offered> slots, List<Held> holds) {

    static SlotsMessage of(long attemptId, long contactId, SlotOffer offer, List<SlotHold> holds, Instant now) {
        return new SlotsMessage("slots", attemptId, contactId, offer.freshness(), offer.asOf(),
                now.atZone(offer.zone()).getOffset().getId(), now.atZone(offer.zone()).toLocalDate().toString(),
                offer.slots().stream().map(Offered::of).toList(), holds.stream().map(Held::of).toList());
    }

    /**
     * A slot; days and hours are the recipient's.
     *
     * @param left null when the courier does not say how many places there are
     */
    public record Offered(String slotId, String zone, String date, String from, String to, @Nullable Integer left,
            @Nullable Instant cutoffAt) {

        /** As it is shown. */
        public static Offered of(Slot slot) {
            return new Offered(slot.slotId(), slot.zone(), slot.day().toString(), slot.from().toString(),
                    slot.to().toString(), slot.left(), slot.cutoffAt());
        }
    }

    /** A place that is kept. */
    public record Held(String holdId, List<String> orderKeys, Offered slot, Instant expiresAt, boolean confirmed) {

        /** As it is shown. */
        public static Held of(SlotHold hold) {
            return new Held(hold.holdId().toString(), hold.orderKeys(), Offered.of(hold.slot()), hold.expiresAt(),
                    hold.state() == SlotHold.State.CONFIRMED);
        }
    }

    /** A hold nobody has confirmed in time. */
    record Expired(String type, long attemptId, String holdId) {
        Expired(long attemptId, String holdId) {
            this("slotExpired", attemptId, holdId);
        }
    }
}
