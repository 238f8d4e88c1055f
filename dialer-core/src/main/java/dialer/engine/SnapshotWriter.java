package dialer.engine;

import dialer.engine.journal.Journal;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.Snapshot;
import dialer.engine.journal.SnapshotFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots on a thread of its own, and deletes what no snapshot needs any more: journal files before the
 * oldest kept snapshot once the store has everything up to it, outbox files that the store has.
 */
final class SnapshotWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final BlockingQueue<Optional<Snapshot>> waiting = new ArrayBlockingQueue<>(1);
    private final SnapshotFolder folder;
    private final Journal journal;
    private final OutboxJournal outboxJournal;
    private final DiskOutbox outbox;
    private final int kept;
    private volatile long writtenAtNanos = SystemClock.monotonicNanos();

    SnapshotWriter(SnapshotFolder folder, Journal journal, OutboxJournal outboxJournal, DiskOutbox outbox, int kept) {
        this.folder = folder;
        this.journal = journal;
        this.outboxJournal = outboxJournal;
        this.outbox = outbox;
        this.kept = kept;
    }

    /** Takes a snapshot to be written; while one is still being written the next is left out. */
    void accept(Snapshot snapshot) {
        if (!waiting.offer(Optional.of(snapshot))) {
            LOG.info("the disk is slow: {} is left out", snapshot);
        }
    }

    @Override
    public void run() {
        try {
            Optional<Snapshot> next = waiting.take();
            while (next.isPresent()) {
                write(next.get());
                next = waiting.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread when it has written what waits; not by an interrupt, which would tear a file being written. */
    void stop() {
        try {
            waiting.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes it now. A failure is logged and no more: the journal holds everything, the next snapshot comes. */
    void write(Snapshot snapshot) {
        try {
            folder.write(snapshot);
            writtenAtNanos = SystemClock.monotonicNanos();
            LOG.debug("wrote {}", snapshot);
            folder.keep(kept).ifPresent(this::tidyUp);
        } catch (IOException | RuntimeException e) {
            LOG.error("cannot write {}: {}", snapshot, e.toString());
        }
    }

    private void tidyUp(Snapshot oldest) {
        long carriedOver = outbox.carriedOver();
        if (carriedOver > 0) {
            outboxJournal.deleteBefore(carriedOver);
        }
        if (carriedOver >= oldest.outboxPosition()) {
            journal.deleteBefore(oldest.journalIndex());
        }
    }

    /** Milliseconds since the last one was written or, before the first, since the start. */
    long ageMs() {
        return (SystemClock.monotonicNanos() - writtenAtNanos) / 1_000_000;
    }
}
