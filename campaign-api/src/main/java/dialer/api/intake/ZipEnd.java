package dialer.api.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A look at the end of a ZIP before it is opened: Java reads its whole table of contents into memory, however large it
 * says it is. Source: PKWARE's APPNOTE 6.3.10, sections 4.3.14 to 4.3.16.
 */
final class ZipEnd {

    /** Ten thousand entries with long names, bytes. */
    private static final long MOST_CONTENTS = 16L * 1_048_576;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int CONTENTS_SIZE = 12;
    private static final int WIDE_LOCATOR = 0x07064b50;
    private static final int WIDE_LOCATOR_BYTES = 20;
    private static final int WIDE_END = 0x06064b50;
    private static final int WIDE_END_BYTES = 56;
    private static final int WIDE_CONTENTS_SIZE = 40;

    private ZipEnd() {
    }

    /**
     * Reads every place that could be the end.
     *
     * @throws UnreadableFile when the table of contents is larger than any base needs
     */
    static void check(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            int length = (int) Math.min(channel.size(), END_BYTES + LONGEST_COMMENT + WIDE_LOCATOR_BYTES);
            ByteBuffer tail = read(channel, channel.size() - length, length);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) != END) {
                    continue;
                }
                long size = Integer.toUnsignedLong(tail.getInt(at + CONTENTS_SIZE));
                int locator = at - WIDE_LOCATOR_BYTES;
                if (locator >= 0 && tail.getInt(locator) == WIDE_LOCATOR) {
                    size = wide(channel, tail.getLong(locator + 8));
                }
                if (size > MOST_CONTENTS && size <= channel.size()) {
                    throw new UnreadableFile(FileTrouble.TOO_MANY_FILES);
                }
            }
        }
    }

    private static long wide(FileChannel channel, long at) throws IOException {
        if (at < 0 || at > channel.size() - WIDE_END_BYTES) {
            throw new UnreadableFile(FileTrouble.DAMAGED);
        }
        ByteBuffer end = read(channel, at, WIDE_END_BYTES);
        if (end.getInt(0) != WIDE_END) {
            throw new UnreadableFile(FileTrouble.DAMAGED);
        }
        return end.getLong(WIDE_CONTENTS_SIZE);
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long from = at;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, from);
            if (count < 0) {
                break;
            }
            from += count;
        }
        return bytes;
    }
}
