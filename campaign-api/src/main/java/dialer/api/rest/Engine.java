package dialer.api.rest;

import dialer.core.input.Input;
import dialer.engine.InputGate;

/** The way from a request into the ring. */
final class Engine {

    private final InputGate gate;

    Engine(InputGate gate) {
        this.gate = gate;
    }

    /**
     * Hands over what a person asks for.
     *
     * @throws ProblemException 503 when the ring is full or the engine has stopped; nothing has happened then
     */
    void ask(Input input) {
        if (!gate.offer(input)) {
            throw ProblemException.busy();
        }
    }

    /** Tells what the store holds already, so that it must not get lost: waits for room in the ring. */
    void tell(Input input) {
        try {
            gate.publish(input);
        } catch (IllegalStateException e) {
            throw ProblemException.busy();
        }
    }
}
