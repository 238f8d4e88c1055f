package dialer.simulation;

import dialer.core.effect.Effect;
import dialer.simulation.check.RuleBroken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A journal replayed gives the same effects and bytes, also by a core restored from a snapshot on the way. */
final class Proof {
    private Proof() {
    }

    /** Replays into the fresh core; {@code restoreAt} is the input before which a second core is restored. */
    static void replay(Journal journal, CorePort fresh, byte[] finalBytes, int restoreAt) {
        List<Effect> effects = new ArrayList<>();
        CorePort restored = fresh;
        for (int at = 0; at < journal.size(); at++) {
            if (at == restoreAt) {
                byte[] snapshot = fresh.snapshot();
                restored = fresh.restored(snapshot);
                RuleBroken.unless(Arrays.equals(snapshot, restored.snapshot()), "snapshot-bytes",
                        "a restored state writes other bytes before input %s", at);
            }
            apply(journal, fresh, at, effects, "replay-differs");
            if (at >= restoreAt) {
                apply(journal, restored, at, effects, "restored-differs");
            }
        }
        RuleBroken.unless(Arrays.equals(finalBytes, fresh.snapshot()), "replay-bytes", "final states differ");
        RuleBroken.unless(Arrays.equals(finalBytes, restored.snapshot()), "restored-bytes", "final states differ");
    }

    private static void apply(Journal journal, CorePort core, int at, List<Effect> effects, String rule) {
        effects.clear();
        core.apply(journal.stampMs(at), journal.input(at), effects::add);
        RuleBroken.unless(Journal.link(journal.chain(at - 1), effects) == journal.chain(at), rule,
                "input %s (%s) gives %s", at, journal.input(at), effects);
    }

    static long hash(byte[] bytes, long chain) {
        long hash = chain;
        for (byte one : bytes) {
            hash = (hash ^ one) * 0x100000001b3L;
        }
        return Chance.mix(hash);
    }
}
