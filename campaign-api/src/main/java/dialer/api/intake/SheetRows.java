package dialer.api.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an Excel workbook. Numbers come as plain digits, dates as people write them. */
final class SheetRows implements RowSource {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
    /** A number format that shows a date or a time, once its quoted words and colours are gone. */
    private static final Pattern OF_DATES = Pattern.compile(".*[yYdDhHsS].*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final double DAYS_OF_ONE_DAY = 1;

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final long size;
    private long read;

    private SheetRows(ReadableWorkbook workbook, Sheet sheet, long size) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.size = size;
    }

    /**
     * Opens a sheet of a workbook that {@link SheetScan} has looked through.
     *
     * @param sheet its name, empty for the first one that can be seen
     * @param size  rows of the workbook
     */
    static SheetRows open(Path file, String sheet, long size) throws IOException {
        ReadableWorkbook workbook = null;
        try {
            workbook = workbook(file);
            Sheet wanted = workbook.getSheets()
                    .filter(one -> sheet.isEmpty() ? one.getVisibility() == SheetVisibility.VISIBLE
                            : one.getName().equals(sheet))
                    .findFirst().orElseThrow(() -> new UnreadableFile(FileTrouble.NO_SUCH_PART));
            return new SheetRows(workbook, wanted, size);
        } catch (ExcelReaderException e) {
            close(workbook);
            throw new UnreadableFile(FileTrouble.DAMAGED, e);
        } catch (IOException e) {
            close(workbook);
            throw e;
        }
    }

    /** With the formats of numbers, by which days are known; some programs write workbooks without any. */
    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException e) {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    /** Names of the sheets that can be seen. */
    static List<String> names(Path file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            return workbook.getSheets().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .map(Sheet::getName).toList();
        } catch (ExcelReaderException e) {
            throw new UnreadableFile(FileTrouble.DAMAGED, e);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                read++;
                Row found = row(row);
                if (found.trouble() != null || !found.cells().isEmpty()) {
                    return found;
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new UnreadableFile(FileTrouble.DAMAGED, e);
        }
    }

    @Override
    public long position() {
        return read;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        int count = row.getCellCount();
        while (count > 0 && isEmpty(row.getCell(count - 1))) {
            count--;
        }
        if (count > MOST_COLUMNS) {
            return Row.inTrouble(row.getRowNum(), RowCode.TOO_MANY_COLUMNS);
        }
        List<String> cells = new ArrayList<>(count);
        long length = 0;
        for (int i = 0; i < count; i++) {
            String text = text(row.getCell(i));
            length += text.length();
            cells.add(text);
        }
        return length > LONGEST_ROW ? Row.inTrouble(row.getRowNum(), RowCode.ROW_TOO_LONG)
                : Row.of(row.getRowNum(), cells);
    }

    private static boolean isEmpty(@Nullable Cell cell) {
        return cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || isEmpty(cell)) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            String date = date(cell, number);
            return date.isEmpty() ? number.stripTrailingZeros().toPlainString() : date;
        }
        return String.valueOf(cell.getValue());
    }

    /** Empty when the number is shown as a number. */
    private static String date(Cell cell, BigDecimal number) {
        String format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General") || number.signum() < 0
                || !OF_DATES.matcher(QUOTED.matcher(format).replaceAll("")).matches()) {
            return "";
        }
        try {
            LocalDateTime at = cell.asDate();
            if (number.doubleValue() < DAYS_OF_ONE_DAY) {
                return at.format(TIME);
            }
            return at.format(at.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE : BOTH);
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static void close(@Nullable ReadableWorkbook workbook) throws IOException {
        if (workbook != null) {
            workbook.close();
        }
    }
}
