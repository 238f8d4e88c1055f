package dialer.api.courier.slot;

import dialer.api.store.slot.Claim;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import java.time.LocalDate;
import java.util.List;

/**
 * One courier's slots, however they are known. An adapter to a courier's own system implements this; the usual ones
 * are {@link AskedSlots} and {@link PushedSlots}. All methods may take up to the courier's time-box.
 */
public interface SlotSource {

    /**
     * Slots of the days from {@code from} on, in any order, past ones among them.
     *
     * @throws SlotSilence when the courier gives no usable answer in time
     */
    List<Slot> search(Visit visit, LocalDate from) throws SlotSilence;

    /**
     * Keeps a place.
     *
     * @throws SlotGone    when there is none (any more)
     * @throws SlotSilence when the courier gives no usable answer in time
     */
    SlotHold hold(Visit visit, Claim claim, Slot slot) throws SlotGone, SlotSilence;

    /**
     * Promises the held place for good. May be said again.
     *
     * @throws SlotGone    when it is taken meanwhile
     * @throws SlotSilence when the courier gives no usable answer in time
     */
    void confirm(SlotHold hold) throws SlotGone, SlotSilence;

    /**
     * Tells the courier that the place is given back. May be said again, also of a hold he has forgotten.
     *
     * @throws SlotSilence when the courier gives no usable answer in time
     */
    void release(SlotHold hold) throws SlotSilence;
}
