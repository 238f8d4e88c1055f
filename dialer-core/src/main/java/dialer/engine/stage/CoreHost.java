package dialer.engine.stage;

import dialer.core.DialerCore;
import dialer.core.contact.Contact;
import dialer.core.contact.NumberOffer;
import dialer.core.effect.Effects;
import dialer.core.effect.Refusal;
import dialer.core.input.Input;
import dialer.core.state.DialerState;
import dialer.core.state.StateReader;
import dialer.core.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The core with its memory, as the engine and a replay host it: apply an input, write the state down. */
public final class CoreHost implements Host {

    private final DialerState state;
    private final DialerCore core;

    private CoreHost(DialerState state) {
        this.state = state;
        this.core = new DialerCore(state);
    }

    /** A core that has seen nothing. */
    public static CoreHost empty() {
        return new CoreHost(DialerState.empty());
    }

    /** A core as it was when these bytes were written. */
    public static CoreHost restored(byte[] bytes) {
        return new CoreHost(DialerState.read(new StateReader(bytes)));
    }

    @Override
    public void apply(long atMs, Input input, Effects effects) {
        core.apply(atMs, input, effects);
    }

    /** Whether an operator has stopped all dialing. */
    public boolean isStoppedByOperator() {
        return state.stopped() == Refusal.STOPPED_BY_OPERATOR;
    }

    /** The contacts that the core holds, in their order, each with its numbers. */
    public Map<Long, List<Long>> contactsInHand() {
        Map<Long, List<Long>> held = new LinkedHashMap<>();
        for (Contact contact : state.contacts().inOrder()) {
            held.put(contact.id(), contact.offer().numbers().stream().map(NumberOffer::numberId).toList());
        }
        return held;
    }

    @Override
    public StateBytes state() {
        StateWriter writer = new StateWriter();
        state.write(writer);
        return new StateBytes(writer.bytes(), writer.hash());
    }
}
