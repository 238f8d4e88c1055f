package dialer.engine;

import dialer.core.effect.Effect;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournalTrouble;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.Snapshot;
import dialer.engine.stage.CoreHost;
import dialer.engine.stage.StateBytes;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Journaled inputs through the real core, from the beginning or from a snapshot. Nothing leaves it. */
public final class Replay {

    /** Sees each input with the effects it had. */
    @FunctionalInterface
    public interface Watcher {
        void saw(JournaledInput input, List<Effect> effects);
    }

    /** The core broke on an input. */
    public static final class Broke extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final long seq;

        Broke(JournaledInput input, Throwable cause) {
            super("the core broke on input " + input.seq() + " (" + input.input().getClass().getSimpleName() + "): "
                    + cause.getMessage(), cause);
            this.seq = input.seq();
        }

        long seq() {
            return seq;
        }
    }

    private final SkippedInputs skipped;
    private final CoreHost core;
    private final @Nullable Snapshot from;
    private long seq;
    private long epoch;
    private long atMs;
    private long journalIndex;
    private long applied;

    private Replay(CoreHost core, @Nullable Snapshot from, SkippedInputs skipped) {
        this.core = core;
        this.from = from;
        this.skipped = skipped;
        if (from != null) {
            seq = from.seq();
            epoch = from.epoch();
            atMs = from.atMs();
            journalIndex = from.journalIndex();
        }
    }

    /** A replay of everything. */
    public static Replay fromStart(SkippedInputs skipped) {
        return new Replay(CoreHost.empty(), null, skipped);
    }

    /** A replay of what came after the snapshot; checks that the restored state is the one that was written. */
    public static Replay from(Snapshot snapshot, SkippedInputs skipped) {
        CoreHost core = CoreHost.restored(snapshot.state());
        long hash = core.state().hash();
        if (hash != snapshot.stateHash()) {
            throw new JournalTrouble("the state restored from the " + snapshot + " has the hash "
                    + Long.toHexString(hash));
        }
        return new Replay(core, snapshot, skipped);
    }

    /** Applies inputs up to and with the given number, or all when there are fewer. */
    public Replay run(Journal journal, long upToSeq, Watcher watcher) {
        try (Journal.Reader reader = seq == 0 ? journal.fromStart() : journal.behind(journalIndex, seq)) {
            while (seq < upToSeq) {
                JournaledInput next = reader.next();
                if (next == null) {
                    break;
                }
                apply(next, watcher);
            }
        }
        return this;
    }

    private void apply(JournaledInput next, Watcher watcher) {
        if (next.seq() != seq + 1) {
            throw new JournalTrouble("input " + (seq + 1) + " is missing in the journal: after " + seq + " comes "
                    + next.seq());
        }
        List<Effect> effects = new ArrayList<>();
        if (!skipped.contains(next.seq())) {
            try {
                core.apply(next.atMs(), next.input(), effects::add);
            } catch (RuntimeException | Error e) {
                throw new Broke(next, e);
            }
        }
        seq = next.seq();
        epoch = next.epoch();
        atMs = next.atMs();
        journalIndex = next.index();
        applied++;
        watcher.saw(next, effects);
    }

    /** Number of the last input applied. */
    public long seq() {
        return seq;
    }

    /** How many inputs have been applied behind the snapshot. */
    public long applied() {
        return applied;
    }

    /** The state as it is now. */
    public StateBytes state() {
        return core.state();
    }

    /** The snapshot this began from. */
    public Optional<Snapshot> begunFrom() {
        return Optional.ofNullable(from);
    }

    CoreHost core() {
        return core;
    }

    long epoch() {
        return epoch;
    }

    long atMs() {
        return atMs;
    }

    /** A snapshot of where this stands. */
    Snapshot snapshot(long outboxPosition) {
        StateBytes state = core.state();
        return new Snapshot(seq, epoch, atMs, journalIndex, outboxPosition, state.hash(), state.bytes());
    }
}
