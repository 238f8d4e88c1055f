package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.engine.journal.Journal;

/** Appends each input to the journal. After one failure it appends nothing more, so that no number is left out. */
public final class JournalStage implements EventHandler<RingCell> {

    private final Journal journal;
    private final Freeze freeze;
    private final long firstSeq;
    private volatile long journaledSeq;
    private boolean failed;

    /**
     * @param firstSeq the number of the first input that will pass
     */
    public JournalStage(Journal journal, Freeze freeze, long firstSeq) {
        this.journal = journal;
        this.freeze = freeze;
        this.firstSeq = firstSeq;
        this.journaledSeq = firstSeq - 1;
    }

    @Override
    public void onEvent(RingCell cell, long sequence, boolean endOfBatch) {
        cell.journaled = false;
        if (failed) {
            return;
        }
        long seq = firstSeq + sequence;
        try {
            cell.journalIndex = journal.append(seq, cell.atMs, cell.theInput());
            cell.journaled = true;
            if (endOfBatch) {
                journaledSeq = seq;
            }
        } catch (RuntimeException | Error e) {
            failed = true;
            freeze.because("input " + seq + " cannot be journaled (" + e + ")", e);
        }
    }

    /** The number of the newest input on disk; may lag a little while a batch is written. */
    public long journaledSeq() {
        return journaledSeq;
    }
}
