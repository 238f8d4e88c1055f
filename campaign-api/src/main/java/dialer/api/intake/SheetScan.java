package dialer.api.intake;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A look through a workbook before a reader is let at it: everything is unpacked once under limits and thrown away, so
 * that no bomb reaches the memory. On the way the rows are counted, which makes the progress true.
 */
final class SheetScan {

    /** Of the heap, for the shared texts of a workbook: they stand in memory, and two workbooks are read at once. */
    private static final double SHARE_OF_HEAP = 0.3;
    /** What a text needs in memory beside its letters, bytes. */
    private static final int EACH_TEXT = 48;
    /** What is read as a whole beside rows and texts: formats, names of sheets, relations. */
    private static final long MOST_AROUND = 16L * 1_048_576;
    private static final long MOST_FRACTION = 1_100;
    private static final int BUFFER = 64 * 1_024;
    private static final byte[] FAR_CELL = " r=\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int MOST_LETTERS = 3;

    private int matchedCell;
    private int letters = -1;

    private SheetScan() {
    }

    /**
     * Looks through the workbook.
     *
     * @return rows in all sheets together
     * @throws UnreadableFile for bombs, entities, damage and cells beyond the last column there can be
     */
    static long rows(Archive workbook) throws IOException {
        return rows(workbook, (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /** The same; {@code mostShared}: bytes of memory that the shared texts may need. */
    static long rows(Archive workbook, long mostShared) throws IOException {
        long rows = 0;
        for (String name : workbook.names()) {
            XmlLimits limits = new XmlLimits();
            boolean sheet = name.startsWith("xl/worksheets/");
            long size = new SheetScan().read(workbook.content(name), isXml(name) ? limits : null, sheet);
            if (name.endsWith("sharedStrings.xml") && size + limits.units() * EACH_TEXT > mostShared) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
            if (isAround(name) && size > MOST_AROUND) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
            if (size / MOST_FRACTION > workbook.claimedSize(name) + BUFFER) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
            rows += sheet ? limits.units() : 0;
        }
        return rows;
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private static boolean isAround(String name) {
        return name.endsWith(".rels") || name.equals("[Content_Types].xml") || name.endsWith("/workbook.xml")
                || name.endsWith("/styles.xml");
    }

    private long read(InputStream content, @Nullable XmlLimits limits, boolean sheet) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (content) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (limits != null) {
                    limits.look(buffer, 0, read);
                }
                for (int i = 0; sheet && i < read; i++) {
                    look(buffer[i]);
                }
            }
        }
        return size;
    }

    private void look(byte b) throws UnreadableFile {
        if (letters >= 0) {
            letters = b >= 'A' && b <= 'Z' ? letters + 1 : -1;
            if (letters > MOST_LETTERS) {
                throw new UnreadableFile(FileTrouble.TOO_MANY_COLUMNS);
            }
        }
        matchedCell = b == FAR_CELL[matchedCell] ? matchedCell + 1 : b == FAR_CELL[0] ? 1 : 0;
        if (matchedCell == FAR_CELL.length) {
            letters = 0;
            matchedCell = 0;
        }
    }
}
