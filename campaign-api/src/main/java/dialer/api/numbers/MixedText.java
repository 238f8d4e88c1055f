package dialer.api.numbers;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text of unknown encoding, line by line as it comes: a byte order mark decides; otherwise each line that is not
 * UTF-8 is windows-1251, or what {@link #readOthersAs} says. So it streams, and a file made of two sources is read
 * right too. What stands in a line beyond {@link #LONGEST_LINE} is left out, so that memory stays flat.
 */
final class MixedText extends Reader {

    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    /** Bytes; a spreadsheet's row is far shorter, and nothing longer can hold a number. */
    static final int LONGEST_LINE = 16_000_000;
    private static final int BUFFER = 64 * 1_024;

    private final InputStream in;
    private final Runnable beforeWaiting;
    private final byte[] buffer = new byte[BUFFER];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int position;
    private int limit;
    private byte[] line = new byte[256];
    private boolean started;
    private @Nullable Charset wide;
    private Charset others = WINDOWS_1251;
    private String pending = "";
    private int pendingAt;

    /** {@code beforeWaiting}: run when the next bytes are not there yet, to show what is done so far. */
    MixedText(InputStream in, Runnable beforeWaiting) {
        this.in = in;
        this.beforeWaiting = beforeWaiting;
    }

    /** The next line with its end, null when there is none. A line ends with LF; a CR before it belongs to the end. */
    @Nullable String line() throws IOException {
        if (!started) {
            started = true;
            startWithMark();
        }
        int length = 0;
        boolean ended = false;
        while (!ended) {
            int unit = wide == null ? next() : wideUnit(wide);
            if (unit < 0) {
                break;
            }
            ended = unit == '\n';
            if (length >= LONGEST_LINE && !ended) {
                continue;
            }
            if (length + 2 > line.length) {
                line = Arrays.copyOf(line, line.length * 2);
            }
            if (wide != null) {
                line[length++] = (byte) (unit >> 8);
            }
            line[length++] = (byte) unit;
        }
        return length == 0 ? null : decoded(length);
    }

    /** From the next line on, lines that are not UTF-8 are read so. */
    void readOthersAs(Charset charset) {
        others = charset;
    }

    /** Makes a line the next to be read as a stream of signs. */
    private void putBack(String text) {
        pending = text;
        pendingAt = 0;
    }

    /** One sign; Reader's own would make an array for each. */
    @Override
    public int read() throws IOException {
        if (pendingAt == pending.length()) {
            String next = line();
            if (next == null) {
                return -1;
            }
            putBack(next);
        }
        return pending.charAt(pendingAt++);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (pendingAt == pending.length()) {
            String next = line();
            if (next == null) {
                return -1;
            }
            putBack(next);
        }
        int count = Math.min(length, pending.length() - pendingAt);
        pending.getChars(pendingAt, pendingAt + count, target, offset);
        pendingAt += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A sign of UTF-16 in either order, -1 at the end. */
    private int wideUnit(Charset order) throws IOException {
        int first = next();
        int second = next();
        if (first < 0 || second < 0) {
            return -1;
        }
        return order.equals(StandardCharsets.UTF_16LE) ? second << 8 | first : first << 8 | second;
    }

    private void startWithMark() throws IOException {
        fill();
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        } else if (limit >= 2 && buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE) {
            wide = StandardCharsets.UTF_16LE;
            position = 2;
        } else if (limit >= 2 && buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF) {
            wide = StandardCharsets.UTF_16BE;
            position = 2;
        }
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        if (in.available() <= 0) {
            beforeWaiting.run();
        }
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private String decoded(int length) {
        if (wide != null) {
            return new String(line, 0, length, StandardCharsets.UTF_16BE);
        }
        try {
            CharBuffer text = utf8.decode(ByteBuffer.wrap(line, 0, length));
            return text.toString();
        } catch (CharacterCodingException e) {
            return new String(line, 0, length, others);
        }
    }
}
