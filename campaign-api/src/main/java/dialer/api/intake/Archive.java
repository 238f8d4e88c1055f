package dialer.api.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP, opened with care: how much comes out of it is counted, and its own word for it is not believed. */
final class Archive implements AutoCloseable {

    /** Where an entry's flags stand, bytes behind its beginning. */
    private static final int FLAGS = 6;
    private static final int MOST_ENTRIES = 10_000;
    /** What Russian Windows writes file names with when it does not use UTF-8. */
    private static final Charset NAMES = Charset.forName("IBM866");
    private static final List<String> BASES = List.of(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".dat");

    private final ZipFile zip;
    private final long mostBytes;

    private Archive(ZipFile zip, long mostBytes) {
        this.zip = zip;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens a ZIP.
     *
     * @param mostBytes that may come out of one entry
     * @throws UnreadableFile when it is damaged or holds too many entries
     */
    static Archive open(Path file, long mostBytes) throws IOException {
        ZipEnd.check(file);
        try {
            ZipFile zip = new ZipFile(file.toFile(), NAMES);
            if (zip.size() > MOST_ENTRIES) {
                zip.close();
                throw new UnreadableFile(FileTrouble.TOO_MANY_FILES);
            }
            return new Archive(zip, mostBytes);
        } catch (ZipException e) {
            throw new UnreadableFile(isLocked(file) ? FileTrouble.LOCKED_ARCHIVE : FileTrouble.DAMAGED, e);
        }
    }

    /** Bit 0 of the first entry's flags (PKWARE's APPNOTE 6.3.10, section 4.4.4). */
    private static boolean isLocked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FLAGS + 1);
            return start.length > FLAGS && (start[FLAGS] & 1) != 0;
        }
    }

    boolean holds(String name) {
        return zip.getEntry(name) != null;
    }

    /** Files inside that may be bases, in the archive's order; the remains of a Mac are left out. */
    List<String> bases() {
        List<String> names = new ArrayList<>();
        zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName)
                .filter(name -> !name.contains("__MACOSX") && isBase(name)).forEach(names::add);
        return names;
    }

    List<String> names() {
        return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).map(String::valueOf).toList();
    }

    /** What the entry says of its size, bytes; it may lie. */
    long claimedSize(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    /**
     * The content of an entry.
     *
     * @throws UnreadableFile at once when there is none of that name, and from the stream when too much comes out
     */
    InputStream content(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableFile(FileTrouble.NO_SUCH_PART);
        }
        try {
            return new Counted(zip.getInputStream(entry), mostBytes);
        } catch (ZipException e) {
            throw new UnreadableFile(FileTrouble.DAMAGED, e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static boolean isBase(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return BASES.stream().anyMatch(lower::endsWith);
    }

    private static final class Counted extends FilterInputStream {

        private long left;

        private Counted(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(bytes, offset, length);
            } catch (ZipException | java.io.EOFException e) {
                throw new UnreadableFile(FileTrouble.DAMAGED, e);
            }
            left -= Math.max(0, count);
            if (left < 0) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
            return count;
        }
    }
}
