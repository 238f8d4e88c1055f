package dialer.api.retention;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** Marks of what was destroyed: a set of numbers that nobody can turn back without the key. */
final class Marks {

    private static final String ENDING = ".marks";

    private final long[] sorted;

    private Marks(long[] sorted) {
        this.sorted = sorted;
    }

    static Marks of(long[] marks, int size) {
        long[] own = Arrays.copyOf(marks, size);
        Arrays.sort(own);
        return new Marks(own);
    }

    boolean has(long mark) {
        return Arrays.binarySearch(sorted, mark) >= 0;
    }

    int size() {
        return sorted.length;
    }

    /** Written behind what is known of this destruction already; on disk when it returns. */
    void append(Path folder, int destructionId) {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        for (long mark : sorted) {
            bytes.putLong(mark);
        }
        bytes.flip();
        try (FileChannel out = FileChannel.open(file(folder, destructionId), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The marks of destruction " + destructionId + " cannot be written", e);
        }
    }

    /** How many there are of a destruction. */
    static long count(Path folder, int destructionId) {
        Path file = file(folder, destructionId);
        try {
            return Files.exists(file) ? Files.size(file) / Long.BYTES : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The marks in " + folder + " cannot be read", e);
        }
    }

    private static Path file(Path folder, int destructionId) {
        return folder.resolve(destructionId + ENDING);
    }

    /** All marks of the folder that are younger than the instant; older ones are removed. */
    static Marks read(Path folder, Instant since) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            long[] all = {};
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    Files.delete(file);
                } else {
                    all = joined(all, read(file));
                }
            }
            return of(all, all.length);
        } catch (IOException e) {
            throw new UncheckedIOException("The marks in " + folder + " cannot be read", e);
        }
    }

    private static long[] read(Path file) throws IOException {
        long[] marks = new long[(int) (Files.size(file) / Long.BYTES)];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < marks.length; i++) {
                marks[i] = in.readLong();
            }
        }
        return marks;
    }

    private static long[] joined(long[] left, long[] right) {
        long[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
