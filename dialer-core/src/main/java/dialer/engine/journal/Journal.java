package dialer.engine.journal;

import dialer.core.input.Input;
import java.nio.file.Path;
import java.util.Optional;
import net.openhft.chronicle.core.time.TimeProvider;
import org.jspecify.annotations.Nullable;

/**
 * Every input in order, with its number and its time. One thread appends. A document holds what came in one go: epoch,
 * number and time of the first input, then each input behind the time that has passed since the one before.
 */
public final class Journal implements AutoCloseable {

    /** A document for each input: epoch, number, time, input. Still read, no longer written. */
    private static final int ONE_EACH = 1;
    private static final int FORMAT = 2;
    /** A document is not made longer than this by more inputs. */
    private static final int LONG_ENOUGH = 1 << 16;

    private final ShapeFolder shapes;
    private final QueueFolder queue;
    private final WriteBuffer buffer = new WriteBuffer();
    private long epoch;
    private long nextSeq;
    private long lastAtMs;

    private Journal(QueueFolder queue, ShapeFolder shapes) {
        this.queue = queue;
        this.shapes = shapes;
    }

    /** Opens, or begins, the journal of a data directory. */
    public static Journal toWrite(Path directory, ShapeFolder shapes) {
        return new Journal(QueueFolder.toWrite(folder(directory)), shapes);
    }

    /** Opens a journal that another process may be writing. */
    public static Journal toRead(Path directory, ShapeFolder shapes) {
        return new Journal(QueueFolder.toRead(folder(directory)), shapes);
    }

    static Journal at(Path directory, ShapeFolder shapes, TimeProvider time) {
        return new Journal(QueueFolder.open(folder(directory), false, time), shapes);
    }

    private static Path folder(Path directory) {
        return directory.resolve("journal");
    }

    /** From now on documents belong to this epoch. */
    public void beginEpoch(long number) {
        epoch = number;
    }

    /**
     * Adds one input to the document that {@link #flush()} will append. When it cannot be written down, the document
     * stays as it was.
     *
     * @param seq its number; within a document they follow each other without a gap
     */
    public void add(long seq, long atMs, Input input) {
        int before = buffer.length();
        try {
            if (before == 0) {
                buffer.octet(FORMAT);
                buffer.number(epoch);
                buffer.number(seq);
                buffer.number(atMs);
                lastAtMs = atMs;
            } else if (seq != nextSeq) {
                throw new IllegalStateException("input " + seq + " cannot follow " + (nextSeq - 1));
            }
            buffer.number(atMs - lastAtMs);
            shapes.codec().write(input, buffer);
        } catch (RuntimeException | Error e) {
            buffer.cutTo(before);
            throw e;
        }
        nextSeq = seq + 1;
        lastAtMs = atMs;
    }

    /** Whether the document is long enough to be appended now. */
    public boolean isFull() {
        return buffer.length() >= LONG_ENOUGH;
    }

    /** Appends what was added; returns where it lies. */
    public long flush() {
        long index = queue.append(buffer);
        buffer.clear();
        return index;
    }

    /** Appends one input in a document of its own; returns where it lies. */
    public long append(long seq, long atMs, Input input) {
        add(seq, atMs, input);
        return flush();
    }

    /** The oldest input that is still there. */
    public Optional<JournaledInput> first() {
        try (Reader reader = fromStart()) {
            return Optional.ofNullable(reader.next());
        }
    }

    /** The newest input. */
    public Optional<JournaledInput> last() {
        try (Reader reader = new Reader(queue.reader().backward(), shapes)) {
            JournaledInput last = reader.next();
            while (reader.hasMoreHere()) {
                last = reader.next();
            }
            return Optional.ofNullable(last);
        }
    }

    /** Reads from the oldest input on. */
    public Reader fromStart() {
        return new Reader(queue.reader().fromStart(), shapes);
    }

    /**
     * Reads what comes after an input.
     *
     * @param index where it lies
     * @param seq   its number
     */
    public Reader behind(long index, long seq) {
        Reader reader = new Reader(queue.reader().at(index), shapes);
        JournaledInput here = reader.next();
        while (here != null && here.seq() < seq && reader.hasMoreHere()) {
            here = reader.next();
        }
        if (here == null || here.seq() != seq) {
            reader.close();
            throw new JournalTrouble("input " + seq + " does not lie at the index " + Long.toHexString(index));
        }
        return reader;
    }

    /** Deletes whole files that are older than the one in which this index lies. */
    public void deleteBefore(long index) {
        queue.deleteBefore(index);
    }

    @Override
    public void close() {
        queue.close();
    }

    /** A place in the journal. */
    public static final class Reader implements AutoCloseable {

        private final QueueFolder.Reader documents;
        private final ShapeFolder shapes;
        private @Nullable ReadBuffer document;
        private boolean oneEach;
        private long epoch;
        private long nextSeq;
        private long atMs;

        private Reader(QueueFolder.Reader documents, ShapeFolder shapes) {
            this.documents = documents;
            this.shapes = shapes;
        }

        /** The next input, or null when there is none (yet). */
        public @Nullable JournaledInput next() {
            ReadBuffer in = document;
            if (in == null || in.left() == 0) {
                in = documents.next();
                document = in;
                if (in == null) {
                    return null;
                }
                begin(in);
            }
            atMs += oneEach ? 0 : in.number();
            Input input = (Input) shapes.codec().read(in);
            return new JournaledInput(nextSeq++, atMs, epoch, documents.index(), input);
        }

        private void begin(ReadBuffer in) {
            int format = in.octet();
            if (format != FORMAT && format != ONE_EACH) {
                throw new JournalTrouble("this build reads journals of the formats " + ONE_EACH + " and " + FORMAT
                        + ", not " + format);
            }
            oneEach = format == ONE_EACH;
            epoch = in.number();
            in.writtenWith(shapes.of(epoch));
            nextSeq = in.number();
            atMs = in.number();
        }

        /** Whether the document of the input last read holds another one. */
        private boolean hasMoreHere() {
            ReadBuffer in = document;
            return in != null && in.left() > 0;
        }

        @Override
        public void close() {
            documents.close();
        }
    }
}
