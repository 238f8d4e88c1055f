package dialer.api.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A look through a workbook before a reader is let at it: everything is unpacked once under a limit and thrown away, so
 * that no bomb reaches the memory. On the way the rows are counted, which makes the progress true.
 */
final class SheetScan {

    /** Shared texts stand in memory while a workbook is read; more than this is refused, bytes. */
    private static final long MOST_SHARED = 256L * 1_048_576;
    private static final long MOST_FRACTION = 1_100;
    private static final int BUFFER = 64 * 1_024;
    private static final byte[] ROW = "<row ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] FAR_CELL = " r=\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int MOST_LETTERS = 3;

    private long rows;
    private int matchedRow;
    private int matchedDoctype;
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
        SheetScan scan = new SheetScan();
        List<String> names = workbook.names();
        for (String name : names) {
            boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
            long size = scan.read(workbook.content(name), xml, name.startsWith("xl/worksheets/"));
            if (name.endsWith("sharedStrings.xml") && size > MOST_SHARED) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
            if (size / MOST_FRACTION > workbook.claimedSize(name) + BUFFER) {
                throw new UnreadableFile(FileTrouble.BOMB);
            }
        }
        return scan.rows;
    }

    private long read(InputStream content, boolean xml, boolean sheet) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (content) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                for (int i = 0; xml && i < read; i++) {
                    look(buffer[i], sheet);
                }
            }
        }
        return size;
    }

    private void look(byte b, boolean sheet) throws UnreadableFile {
        matchedDoctype = b == DOCTYPE[matchedDoctype] ? matchedDoctype + 1 : b == DOCTYPE[0] ? 1 : 0;
        if (matchedDoctype == DOCTYPE.length) {
            throw new UnreadableFile(FileTrouble.FORBIDDEN_XML);
        }
        if (!sheet) {
            return;
        }
        matchedRow = b == ROW[matchedRow] ? matchedRow + 1 : b == ROW[0] ? 1 : 0;
        if (matchedRow == ROW.length) {
            rows++;
            matchedRow = 0;
        }
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
