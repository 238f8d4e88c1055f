package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.Snapshot;
import java.util.function.Consumer;

/**
 * Appends store effects to the outbox, and hands a snapshot on when everything behind it is on disk: its inputs in
 * the journal, its store effects in the outbox.
 */
public final class OutboxStage implements EventHandler<RingCell> {

    private final OutboxJournal outbox;
    private final Freeze freeze;
    private final Consumer<Snapshot> snapshots;
    private final long firstSeq;
    private final long epoch;
    private volatile long position;
    private volatile long lastJournalIndex;
    private volatile long lastSeq;
    private volatile long lastAtMs;
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
        cell.input = null; // journal and core are done with it; a big batch must not stay until the ring comes round
        if (failed || !cell.mayLeave()) {
            return;
        }
        long seq = firstSeq + sequence;
        try {
            append(cell, seq);
        } catch (RuntimeException | Error e) {
            failed = true;
            freeze.because("the store effects of input " + seq + " cannot be put into the outbox (" + e + ")", e);
            return;
        }
        StateBytes state = cell.state;
        if (state != null) {
            snapshots.accept(snapshot(seq, cell.atMs, cell.journalIndex, state));
            cell.state = null;
        }
        lastJournalIndex = cell.journalIndex;
        lastAtMs = cell.atMs;
        lastSeq = seq;
    }

    private void append(RingCell cell, long seq) {
        int ordinal = 0;
        for (Effect effect : cell.effects) {
            if (effect instanceof StoreEffect store) {
                ordinal++;
                position = outbox.append(seq, ordinal, cell.atMs, store);
            }
        }
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
