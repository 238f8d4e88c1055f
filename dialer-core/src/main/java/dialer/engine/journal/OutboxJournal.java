package dialer.engine.journal;

import dialer.core.effect.StoreEffect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every store effect in order, each with the number of its input. One thread appends, any one thread reads. A document
 * holds what came in one go and is read in one go: its effects have one position, the document's.
 */
public final class OutboxJournal implements AutoCloseable {

    /** A document for each effect. Still read, no longer written. */
    private static final int ONE_EACH = 1;
    private static final int FORMAT = 2;
    /** A document is not made longer than this by more inputs. */
    private static final int LONG_ENOUGH = 1 << 13;

    private final ShapeFolder shapes;
    private final QueueFolder queue;
    private final QueueFolder.Reader reader;
    private final WriteBuffer buffer = new WriteBuffer();
    private long epoch;
    private long lastSeq;
    private long lastAtMs;
    private long added;
    private volatile long appended;
    private long readUpTo = -1;
    private long readNumber;

    private OutboxJournal(QueueFolder queue, ShapeFolder shapes) {
        this.queue = queue;
        this.shapes = shapes;
        this.reader = queue.reader();
        this.appended = last().map(StoredEffect::number).orElse(0L);
        this.added = appended;
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

    /** Adds one effect to the document that {@link #flush()} will append. */
    public void add(long inputSeq, int ordinal, long atMs, StoreEffect effect) {
        int before = buffer.length();
        try {
            if (before == 0) {
                buffer.octet(FORMAT);
                buffer.number(epoch);
                buffer.number(added);
                lastSeq = 0;
                lastAtMs = 0;
            }
            buffer.number(inputSeq - lastSeq);
            buffer.number(ordinal);
            buffer.number(atMs - lastAtMs);
            shapes.codec().write(effect, buffer);
        } catch (RuntimeException | Error e) {
            buffer.cutTo(before);
            throw e;
        }
        lastSeq = inputSeq;
        lastAtMs = atMs;
        added++;
    }

    /** Whether nothing waits to be appended. */
    public boolean isEmpty() {
        return buffer.length() == 0;
    }

    /** Whether the document is long enough to be appended now. */
    public boolean isFull() {
        return buffer.length() >= LONG_ENOUGH;
    }

    /** Appends what was added; returns its position. */
    public long flush() {
        long position = queue.append(buffer);
        buffer.clear();
        appended = added;
        return position;
    }

    /** Appends one effect in a document of its own; returns its position. */
    public long append(long inputSeq, int ordinal, long atMs, StoreEffect effect) {
        add(inputSeq, ordinal, atMs, effect);
        return flush();
    }

    /** The newest effect. */
    public Optional<StoredEffect> last() {
        try (QueueFolder.Reader newest = queue.reader().backward()) {
            ReadBuffer in = newest.next();
            List<StoredEffect> effects = new ArrayList<>();
            if (in != null) {
                decode(in, newest.index(), 0, effects);
            }
            return effects.isEmpty() ? Optional.empty() : Optional.of(effects.getLast());
        }
    }

    /**
     * Effects behind the position, in order; 0 reads from the oldest one. Documents come whole: at least one, and no
     * further one when there are {@code max} effects.
     *
     * @throws JournalTrouble when the position was never given out, or its file has been deleted
     */
    public synchronized List<StoredEffect> readAfter(long position, int max) {
        if (position != readUpTo) {
            readNumber = numberOf(position);
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
            decode(in, reader.index(), readNumber, effects);
            readUpTo = reader.index();
            readNumber = effects.getLast().number();
        }
        return effects;
    }

    /** How many effects lie behind the position. */
    public synchronized long countBehind(long position) {
        return appended - (position == readUpTo ? readNumber : numberOf(position));
    }

    private long numberOf(long position) {
        if (position == 0) {
            return 0;
        }
        try (QueueFolder.Reader there = queue.reader().at(position)) {
            List<StoredEffect> effects = new ArrayList<>();
            ReadBuffer in = there.next();
            if (in != null) {
                decode(in, position, 0, effects);
            }
            return effects.isEmpty() ? 0 : effects.getLast().number();
        }
    }

    /** Deletes whole files that are older than the one in which this position lies. */
    public void deleteBefore(long position) {
        queue.deleteBefore(position);
    }

    /** @param before how many effects came before this document, where it does not say so itself */
    private void decode(ReadBuffer in, long position, long before, List<StoredEffect> effects) {
        int format = in.octet();
        if (format != FORMAT && format != ONE_EACH) {
            throw new JournalTrouble("this build reads outboxes of the formats " + ONE_EACH + " and " + FORMAT
                    + ", not " + format);
        }
        in.writtenWith(shapes.of(in.number()));
        long number = format == ONE_EACH ? before : in.number();
        long inputSeq = 0;
        long atMs = 0;
        while (in.left() > 0) {
            inputSeq += in.number();
            int ordinal = in.smallNumber();
            atMs += in.number();
            StoreEffect effect = (StoreEffect) shapes.codec().read(in);
            effects.add(new StoredEffect(position, ++number, inputSeq, ordinal, atMs, effect));
        }
    }

    @Override
    public synchronized void close() {
        reader.close();
        queue.close();
    }
}
