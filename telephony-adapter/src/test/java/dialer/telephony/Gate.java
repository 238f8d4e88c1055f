package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.core.input.Input;
import dialer.engine.InputGate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The way into an engine that is not there: keeps what comes, and can be full. */
final class Gate implements InputGate {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Input> inputs = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile Consumer<Input> reaction = _ -> { };

    @Override
    public boolean offer(Input input) {
        if (full) {
            return false;
        }
        publish(input);
        return true;
    }

    @Override
    public void publish(Input input) {
        inputs.add(input);
        reaction.accept(input);
    }

    /** What a core would do at once; called on the thread that brings the input. */
    void reactsWith(Consumer<Input> action) {
        reaction = action;
    }

    void full(boolean now) {
        full = now;
    }

    List<Input> all() {
        return List.copyOf(inputs);
    }

    <T extends Input> List<T> all(Class<T> type) {
        return inputs.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until this very input has come. */
    void awaits(Input input) {
        await().pollInterval(OFTEN).atMost(PATIENCE).untilAsserted(() -> assertThat(inputs).contains(input));
    }

    /** Waits until an input like this has come, and gives the first. */
    <T extends Input> T awaits(Class<T> type, Predicate<T> like) {
        await().pollInterval(OFTEN).atMost(PATIENCE).untilAsserted(() -> assertThat(all(type)).anyMatch(like));
        return all(type).stream().filter(like).findFirst().orElseThrow();
    }

    void forget() {
        inputs.clear();
    }
}
