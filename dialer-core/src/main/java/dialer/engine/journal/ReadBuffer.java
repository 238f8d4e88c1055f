package dialer.engine.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being read, as {@link WriteBuffer} wrote them, and what records looked like when they were written. */
final class ReadBuffer {

    private byte[] bytes = new byte[512];
    private int at;
    private int end;
    private WrittenShapes shapes = WrittenShapes.OURS;

    /** The array to fill with {@code count} bytes that are to be read next. */
    byte[] fill(int count) {
        if (bytes.length < count) {
            bytes = new byte[Math.max(count, bytes.length * 2)];
        }
        at = 0;
        end = count;
        shapes = WrittenShapes.OURS;
        return bytes;
    }

    static ReadBuffer of(byte[] written, int length) {
        ReadBuffer buffer = new ReadBuffer();
        buffer.bytes = Arrays.copyOf(written, length);
        buffer.end = length;
        return buffer;
    }

    void writtenWith(WrittenShapes then) {
        shapes = then;
    }

    WrittenShapes shapes() {
        return shapes;
    }

    int left() {
        return end - at;
    }

    int octet() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = octet();
            rest |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new JournalTrouble("a number in the journal is longer than ten bytes: the file is damaged");
    }

    int smallNumber() {
        return Math.toIntExact(number());
    }

    String text() {
        int length = smallNumber();
        need(length);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private void need(int count) {
        if (count < 0 || end - at < count) {
            throw new JournalTrouble("a document in the journal ends too early: the file is damaged");
        }
    }
}
