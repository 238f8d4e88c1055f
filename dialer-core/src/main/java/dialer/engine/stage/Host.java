package dialer.engine.stage;

import dialer.core.effect.Effects;
import dialer.core.input.Input;

/** Whatever hosts the core; tests put a fault in between. */
public interface Host {

    /** Applies one input; throws when the core breaks a rule of its own. */
    void apply(long atMs, Input input, Effects effects);

    /** The state as it is now. */
    StateBytes state();
}
