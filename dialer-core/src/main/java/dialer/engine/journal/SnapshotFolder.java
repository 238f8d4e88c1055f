package dialer.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots as files, {@code snapshot-<input number>.bin}. A file is complete or not there: it is written under
 * another name, forced to disk and moved. Layout (big endian): "DLRSNAP1", seven longs in the order of
 * {@link Snapshot}'s components with the length of the state last, the state, CRC-32C of all before.
 */
public final class SnapshotFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
    private static final long MAGIC = 0x444C52534E415031L;
    private static final int HEAD = 8 * Long.BYTES;
    private static final String BEGINNING = "snapshot-";

    private final Path folder;

    public SnapshotFolder(Path directory) {
        this.folder = directory.resolve("snapshots");
    }

    /** Writes the snapshot to disk; when this returns it survives a power cut. */
    public void write(Snapshot snapshot) throws IOException {
        Files.createDirectories(folder);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + snapshot.state().length + Long.BYTES);
        bytes.putLong(MAGIC).putLong(snapshot.seq()).putLong(snapshot.epoch()).putLong(snapshot.atMs())
                .putLong(snapshot.journalIndex()).putLong(snapshot.outboxPosition()).putLong(snapshot.stateHash())
                .putLong(snapshot.state().length).put(snapshot.state());
        bytes.putLong(checksum(bytes.array(), bytes.position())).flip();
        Path fresh = folder.resolve("fresh.bin");
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(fresh, folder.resolve(BEGINNING + "%016d.bin".formatted(snapshot.seq())),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** The snapshots' files, newest first. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(BEGINNING))
                    .sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new JournalTrouble("cannot list " + folder + ": " + e, e);
        }
    }

    /** The snapshot in this file; empty, with a line in the log, where the file is damaged. */
    public Optional<Snapshot> read(Path file) {
        try {
            return Optional.of(parse(Files.readAllBytes(file)));
        } catch (IOException | RuntimeException e) {
            LOG.warn("cannot use {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Deletes all but the newest {@code count} readable ones; returns the oldest kept once there are so many. */
    public Optional<Snapshot> keep(int count) {
        Optional<Snapshot> oldest = Optional.empty();
        int kept = 0;
        for (Path file : files()) {
            if (kept < count) {
                Optional<Snapshot> snapshot = read(file);
                if (snapshot.isPresent()) {
                    kept++;
                    oldest = snapshot;
                }
            } else {
                delete(file);
            }
        }
        return kept == count ? oldest : Optional.empty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", file, e.toString());
        }
    }

    private static Snapshot parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (bytes.remaining() < HEAD + Long.BYTES || bytes.getLong() != MAGIC) {
            throw new JournalTrouble("not a snapshot of this format");
        }
        if (bytes.getLong(file.length - Long.BYTES) != checksum(file, file.length - Long.BYTES)) {
            throw new JournalTrouble("the checksum is wrong: the file is damaged");
        }
        long seq = bytes.getLong();
        long epoch = bytes.getLong();
        long atMs = bytes.getLong();
        long journalIndex = bytes.getLong();
        long outboxPosition = bytes.getLong();
        long stateHash = bytes.getLong();
        byte[] state = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(state);
        return new Snapshot(seq, epoch, atMs, journalIndex, outboxPosition, stateHash, state);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
