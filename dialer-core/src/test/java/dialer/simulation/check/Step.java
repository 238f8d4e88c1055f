package dialer.simulation.check;

import dialer.core.effect.Effect;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import java.util.List;

/**
 * One input and all that the core asked for because of it.
 *
 * @param seq       counts up from 1
 * @param nowMs     the core's time: the latest stamp seen so far
 * @param timersDue whether timers were due, so that some effects may be older than the input itself
 */
public record Step(long seq, long nowMs, Input input, List<Effect> effects, boolean timersDue) {
    public Step {
        effects = List.copyOf(effects);
    }

    /**
     * Whether some effects may come from timers that were due before the input was known, so that no onlooker can
     * tell which of the two they answer.
     */
    public boolean mixed() {
        return timersDue && !(input instanceof EngineInput.Ticked);
    }
}
