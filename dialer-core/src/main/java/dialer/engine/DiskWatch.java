package dialer.engine;

import dialer.core.input.EngineInput;
import dialer.engine.stage.Freeze;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops dialing before the disk is full, and freezes when it nearly is: journal files are mapped into memory, and
 * the system kills a process that writes to a mapped page for which there is no room.
 */
final class DiskWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    /** How much is free on the disk of a directory. */
    @FunctionalInterface
    interface FreeSpace {
        long bytes(Path directory) throws IOException;

        /** As the file system says. */
        static FreeSpace ofFileSystem() {
            return directory -> Files.getFileStore(directory).getUsableSpace();
        }
    }

    private final Path directory;
    private final long minFreeBytes;
    private final FreeSpace space;
    private volatile long freeBytes = Long.MAX_VALUE;
    private boolean stopped;

    DiskWatch(Path directory, long minFreeBytes, FreeSpace space) {
        this.directory = directory;
        this.minFreeBytes = minFreeBytes;
        this.space = space;
    }

    /** Refuses to start on a disk that is nearly full. */
    void checkAtStart() {
        measure();
        if (freeBytes < minFreeBytes) {
            throw new CannotStart("Only " + megabytes(freeBytes) + " MB are free on the disk of " + directory + "; "
                    + megabytes(minFreeBytes) + " MB are needed. Make room, or choose another dataDirectory.");
        }
    }

    void check(InputGate gate, Freeze freeze) {
        measure();
        if (freeBytes < minFreeBytes / 4) {
            freeze.because("only " + megabytes(freeBytes) + " MB are free on the disk of " + directory);
        } else if (freeBytes < minFreeBytes && !stopped) {
            stopped = gate.offer(new EngineInput.DialingStopped(0));
            LOG.error("Dialing stops: only {} MB are free on the disk of {}. Make room, then resume.",
                    megabytes(freeBytes), directory);
        } else if (freeBytes >= minFreeBytes) {
            stopped = false;
        }
    }

    private void measure() {
        try {
            freeBytes = space.bytes(directory);
        } catch (IOException e) {
            LOG.warn("cannot ask how much disk is free at {}: {}", directory, e.toString());
        }
    }

    long freeBytes() {
        return freeBytes;
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
