package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.Snapshot;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends store effects to the outbox, those of a batch in one document, and hands a snapshot on when everything behind
 * it is on disk: its inputs in the journal, its store effects in the outbox.
 */
public final class OutboxStage implements EventHandler<RingCell> {

    private final OutboxJournal outbox;
    private final Freeze freeze;
    private final Consumer<Snapshot> snapshots;
    private final long firstSeq;
    private final long epoch;
    private final Aside aside = new Aside();
    private volatile long position;
    private volatile long lastJournalIndex;
    private volatile long lastSeq;
    private volatile long lastAtMs;
    private @Nullable RingCell taken;
    private long takenSeq;
    private boolean failed;

    /**
     * @param firstSeq the number of the first input that will pass
     * @param position of the newest effect in the outbox, 0 for none
     */
    public OutboxStage(OutboxJournal outbox, Freeze freeze, Consumer<Snapshot> snapshots, long epoch, long firstSeq,
            long position) {
        this.outbox = outbox;
        this.freeze = freeze;
        this.snapshots = snapshots;
        this.epoch = epoch;
        this.firstSeq = firstSeq;
        this.position = position;
        this.lastSeq = firstSeq - 1;
    }

    @Override
    public void onEvent(RingCell cell, long sequence, boolean endOfBatch) {
        aside.letCallsPass(cell, endOfBatch);
        cell.input = null; // journal and core are done with it; a big batch must not stay until the ring comes round
        if (failed) {
            return;
        }
        try {
            if (cell.mayLeave()) {
                take(cell, firstSeq + sequence);
            }
            if (endOfBatch) {
                settle();
            }
        } catch (RuntimeException | Error e) {
            failed = true;
            freeze.because("the store effects of input " + (firstSeq + sequence)
                    + " cannot be put into the outbox (" + e + ")", e);
        }
    }

    private void take(RingCell cell, long seq) {
        int ordinal = 0;
        for (Effect effect : cell.effects) {
            if (effect instanceof StoreEffect store) {
                ordinal++;
                outbox.add(seq, ordinal, cell.atMs, store);
            }
        }
        taken = cell;
        takenSeq = seq;
        StateBytes state = cell.state;
        if (state != null || outbox.isFull()) {
            settle();
        }
        if (state != null) {
            snapshots.accept(snapshot(seq, cell.atMs, cell.journalIndex, state));
            cell.state = null;
        }
    }

    /** What was taken is on disk from now on. */
    private void settle() {
        RingCell newest = taken;
        if (newest == null) {
            return;
        }
        taken = null;
        if (!outbox.isEmpty()) {
            position = outbox.flush();
        }
        lastJournalIndex = newest.journalIndex;
        lastAtMs = newest.atMs;
        lastSeq = takenSeq;
    }

    /** A snapshot behind the last input that passed; for the end, when the ring has run dry. */
    public Snapshot lastSnapshot(StateBytes state) {
        return snapshot(lastSeq, lastAtMs, lastJournalIndex, state);
    }

    private Snapshot snapshot(long seq, long atMs, long journalIndex, StateBytes state) {
        return new Snapshot(seq, epoch, atMs, journalIndex, position, state.hash(), state.bytes());
    }

    /** Position of the newest effect in the outbox. */
    public long position() {
        return position;
    }

    /** Number of the last input whose effects have left. */
    public long lastSeq() {
        return lastSeq;
    }
}
