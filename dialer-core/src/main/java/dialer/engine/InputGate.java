package dialer.engine;

import dialer.core.input.Input;

/** The one way in. Stamps the time, puts the input into the ring, and refuses when the ring is full. */
public interface InputGate {

    /**
     * Puts the input into the ring if there is room, without waiting.
     *
     * @return false when the ring is full or the engine is not running: nothing has happened, the caller must say so
     */
    boolean offer(Input input);

    /**
     * Puts the input into the ring, waiting for room as long as it takes.
     *
     * @throws IllegalStateException when the engine has stopped
     */
    void publish(Input input);
}
