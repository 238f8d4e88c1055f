package dialer.engine.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents in one folder, a file an hour. Written by one thread, read by any number of readers, each on one thread
 * at a time. What is written survives a killed process; a power cut can cost what the kernel had not written yet.
 */
final class QueueFolder implements AutoCloseable {

    static {
        // the engine watches the disk itself, and stops dialing before it is full
        System.setProperty("chronicle.disk.monitor.disable", "true");
        System.setProperty("chronicle.analytics.disable", "true");
    }

    private static final Logger LOG = LoggerFactory.getLogger(QueueFolder.class);
    private static final RollCycle A_FILE_AN_HOUR = RollCycles.FAST_HOURLY;
    private static final String ENDING = ".cq4";

    private final Path folder;
    private final ChronicleQueue queue;
    private final @Nullable ExcerptAppender appender;

    private QueueFolder(Path folder, ChronicleQueue queue, boolean readOnly) {
        this.folder = folder;
        this.queue = queue;
        this.appender = readOnly ? null : queue.createAppender();
        if (appender != null) {
            appender.singleThreadedCheckDisabled(true);
        }
    }

    static QueueFolder toWrite(Path folder) {
        return open(folder, false, SystemTimeProvider.INSTANCE);
    }

    static QueueFolder toRead(Path folder) {
        return open(folder, true, SystemTimeProvider.INSTANCE);
    }

    static QueueFolder open(Path folder, boolean readOnly, TimeProvider time) {
        JvmFlags.check();
        if (readOnly && !Files.isDirectory(folder)) {
            throw new JournalTrouble("there is no " + folder);
        }
        try {
            if (!readOnly) {
                Files.createDirectories(folder);
            }
            ChronicleQueue queue = SingleChronicleQueueBuilder.binary(folder).rollCycle(A_FILE_AN_HOUR)
                    .timeProvider(time).readOnly(readOnly).build();
            return new QueueFolder(folder, queue, readOnly);
        } catch (IOException | RuntimeException | Error e) {
            throw new JournalTrouble("cannot open " + folder + ": " + e, e);
        }
    }

    /** Appends one document; returns its index, which counts up. */
    long append(WriteBuffer bytes) {
        ExcerptAppender to = appender;
        if (to == null) {
            throw new IllegalStateException(folder + " is open for reading only");
        }
        try (DocumentContext document = to.writingDocument()) {
            document.wire().bytes().write(bytes.array(), 0, bytes.length());
        }
        return to.lastIndexAppended();
    }

    Reader reader() {
        return new Reader(queue.createTailer());
    }

    /** Deletes whole files that are older than the one with this index. */
    void deleteBefore(long index) {
        String oldest = fileOf(cycleOf(index)).getFileName().toString();
        List<Path> old = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(ENDING)
                    && file.getFileName().toString().compareTo(oldest) < 0).forEach(old::add);
            for (Path file : old) {
                Files.deleteIfExists(file);
                LOG.info("deleted {}, which nothing needs any more", file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot tidy up {}: {}", folder, e.toString());
        }
        if (!old.isEmpty()) {
            queue.refreshDirectoryListing();
        }
    }

    static int cycleOf(long index) {
        return A_FILE_AN_HOUR.toCycle(index);
    }

    private Path fileOf(int cycle) {
        return folder.resolve(HourName.of(cycle) + ENDING);
    }

    @Override
    public void close() {
        if (appender != null) {
            appender.close();
        }
        queue.close();
    }

    /** A place in the folder from which documents are read one by one. */
    static final class Reader implements AutoCloseable {

        private final ExcerptTailer tailer;
        private final ReadBuffer buffer = new ReadBuffer();
        private long index;

        private Reader(ExcerptTailer tailer) {
            this.tailer = tailer;
            tailer.singleThreadedCheckDisabled(true);
        }

        /** The next document is the one with this index. */
        Reader at(long place) {
            tailer.direction(TailerDirection.FORWARD);
            if (!tailer.moveToIndex(place)) {
                throw new JournalTrouble("there is no document at the index " + Long.toHexString(place) + " in "
                        + tailer.queue().file());
            }
            return this;
        }

        /** The next document is the first one behind this index. */
        Reader behind(long place) {
            at(place);
            try (DocumentContext skipped = tailer.readingDocument()) {
                if (!skipped.isPresent()) {
                    throw new JournalTrouble("there is no document at the index " + Long.toHexString(place));
                }
            }
            return this;
        }

        Reader fromStart() {
            tailer.direction(TailerDirection.FORWARD).toStart();
            return this;
        }

        /** Reads from the newest document towards the oldest. */
        Reader backward() {
            tailer.direction(TailerDirection.BACKWARD).toEnd();
            return this;
        }

        /** The next document's bytes, or null when there is none (yet). */
        @Nullable ReadBuffer next() {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return null;
                }
                index = document.index();
                var bytes = document.wire().bytes();
                int length = Math.toIntExact(bytes.readRemaining());
                bytes.read(buffer.fill(length), 0, length);
                return buffer;
            }
        }

        /** The index of the document last read. */
        long index() {
            return index;
        }

        @Override
        public void close() {
            tailer.close();
        }
    }
}
