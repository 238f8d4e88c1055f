package dialer.engine;

import dialer.core.effect.CallEffect;

/** What the engine asks of telephony. Called on one thread, in order; must return at once. */
public interface Switch {

    /**
     * Asks a node for something. What comes of it arrives as inputs; a node that is down answers an Originate by
     * {@code CallInput.Ended} with the cause NOT_PLACED, and a CallAgent by {@code AgentInput.LegLost}.
     */
    void ask(CallEffect effect);
}
