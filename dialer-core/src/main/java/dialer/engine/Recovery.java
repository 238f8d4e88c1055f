package dialer.engine;

import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.core.state.OtherVersion;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.journal.Snapshot;
import dialer.engine.journal.SnapshotFolder;
import dialer.engine.journal.StoredEffect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From what lies on disk to a core that can go on: the newest snapshot that journal and outbox have caught up with,
 * then the journal's suffix. Call and show effects are dropped: they were asked long ago, and the nodes will say what
 * became of them. Store effects that the outbox does not have yet are appended.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int MOST_SKIPPED = 3;

    /**
     * Where the engine goes on.
     *
     * @param seq            number of the last input
     * @param atMs           its time, UTC ms; 0 before the first
     * @param epoch          the last run's; 0 before the first
     * @param outboxPosition of the newest store effect, 0 for none
     */
    record Recovered(Replay replay, long seq, long atMs, long epoch, long outboxPosition) {
    }

    private final Path directory;
    private final Journal journal;
    private final OutboxJournal outbox;
    private final SnapshotFolder snapshots;
    private final ShapeFolder shapes;
    private final SkippedInputs skipped;

    Recovery(Path directory, Journal journal, OutboxJournal outbox, SnapshotFolder snapshots, ShapeFolder shapes) {
        this.directory = directory;
        this.journal = journal;
        this.outbox = outbox;
        this.snapshots = snapshots;
        this.shapes = shapes;
        this.skipped = new SkippedInputs(directory);
    }

    Recovered recover() {
        Optional<JournaledInput> last = journal.last();
        Optional<StoredEffect> lastStored = outbox.last();
        long lastSeq = last.map(JournaledInput::seq).orElse(0L);
        long storedSeq = lastStored.map(StoredEffect::inputSeq).orElse(0L);
        if (storedSeq > lastSeq) {
            throw new CannotStart("The outbox knows input " + storedSeq + ", the journal ends at " + lastSeq
                    + ": the machine lost what it had not written to disk yet, or files are missing. Going on would "
                    + "dial people whom the store has settled already. Move " + directory + " aside and start again: "
                    + "the engine then begins anew with what the store knows (docs/OPERATIONS.md, After a power "
                    + "cut).");
        }
        shapes.begin(last.map(JournaledInput::epoch).orElse(0L) + 1); // an epoch's first document needs it
        for (int tries = 0;; tries++) {
            try {
                return replay(lastSeq, lastStored);
            } catch (Replay.Broke e) {
                if (tries == MOST_SKIPPED) {
                    throw new CannotStart("The core breaks on its own journal again and again, last: " + e.getMessage()
                            + ". `dialer journal replay` shows how; start the build that wrote it.", e);
                }
                LOG.error("{}: this input is passed over from now on (skipped.txt)", e.getMessage(), e);
                skipped.add(e.seq(), String.valueOf(e.getMessage()));
            }
        }
    }

    private Recovered replay(long lastSeq, Optional<StoredEffect> lastStored) {
        Replay replay = begin(lastSeq, lastStored.map(StoredEffect::position).orElse(0L));
        MissingEffects missing = new MissingEffects(outbox, lastStored);
        outbox.beginEpoch(journal.last().map(JournaledInput::epoch).orElse(0L) + 1);
        replay.run(journal, lastSeq, missing);
        if (lastSeq > 0) {
            LOG.info("recovered {} inputs behind {}; {} store effects had not reached the outbox", replay.applied(),
                    replay.begunFrom().map(Snapshot::toString).orElse("the beginning"), missing.appended());
        }
        return new Recovered(replay, replay.seq(), replay.atMs(), replay.epoch(), missing.position());
    }

    private Replay begin(long lastSeq, long outboxPosition) {
        for (Path file : snapshots.files()) {
            Optional<Snapshot> snapshot = snapshots.read(file)
                    .filter(found -> found.seq() <= lastSeq && found.outboxPosition() <= outboxPosition);
            if (snapshot.isPresent()) {
                try {
                    return Replay.from(snapshot.get(), skipped);
                } catch (OtherVersion e) {
                    throw new CannotStart("The files in " + directory + " were written by another version of the "
                            + "dialer (" + e.getMessage() + "). Start that version once more, or move the directory "
                            + "aside and start again: the engine then begins anew with what the store knows "
                            + "(docs/OPERATIONS.md, Upgrade).", e);
                } catch (RuntimeException e) {
                    LOG.warn("cannot use {}: {}", file, e.toString());
                }
            } else {
                LOG.warn("not from {}: damaged, or ahead of journal or outbox", file);
            }
        }
        long firstSeq = journal.first().map(JournaledInput::seq).orElse(1L);
        if (firstSeq != 1 || (lastSeq == 0 && !snapshots.files().isEmpty())) {
            throw new CannotStart("There is no snapshot that can be used, and the journal does not reach back to the "
                    + "beginning. Put the folders journal and snapshots back from a copy, or begin a new data "
                    + "directory.");
        }
        return Replay.fromStart(skipped);
    }

    /** Appends what a crash kept from the outbox. */
    private static final class MissingEffects implements Replay.Watcher {

        private final OutboxJournal outbox;
        private final long lastSeq;
        private final int lastOrdinal;
        private long position;
        private long appended;

        MissingEffects(OutboxJournal outbox, Optional<StoredEffect> last) {
            this.outbox = outbox;
            this.lastSeq = last.map(StoredEffect::inputSeq).orElse(0L);
            this.lastOrdinal = last.map(StoredEffect::ordinal).orElse(0);
            this.position = last.map(StoredEffect::position).orElse(0L);
        }

        @Override
        public void saw(JournaledInput input, List<Effect> effects) {
            int ordinal = 0;
            for (Effect effect : effects) {
                if (effect instanceof StoreEffect store) {
                    ordinal++;
                    if (input.seq() > lastSeq || (input.seq() == lastSeq && ordinal > lastOrdinal)) {
                        position = outbox.append(input.seq(), ordinal, input.atMs(), store);
                        appended++;
                    }
                }
            }
        }

        long position() {
            return position;
        }

        long appended() {
            return appended;
        }
    }
}
