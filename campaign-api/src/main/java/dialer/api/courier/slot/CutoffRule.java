package dialer.api.courier.slot;

import dialer.api.store.slot.Slot;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until when a slot can be promised where its courier does not say so for each slot, on the recipient's wall clock:
 * so many days before at a certain hour, "the day before by 17:00".
 *
 * @param daysBefore 0 to 30; with 0 and no earlier hour the slot's own beginning is the limit
 */
public record CutoffRule(int daysBefore, LocalTime at) {

    /** Until the slot begins. */
    public static final CutoffRule AT_THE_START = new CutoffRule(0, LocalTime.MAX);

    public CutoffRule {
        if (daysBefore < 0 || daysBefore > 30) {
            throw new IllegalArgumentException("daysBefore is 0 to 30");
        }
    }

    /**
     * The earliest of: the slot's own cut-off, the rule's, the slot's beginning. Nothing is promised at that instant or
     * later. Where clocks are put forward over the hour, the instant after the gap counts.
     */
    Instant cutoff(Slot slot, ZoneId zone) {
        Instant begins = slot.day().atTime(slot.from()).atZone(zone).toInstant();
        Instant byRule = slot.day().minusDays(daysBefore).atTime(at).atZone(zone).toInstant();
        Instant earliest = byRule.isBefore(begins) ? byRule : begins;
        Instant own = slot.cutoffAt();
        return own != null && own.isBefore(earliest) ? own : earliest;
    }
}
