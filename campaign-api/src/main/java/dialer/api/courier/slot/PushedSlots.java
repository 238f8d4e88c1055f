package dialer.api.courier.slot;

import dialer.api.store.slot.Claim;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import dialer.api.store.slot.SlotStore;
import dialer.engine.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Slots of a courier who pushes quotas: the database gives the places out. */
final class PushedSlots implements SlotSource {

    private final int courierId;
    private final SlotSettings settings;
    private final SlotStore slots;
    private final HoldStore holds;
    private final WallClock clock;

    PushedSlots(int courierId, SlotSettings settings, SlotStore slots, HoldStore holds, WallClock clock) {
        this.courierId = courierId;
        this.settings = settings;
        this.slots = slots;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public List<Slot> search(Visit visit, LocalDate from) {
        return slots.pushed(courierId, visit.zones(), from, from.plusDays(settings.days() - 1L), now());
    }

    @Override
    public SlotHold hold(Visit visit, Claim claim, Slot slot) throws SlotGone {
        return holds.take(claim, Long.parseLong(slot.slotId()), now()).orElseThrow(() -> new SlotGone(List.of()));
    }

    @Override
    public void confirm(SlotHold hold) throws SlotGone {
        if (!holds.confirm(hold, now())) {
            throw new SlotGone(List.of());
        }
    }

    @Override
    public void release(SlotHold hold) {
        // whoever gives a hold back does so in the store, and that is where the place is
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
