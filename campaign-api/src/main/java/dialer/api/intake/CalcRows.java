package dialer.api.intake;

import dialer.api.intake.BaseFile.Kind;
import dialer.api.intake.BaseFile.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of an OpenDocument workbook (OASIS OpenDocument 1.3, part 3, table elements), read as a stream
 * of XML: what the libraries for it do in memory.
 */
final class CalcRows implements RowSource {

    private static final String CONTENT = "content.xml";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    /** A row that is not empty and stands more often than this is no base, but a bomb. */
    private static final int MOST_REPEATED = 10_000;
    /** The same for all such rows of a sheet together. */
    private static final int MOST_REPEATED_IN_ALL = 100_000;

    private static final int MOST_SHEETS = 1_000;

    private final Archive archive;
    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private long rowNo;
    private long read;
    private int again;
    private long repeatedInAll;
    private List<String> repeated = List.of();

    private CalcRows(Archive archive, XMLStreamReader xml) {
        this.archive = archive;
        this.xml = xml;
    }

    /**
     * Opens a sheet.
     *
     * @param sheet its name, empty for the first one with more than a title on it
     */
    static Opened open(Path file, long mostBytes, String sheet) throws IOException {
        List<String> names = names(file, mostBytes);
        String chosen = sheet;
        for (int i = 0; chosen.isEmpty() && i < names.size(); i++) {
            try (CalcRows rows = rows(file, mostBytes, names.get(i))) {
                chosen = rows.holdsTable() ? names.get(i) : "";
            }
        }
        if (names.isEmpty()) {
            throw new UnreadableFile(FileTrouble.NOTHING_INSIDE);
        }
        String name = chosen.isEmpty() ? names.getFirst() : chosen;
        return new Opened(rows(file, mostBytes, name), Kind.CALC, name, names.size() < 2 ? List.of() : names, "", "");
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (again > 0) {
            again--;
            rowNo++;
            return Row.of(rowNo, repeated);
        }
        try {
            while (xml.hasNext()) {
                int event = event(xml);
                if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table")) {
                    return null;
                }
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("table-row")) {
                    Row row = row();
                    if (row != null) {
                        return row;
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    @Override
    public long position() {
        return read;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private static List<String> names(Path file, long mostBytes) throws IOException {
        List<String> names = new ArrayList<>();
        try (Archive archive = Archive.open(file, mostBytes); InputStream content = archive.content(CONTENT)) {
            XMLStreamReader xml = reader(content);
            while (xml.hasNext()) {
                if (event(xml) == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("table")) {
                    names.add(name(xml));
                    if (names.size() > MOST_SHEETS) {
                        throw new UnreadableFile(FileTrouble.BOMB);
                    }
                }
            }
            return names;
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    private static CalcRows rows(Path file, long mostBytes, String sheet) throws IOException {
        Archive archive = Archive.open(file, mostBytes);
        try {
            XMLStreamReader xml = reader(archive.content(CONTENT));
            while (xml.hasNext()) {
                if (event(xml) == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("table")
                        && name(xml).equals(sheet)) {
                    return new CalcRows(archive, xml);
                }
            }
            throw new UnreadableFile(FileTrouble.NO_SUCH_PART);
        } catch (XMLStreamException e) {
            archive.close();
            throw trouble(e);
        } catch (IOException e) {
            archive.close();
            throw e;
        }
    }

    private static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(XmlLimits.watched(content));
    }

    private static int event(XMLStreamReader xml) throws XMLStreamException, UnreadableFile {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableFile(FileTrouble.FORBIDDEN_XML);
        }
        return event;
    }

    /** What the XML reader wraps keeps its own name. */
    private static IOException trouble(XMLStreamException e) {
        return e.getNestedException() instanceof UnreadableFile own ? own
                : new UnreadableFile(FileTrouble.DAMAGED, e);
    }

    private static String name(XMLStreamReader xml) {
        String name = attribute(xml, "name");
        return name == null ? "" : name;
    }

    /** The row that begins here, or null when it is empty. */
    private @Nullable Row row() throws XMLStreamException, IOException {
        int times = number(attribute(xml, "number-rows-repeated"));
        long first = rowNo + 1;
        read++;
        List<String> cells = new ArrayList<>();
        boolean tooWide = false;
        long length = 0;
        while (xml.hasNext()) {
            int event = event(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().endsWith("table-cell")) {
                int wide = number(attribute(xml, "number-columns-repeated"));
                String value = cell();
                length += (long) value.length() * Math.min(wide, MOST_COLUMNS);
                tooWide |= !value.isEmpty() && cells.size() + (long) wide > MOST_COLUMNS;
                int room = MOST_COLUMNS + 1 - cells.size();
                cells.addAll(Collections.nCopies(Math.min(wide, room), value));
            }
        }
        rowNo = first;
        if (tooWide || length > LONGEST_ROW) {
            rowNo += times - 1;
            return Row.inTrouble(first, tooWide ? RowCode.TOO_MANY_COLUMNS : RowCode.ROW_TOO_LONG);
        }
        if (cells.stream().allMatch(String::isBlank)) {
            rowNo += times - 1;
            return null;
        }
        repeated = List.copyOf(cells);
        again = times - 1;
        repeatedInAll += again;
        if (times > MOST_REPEATED || repeatedInAll > MOST_REPEATED_IN_ALL) {
            throw new UnreadableFile(FileTrouble.REPEATED_ROWS);
        }
        return Row.of(first, repeated);
    }

    /** The value of the cell that begins here; numbers and days by their value, everything else as it is shown. */
    private String cell() throws XMLStreamException, IOException {
        String type = attribute(xml, "value-type");
        String value = attribute(xml, "value");
        String day = attribute(xml, "date-value");
        String element = xml.getLocalName();
        text.setLength(0);
        int depth = 1;
        // how deep the remark at the cell begins: who has written it does not mean the cell, nor a number in it
        int remark = 0;
        while (depth > 0) {
            int event = event(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (remark == 0 && xml.getLocalName().equals("annotation")) {
                    remark = depth;
                } else if (remark == 0 && xml.getLocalName().equals("p") && !text.isEmpty()) {
                    text.append('\n');
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                remark = depth == remark ? 0 : remark;
                depth--;
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                    && remark == 0 && text.length() <= LONGEST_ROW) {
                text.append(xml.getText());
            }
        }
        if (!element.equals("table-cell")) {
            return "";
        }
        if ("float".equals(type) && value != null) {
            return plain(value, text.toString());
        }
        return "date".equals(type) && day != null ? date(day, text.toString()) : text.toString();
    }

    private static String plain(String value, String shown) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return shown;
        }
    }

    private static String date(String day, String shown) {
        try {
            return day.length() == 10 ? LocalDate.parse(day).format(DATE) : shown;
        } catch (DateTimeParseException e) {
            return shown;
        }
    }

    private static int number(@Nullable String attribute) {
        try {
            return attribute == null ? 1 : Math.max(1, Integer.parseInt(attribute));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }
}
