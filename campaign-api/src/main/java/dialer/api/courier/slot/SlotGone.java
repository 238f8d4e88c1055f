package dialer.api.courier.slot;

import dialer.api.store.slot.Slot;
import java.util.List;

/** Somebody else has the place, or its moment has passed. */
public final class SlotGone extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Slot> alternatives;

    /** @param alternatives what the courier offers instead; empty when he names none */
    public SlotGone(List<Slot> alternatives) {
        super("the slot is gone");
        this.alternatives = List.copyOf(alternatives);
    }

    public List<Slot> alternatives() {
        return alternatives;
    }
}
