package dialer.api.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files made for tests. */
public final class TestFiles {

    private TestFiles() {
    }

    public static Path file(byte[] content) {
        try {
            Path file = Files.createTempFile("base", ".bin");
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of one sheet; numbers are numbers, everything else is text. */
    public static byte[] xlsx(List<List<Object>> rows) {
        return xlsx(Map.of("Лист1", rows));
    }

    public static byte[] xlsx(Map<String, List<List<Object>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (Map.Entry<String, List<List<Object>>> sheet : sheets.entrySet()) {
                write(workbook.newWorksheet(sheet.getKey()), sheet.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, List<List<Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object value = rows.get(r).get(c);
                if (value instanceof Number number) {
                    sheet.value(r, c, number);
                } else if (value instanceof java.time.LocalDate day) {
                    sheet.value(r, c, day);
                    sheet.style(r, c).format("dd.mm.yyyy").set();
                } else {
                    sheet.value(r, c, String.valueOf(value));
                }
            }
        }
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The least that is an Excel workbook, with this sheet and these shared texts. */
    public static byte[] rawXlsx(String sheet, String sharedStrings) {
        Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8("""
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.\
                spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/\
                vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""));
        parts.put("_rels/.rels", utf8("""
                <?xml version="1.0"?><Relationships \
                xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
        parts.put("xl/_rels/workbook.xml.rels", utf8("""
                <?xml version="1.0"?><Relationships \
                xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""));
        parts.put("xl/workbook.xml", utf8("""
                <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
                <sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""));
        parts.put("xl/worksheets/sheet1.xml", utf8(sheet));
        parts.put("xl/sharedStrings.xml", utf8(sharedStrings));
        return zip(parts);
    }

    /** An OpenDocument workbook with this inside {@code office:spreadsheet}. */
    public static byte[] ods(String tables, String doctype) {
        Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"));
        parts.put("content.xml", utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + doctype + """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>"""
                + tables + "</office:spreadsheet></office:body></office:document-content>"));
        return zip(parts);
    }
}
