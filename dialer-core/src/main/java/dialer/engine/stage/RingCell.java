package dialer.engine.stage;

import dialer.core.effect.Effect;
import dialer.core.effect.Effects;
import dialer.core.input.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slot of the ring: an input on its way, then its effects. Each field is written by one stage only; the ring's
 * barriers make it seen by the stages behind. Used again when the ring comes round.
 */
public final class RingCell implements Effects {

    // the gate's
    long atMs;
    long enteredNanos;
    @Nullable Input input;

    // the journal stage's
    boolean journaled;
    long journalIndex;

    // the core stage's
    boolean applied;
    final List<Effect> effects = new ArrayList<>(4);
    @Nullable StateBytes state;

    /** The gate's part: an input, when it came in (UTC ms), and the monotonic clock at that moment. */
    public void fill(Input fact, long timeMs, long nanos) {
        input = fact;
        atMs = timeMs;
        enteredNanos = nanos;
    }

    @Override
    public void add(Effect effect) {
        effects.add(effect);
    }

    /** Whether the effects may leave: the cause is on disk, and the core has not broken on it. */
    boolean mayLeave() {
        return journaled && applied;
    }

    Input theInput() {
        Input fact = input;
        if (fact == null) {
            throw new IllegalStateException("a cell of the ring came by without an input");
        }
        return fact;
    }
}
