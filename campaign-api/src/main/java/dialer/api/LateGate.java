package dialer.api;

import dialer.core.input.Input;
import dialer.engine.InputGate;
import java.util.concurrent.CompletableFuture;

/** The engine's gate for parts that must stand before the engine does. Until it is open nothing gets in. */
final class LateGate implements InputGate {

    private final CompletableFuture<InputGate> gate = new CompletableFuture<>();

    void open(InputGate opened) {
        gate.complete(opened);
    }

    @Override
    public boolean offer(Input input) {
        return gate.isDone() && gate.join().offer(input);
    }

    @Override
    public void publish(Input input) {
        gate.join().publish(input);
    }
}
