package dialer.engine.journal;

import dialer.core.effect.StoreEffect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every store effect in order, each with the number of its input. One thread appends, any one thread reads. */
public final class OutboxJournal implements AutoCloseable {

    private static final int FORMAT = 1;

    private final ShapeFolder shapes;
    private final QueueFolder queue;
    private final QueueFolder.Reader reader;
    private final WriteBuffer buffer = new WriteBuffer();
    private long epoch;
    private long readUpTo = -1;

    private OutboxJournal(QueueFolder queue, ShapeFolder shapes) {
        this.queue = queue;
        this.shapes = shapes;
        this.reader = queue.reader();
    }

    /** Opens, or begins, the outbox of a data directory. */
    public static OutboxJournal toWrite(Path directory, ShapeFolder shapes) {
        return new OutboxJournal(QueueFolder.toWrite(folder(directory)), shapes);
    }

    /** Opens an outbox that another process may be writing. */
    public static OutboxJournal toRead(Path directory, ShapeFolder shapes) {
        return new OutboxJournal(QueueFolder.toRead(folder(directory)), shapes);
    }

    private static Path folder(Path directory) {
        return directory.resolve("outbox");
    }

    /** From now on documents belong to this epoch. */
    public void beginEpoch(long number) {
        epoch = number;
    }

    /** Appends one effect; returns its position. */
    public long append(long inputSeq, int ordinal, long atMs, StoreEffect effect) {
        buffer.clear();
        buffer.octet(FORMAT);
        buffer.number(epoch);
        buffer.number(inputSeq);
        buffer.number(ordinal);
        buffer.number(atMs);
        shapes.codec().write(effect, buffer);
        return queue.append(buffer);
    }

    /** The newest effect. */
    public Optional<StoredEffect> last() {
        try (QueueFolder.Reader newest = queue.reader().backward()) {
            ReadBuffer in = newest.next();
            return in == null ? Optional.empty() : Optional.of(decode(in, newest.index()));
        }
    }

    /**
     * Up to {@code max} effects behind the position, in order; 0 reads from the oldest one.
     *
     * @throws JournalTrouble when the position was never given out, or its file has been deleted
     */
    public synchronized List<StoredEffect> readAfter(long position, int max) {
        if (position != readUpTo) {
            if (position == 0) {
                reader.fromStart();
            } else {
                reader.behind(position);
            }
            readUpTo = position;
        }
        List<StoredEffect> effects = new ArrayList<>();
        while (effects.size() < max) {
            ReadBuffer in = reader.next();
            if (in == null) {
                break;
            }
            effects.add(decode(in, reader.index()));
            readUpTo = reader.index();
        }
        return effects;
    }

    /** How many effects lie behind the one position, up to and with the other. */
    public long countBetween(long behind, long upTo) {
        return queue.countBetween(behind, upTo);
    }

    /** Deletes whole files that are older than the one in which this position lies. */
    public void deleteBefore(long position) {
        queue.deleteBefore(position);
    }

    private StoredEffect decode(ReadBuffer in, long position) {
        int format = in.octet();
        if (format != FORMAT) {
            throw new JournalTrouble("this build reads outboxes of the format " + FORMAT + ", not " + format);
        }
        in.writtenWith(shapes.of(in.number()));
        long inputSeq = in.number();
        int ordinal = in.smallNumber();
        long atMs = in.number();
        return new StoredEffect(position, inputSeq, ordinal, atMs, (StoreEffect) shapes.codec().read(in));
    }

    @Override
    public synchronized void close() {
        reader.close();
        queue.close();
    }
}
