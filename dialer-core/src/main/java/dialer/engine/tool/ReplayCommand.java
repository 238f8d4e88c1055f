package dialer.engine.tool;

import dialer.engine.Replay;
import dialer.engine.SkippedInputs;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.journal.Snapshot;
import dialer.engine.journal.SnapshotFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Inputs through the real core; says what the state is at the end, and with --effects what each input caused. */
final class ReplayCommand {

    private final PrintStream out;

    ReplayCommand(PrintStream out) {
        this.out = out;
    }

    int run(Options options) {
        Path directory = options.directory();
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory))) {
            Replay replay = begin(options, journal);
            out.println(replay.begunFrom().map(from -> "from the " + from).orElse("from the beginning"));
            try {
                replay.run(journal, options.upTo(), (input, effects) -> {
                    if (options.effects()) {
                        out.println(Lines.of(input));
                        effects.forEach(effect -> out.println(Lines.of(effect)));
                    }
                });
            } catch (Replay.Broke e) {
                out.println(e.getMessage());
                return 1;
            }
            out.println("replayed " + replay.applied() + " inputs up to " + replay.seq() + ", hash of the state "
                    + Long.toHexString(replay.state().hash()));
            return 0;
        }
    }

    /** From the beginning where asked for or possible without a snapshot, else from the newest one that serves. */
    private static Replay begin(Options options, Journal journal) {
        SkippedInputs skipped = new SkippedInputs(options.directory());
        SnapshotFolder snapshots = new SnapshotFolder(options.directory());
        long lastSeq = journal.last().map(JournaledInput::seq).orElse(0L);
        if (!options.fromStart()) {
            for (Path file : snapshots.files()) {
                Optional<Snapshot> snapshot = snapshots.read(file)
                        .filter(found -> found.seq() <= Math.min(lastSeq, options.upTo()));
                if (snapshot.isPresent()) {
                    return Replay.from(snapshot.get(), skipped);
                }
            }
        }
        return Replay.fromStart(skipped);
    }
}
