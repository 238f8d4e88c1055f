package dialer.engine.tool;

import dialer.engine.Replay;
import dialer.engine.SkippedInputs;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournalTrouble;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.journal.Snapshot;
import dialer.engine.journal.SnapshotFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two journals input by input, or one journal's replay against the hashes that its run recorded in snapshots. */
final class DiffCommand {

    private final PrintStream out;

    DiffCommand(PrintStream out) {
        this.out = out;
    }

    int run(Options options) {
        List<Path> directories = options.directories();
        return directories.size() == 2 ? compare(directories.get(0), directories.get(1))
                : againstSnapshots(options.directory());
    }

    private int compare(Path one, Path other) {
        try (Journal first = Journal.toRead(one, new ShapeFolder(one));
                Journal second = Journal.toRead(other, new ShapeFolder(other));
                Journal.Reader a = first.fromStart();
                Journal.Reader b = second.fromStart()) {
            long same = 0;
            while (true) {
                JournaledInput left = a.next();
                JournaledInput right = b.next();
                if (left == null && right == null) {
                    out.println("no difference in " + same + " inputs");
                    return 0;
                }
                if (!isSame(left, right)) {
                    out.println("after " + same + " equal inputs:");
                    out.println("< " + (left == null ? "the end" : Lines.of(left)));
                    out.println("> " + (right == null ? "the end" : Lines.of(right)));
                    return 1;
                }
                same++;
            }
        }
    }

    private static boolean isSame(@Nullable JournaledInput left, @Nullable JournaledInput right) {
        return left != null && right != null && left.seq() == right.seq() && left.atMs() == right.atMs()
                && left.epoch() == right.epoch() && left.input().equals(right.input());
    }

    private int againstSnapshots(Path directory) {
        List<Snapshot> snapshots = snapshots(directory);
        if (snapshots.isEmpty()) {
            throw new JournalTrouble("there is no snapshot in " + directory + " to compare a replay with");
        }
        SkippedInputs skipped = new SkippedInputs(directory);
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory))) {
            boolean whole = journal.first().map(JournaledInput::seq).orElse(0L) == 1;
            Replay replay = whole ? Replay.fromStart(skipped) : Replay.from(snapshots.get(0), skipped);
            int different = 0;
            for (Snapshot snapshot : snapshots) {
                replay.run(journal, snapshot.seq(), (input, effects) -> { });
                different += compare(snapshot, replay) ? 0 : 1;
            }
            out.println(different == 0 ? "no difference" : different + " differences");
            return different == 0 ? 0 : 1;
        } catch (Replay.Broke e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private boolean compare(Snapshot snapshot, Replay replay) {
        long hash = replay.state().hash();
        boolean same = replay.seq() == snapshot.seq() && hash == snapshot.stateHash();
        out.println("input " + snapshot.seq() + ": the run had " + Long.toHexString(snapshot.stateHash())
                + ", the replay has " + Long.toHexString(hash) + (same ? "" : "  DIFFERENT"));
        return same;
    }

    /** Oldest first. */
    private static List<Snapshot> snapshots(Path directory) {
        SnapshotFolder folder = new SnapshotFolder(directory);
        List<Snapshot> snapshots = new ArrayList<>();
        folder.files().forEach(file -> folder.read(file).ifPresent(snapshots::add));
        snapshots.sort(Comparator.comparingLong(Snapshot::seq));
        return snapshots;
    }
}
