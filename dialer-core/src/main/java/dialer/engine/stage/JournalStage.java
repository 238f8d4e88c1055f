package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.engine.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends inputs to the journal, those of a batch in one document; the stages behind see a batch when it is on disk.
 * After one failure nothing more is appended, so that no number is left out.
 */
public final class JournalStage implements EventHandler<RingCell> {

    private final Journal journal;
    private final Freeze freeze;
    private final long firstSeq;
    private volatile long journaledSeq;
    private final List<RingCell> unwritten = new ArrayList<>();
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
            journal.add(seq, cell.atMs, cell.theInput());
            unwritten.add(cell);
        } catch (RuntimeException | Error e) {
            write(seq - 1);
            fail(seq, e);
            return;
        }
        if (endOfBatch || journal.isFull()) {
            write(seq);
        }
    }

    private void write(long upToSeq) {
        if (unwritten.isEmpty()) {
            return;
        }
        try {
            long index = journal.flush();
            for (RingCell cell : unwritten) {
                cell.journalIndex = index;
                cell.journaled = true;
            }
            journaledSeq = upToSeq;
        } catch (RuntimeException | Error e) {
            fail(upToSeq, e);
        }
        unwritten.clear();
    }

    private void fail(long seq, Throwable why) {
        failed = true;
        freeze.because("input " + seq + " cannot be journaled (" + why + ")", why);
    }

    /** The number of the newest input on disk. */
    public long journaledSeq() {
        return journaledSeq;
    }
}
