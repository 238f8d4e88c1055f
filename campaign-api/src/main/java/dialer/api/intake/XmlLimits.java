package dialer.api.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Watches the XML of a workbook go by, byte for byte, before a reader sees it: what a spreadsheet never writes and what
 * a reader would have to hold in memory as a whole (an endless attribute, comment, text, row, nesting, a million
 * different names, a DOCTYPE) is refused. So a file of some kilobytes cannot fill the memory of the machine that
 * dials. Sizes are bytes as they stand in the file.
 */
final class XmlLimits {

    /** A tag, comment or instruction; real ones end within a few kilobytes. */
    private static final int MOST_TAG = 1_048_576;
    /** Text between two tags; a longer cell than this is no cell. */
    private static final int MOST_TEXT = 16 * 1_048_576;
    /** All of one row, or of one shared text. */
    private static final int MOST_UNIT = 32 * 1_048_576;
    /** Elements in one row: 16,384 cells and what stands in them. */
    private static final int MOST_IN_UNIT = 200_000;
    private static final int MOST_DEPTH = 500;
    /** Different names of elements and attributes; a reader keeps each of them. */
    private static final int MOST_NAMES = 5_000;
    private static final int NAME_PLACES = 16_384;
    private static final long ROW = hash("row");
    private static final long SHARED = hash("si");
    private static final long CALC_ROW = hash("table-row");

    private enum Place { TEXT, BEGIN, CLOSE, NAME, INSIDE, ATTRIBUTE, QUOTED, COMMENT, DATA, INSTRUCTION }

    private final long[] names = new long[NAME_PLACES];
    private Place place = Place.TEXT;
    private byte quote;
    private byte before;
    private byte beforeThat;
    private long run;
    private long name;
    private int differentNames;
    private int depth;
    private long units;
    private boolean inUnit;
    private long elements;
    private long unitBytes;

    /** Rows, or shared texts, that have begun. */
    long units() {
        return units;
    }

    /**
     * Looks at what was read.
     *
     * @throws UnreadableFile when no spreadsheet writes such a thing
     */
    void look(byte[] bytes, int offset, int length) throws UnreadableFile {
        for (int i = offset; i < offset + length; i++) {
            look(bytes[i]);
        }
    }

    /** The same stream, watched. */
    static InputStream watched(InputStream xml) {
        return new Watched(xml);
    }

    private void look(byte b) throws UnreadableFile {
        if (b == 0) {
            // UTF-16 and UTF-32: no spreadsheet writes them, and what they hold would pass unseen
            throw new UnreadableFile(FileTrouble.DAMAGED);
        }
        run++;
        unitBytes++;
        if (run > (place == Place.TEXT || place == Place.DATA ? MOST_TEXT : MOST_TAG)
                || (inUnit && unitBytes > MOST_UNIT)) {
            throw new UnreadableFile(FileTrouble.BOMB);
        }
        switch (place) {
            case TEXT -> to(b == '<' ? Place.BEGIN : Place.TEXT);
            case BEGIN -> begin(b);
            case CLOSE -> close(b);
            case NAME -> inName(b);
            case INSIDE, ATTRIBUTE -> inside(b);
            case QUOTED -> to(b == quote ? Place.INSIDE : Place.QUOTED);
            case COMMENT -> to(ends(b, '-', '-') ? Place.TEXT : Place.COMMENT);
            case DATA -> to(ends(b, ']', ']') ? Place.TEXT : Place.DATA);
            case INSTRUCTION -> to(b == '>' && before == '?' ? Place.TEXT : Place.INSTRUCTION);
        }
        beforeThat = before;
        before = b;
    }

    private boolean ends(byte b, char first, char second) {
        return b == '>' && before == second && beforeThat == first;
    }

    private void to(Place next) {
        if (next != place && (next == Place.TEXT || next == Place.BEGIN)) {
            run = 0;
        }
        place = next;
    }

    /** Behind {@code <}, up to where it is clear what begins. */
    private void begin(byte b) throws UnreadableFile {
        if (before == '<') {
            switch (b) {
                case '/' -> {
                    depth--;
                    name = 0;
                    to(Place.CLOSE);
                }
                case '?' -> to(Place.INSTRUCTION);
                case '!' -> to(Place.BEGIN);
                default -> element(b);
            }
        } else if (before == '!' && b == '[') {
            to(Place.DATA);
        } else if (before == '-' && b == '-') {
            to(Place.COMMENT);
        } else if (before != '!' || b != '-') {
            throw new UnreadableFile(FileTrouble.FORBIDDEN_XML);
        }
    }

    private void element(byte b) throws UnreadableFile {
        depth++;
        elements++;
        if (depth > MOST_DEPTH) {
            throw new UnreadableFile(FileTrouble.BOMB);
        }
        name = next(0, b);
        to(Place.NAME);
    }

    private void inName(byte b) throws UnreadableFile {
        if (b == ':') {
            name = 0;
        } else if (b == '>' || b == '/' || isSpace(b)) {
            remember();
            unit();
            to(Place.INSIDE);
            inside(b);
        } else {
            name = next(name, b);
        }
    }

    /** A row begins, or a shared text, or something stands in one. */
    private void unit() throws UnreadableFile {
        if (isUnit()) {
            units++;
            unitBytes = 0;
            elements = 0;
            inUnit = true;
        } else if (inUnit && elements > MOST_IN_UNIT) {
            throw new UnreadableFile(FileTrouble.TOO_MANY_COLUMNS);
        }
    }

    private boolean isUnit() {
        return name == ROW || name == SHARED || name == CALC_ROW;
    }

    private void close(byte b) {
        if (b == '>') {
            inUnit &= !isUnit();
            to(Place.TEXT);
        } else if (!isSpace(b)) {
            name = b == ':' ? 0 : next(name, b);
        }
    }

    private void inside(byte b) throws UnreadableFile {
        boolean ofName = !isSpace(b) && b != '=' && b != '/' && b != '>' && b != '"' && b != '\'';
        if (ofName) {
            name = next(place == Place.ATTRIBUTE ? name : 0, b);
            to(Place.ATTRIBUTE);
            return;
        }
        if (place == Place.ATTRIBUTE) {
            remember();
            to(Place.INSIDE);
        }
        if (b == '"' || b == '\'') {
            quote = b;
            to(Place.QUOTED);
        } else if (b == '>') {
            depth -= before == '/' ? 1 : 0;
            to(Place.TEXT);
        }
    }

    private void remember() throws UnreadableFile {
        long key = name == 0 ? 1 : name;
        int at = (int) (key ^ (key >>> 32)) & (NAME_PLACES - 1);
        while (names[at] != 0 && names[at] != key) {
            at = (at + 1) & (NAME_PLACES - 1);
        }
        if (names[at] == 0) {
            names[at] = key;
            differentNames++;
        }
        if (differentNames > MOST_NAMES) {
            throw new UnreadableFile(FileTrouble.BOMB);
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static long hash(String name) {
        long hash = 0;
        for (byte b : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = next(hash, b);
        }
        return hash;
    }

    private static long next(long hash, byte b) {
        return (hash + (b & 0xFF) + 1) * 0x9E3779B97F4A7C15L;
    }

    private static final class Watched extends FilterInputStream {

        private final XmlLimits limits = new XmlLimits();

        private Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            limits.look(bytes, offset, Math.max(0, count));
            return count;
        }
    }
}
