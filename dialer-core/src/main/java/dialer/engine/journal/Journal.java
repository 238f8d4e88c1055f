package dialer.engine.journal;

import dialer.core.input.Input;
import java.nio.file.Path;
import java.util.Optional;
import net.openhft.chronicle.core.time.TimeProvider;
import org.jspecify.annotations.Nullable;

/** Every input in order, with its number and its time. One thread appends. */
public final class Journal implements AutoCloseable {

    private static final int FORMAT = 1;

    private final ShapeFolder shapes;
    private final QueueFolder queue;
    private final WriteBuffer buffer = new WriteBuffer();
    private long epoch;

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

    /** Appends one input; returns where it lies. */
    public long append(long seq, long atMs, Input input) {
        buffer.clear();
        buffer.octet(FORMAT);
        buffer.number(epoch);
        buffer.number(seq);
        buffer.number(atMs);
        shapes.codec().write(input, buffer);
        return queue.append(buffer);
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
            return Optional.ofNullable(reader.next());
        }
    }

    /** Reads from the oldest input on. */
    public Reader fromStart() {
        return new Reader(queue.reader().fromStart(), shapes);
    }

    /** Reads what comes after the input at this index. */
    public Reader behind(long index) {
        return new Reader(queue.reader().behind(index), shapes);
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

        private Reader(QueueFolder.Reader documents, ShapeFolder shapes) {
            this.documents = documents;
            this.shapes = shapes;
        }

        /** The next input, or null when there is none (yet). */
        public @Nullable JournaledInput next() {
            ReadBuffer in = documents.next();
            if (in == null) {
                return null;
            }
            int format = in.octet();
            if (format != FORMAT) {
                throw new JournalTrouble("this build reads journals of the format " + FORMAT + ", not " + format);
            }
            long epoch = in.number();
            in.writtenWith(shapes.of(epoch));
            long seq = in.number();
            long atMs = in.number();
            return new JournaledInput(seq, atMs, epoch, documents.index(), (Input) shapes.codec().read(in));
        }

        @Override
        public void close() {
            documents.close();
        }
    }
}
