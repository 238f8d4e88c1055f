package dialer.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The folder {@code shapes}: a file per epoch, saying what the records of its documents look like. */
public final class ShapeFolder {

    private final Path folder;
    private final RecordCodec codec;
    private final Map<Long, WrittenShapes> byEpoch = new ConcurrentHashMap<>();

    /** The shapes of the given data directory. */
    public ShapeFolder(Path directory) {
        this(directory, RecordCodec.ofDialer());
    }

    ShapeFolder(Path directory, RecordCodec codec) {
        this.folder = directory.resolve("shapes");
        this.codec = codec;
    }

    /** Says what records look like from this epoch on; before the epoch's first document. */
    public void begin(long epoch) {
        Path file = fileOf(epoch);
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve("fresh.txt");
            Files.write(fresh, codec.shapes());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalTrouble("cannot write " + file + ": " + e, e);
        }
        byEpoch.remove(epoch);
    }

    RecordCodec codec() {
        return codec;
    }

    WrittenShapes of(long epoch) {
        return byEpoch.computeIfAbsent(epoch, this::load);
    }

    private WrittenShapes load(long epoch) {
        Path file = fileOf(epoch);
        try {
            return WrittenShapes.between(Files.readAllLines(file), codec.shapes());
        } catch (IOException e) {
            throw new JournalTrouble("cannot read " + file + ", which says what the records of epoch " + epoch
                    + " look like: " + e, e);
        }
    }

    private Path fileOf(long epoch) {
        return folder.resolve("epoch-%08d.txt".formatted(epoch));
    }
}
