package dialer.engine;

import dialer.engine.journal.OutboxJournal;
import java.util.List;

/** The outbox as the projector sees it. */
final class DiskOutbox implements Outbox {

    private final OutboxJournal journal;
    private final String name;
    private volatile long carriedOver;

    DiskOutbox(OutboxJournal journal, String name) {
        this.journal = journal;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OutboxEntry> readAfter(long position, int max) {
        return journal.readAfter(position, max).stream()
                .map(stored -> new OutboxEntry(stored.position(), stored.inputSeq(), stored.atMs(), stored.effect()))
                .toList();
    }

    @Override
    public void carriedOver(long position) {
        carriedOver = position;
    }

    /** Position of the last entry that the store has, as far as it has said; 0 when it has said nothing yet. */
    long carriedOver() {
        return carriedOver;
    }
}
