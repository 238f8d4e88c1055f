package dialer.simulation;

import dialer.core.effect.Effect;
import dialer.core.input.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every input of a run with its stamp, and a hash chain over all effects: entry n covers everything up to n. */
final class Journal {
    private static final long PRIME = 0x100000001b3L;

    private final List<Input> inputs = new ArrayList<>();
    private long[] stampsMs = new long[1_024];
    private long[] chain = new long[1_024];

    void add(long stampMs, Input input, List<Effect> effects) {
        int at = inputs.size();
        if (at == stampsMs.length) {
            stampsMs = Arrays.copyOf(stampsMs, 2 * at);
            chain = Arrays.copyOf(chain, 2 * at);
        }
        inputs.add(input);
        stampsMs[at] = stampMs;
        chain[at] = link(at == 0 ? 0 : chain[at - 1], effects);
    }

    /** The next link of a chain; the text of a record is canonical. */
    static long link(long before, List<Effect> effects) {
        long hash = before ^ 0xcbf29ce484222325L;
        for (Effect effect : effects) {
            hash = Chance.mix(hash * PRIME ^ effect.toString().hashCode());
        }
        return Chance.mix(hash);
    }

    int size() {
        return inputs.size();
    }

    Input input(int at) {
        return inputs.get(at);
    }

    long stampMs(int at) {
        return stampsMs[at];
    }

    long chain(int at) {
        return at < 0 ? 0 : chain[at];
    }
}
