package dialer.simulation;

import dialer.core.effect.Effect;
import dialer.core.input.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last forty inputs ({@code -Dsimulation.trace=N} for more) with their effects, for those who look for a fault. */
final class Trace {
    private static final int KEPT = Integer.getInteger("simulation.trace", 40);

    private record Entry(long atMs, Input input, List<Effect> effects) {
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private @Nullable Entry current;

    void begins(long atMs, Input input) {
        current = new Entry(atMs, input, List.of());
    }

    void ends(List<Effect> effects) {
        Entry begun = current;
        if (begun != null) {
            keep(new Entry(begun.atMs, begun.input, List.copyOf(effects)));
        }
        current = null;
    }

    private void keep(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    String text() {
        Entry begun = current;
        if (begun != null) {
            keep(begun);
            current = null;
        }
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append("%+10.3f s  %s%n".formatted((entry.atMs - World.START_MS) / 1_000.0, entry.input));
            entry.effects.forEach(effect -> text.append("                → %s%n".formatted(effect)));
        }
        return text.toString();
    }
}
