package dialer.api.courier.slot;

import dialer.api.store.slot.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may offer now.
 *
 * @param asOf  when the courier said so, null when he has said nothing
 * @param zone  the recipient's clock, in which days and hours are meant
 * @param slots soonest first; none of them past its cut-off
 */
public record SlotOffer(Freshness freshness, @Nullable Instant asOf, ZoneId zone, List<Slot> slots) {
    public SlotOffer {
        slots = List.copyOf(slots);
    }

    /** How far the offer can be trusted. */
    public enum Freshness {
        /** As the courier has just said. */
        FRESH,
        /** The courier does not answer now; this is what he said a while ago. */
        STALE,
        /** The courier does not answer: wishes are noted, nothing is promised. */
        SILENT,
        /** The courier gives no slots: what is agreed with the recipient stands. */
        NONE
    }
}
