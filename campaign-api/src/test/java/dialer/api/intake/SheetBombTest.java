package dialer.api.intake;

import static dialer.api.intake.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks of some kilobytes that would fill the memory of whoever reads them: each is refused before it does. */
class SheetBombTest {

    private static final String ODS_ROW = "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
            + "</table:table-row>";

    static Stream<Arguments> bombs() {
        int mega = 1_048_576;
        return Stream.of(
                Arguments.of("an endless attribute", "<a b=\"" + "x".repeat(mega + 1), FileTrouble.BOMB),
                Arguments.of("an endless comment", "<a><!--" + "x".repeat(mega + 1), FileTrouble.BOMB),
                Arguments.of("an endless instruction", "<a><?x " + "x".repeat(mega + 1), FileTrouble.BOMB),
                Arguments.of("an endless text", "<a>" + "x".repeat(16 * mega + 1), FileTrouble.BOMB),
                Arguments.of("an endless CDATA", "<a><![CDATA[" + "x".repeat(16 * mega + 1), FileTrouble.BOMB),
                Arguments.of("a row in many pieces", "<row>" + ("<t>" + "x".repeat(mega) + "</t>").repeat(33),
                        FileTrouble.BOMB),
                Arguments.of("a row of a million cells", "<x:row>" + "<c/>".repeat(300_000),
                        FileTrouble.TOO_MANY_COLUMNS),
                Arguments.of("no end of nesting", "<a>".repeat(1_000), FileTrouble.BOMB),
                Arguments.of("a new name each time", names(), FileTrouble.BOMB),
                Arguments.of("a DOCTYPE", "<!DOCTYPE a []><a/>", FileTrouble.FORBIDDEN_XML),
                Arguments.of("UTF-16", "<\0a\0/\0>\0", FileTrouble.DAMAGED));
    }

    private static String names() {
        StringBuilder text = new StringBuilder("<a>");
        for (int i = 0; i < 6_000; i++) {
            text.append("<n").append(i).append("/>");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void shouldRefuse(String name, String xml, FileTrouble expected) {
        assertThatThrownBy(() -> watch(xml)).as(name)
                .isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.trouble()).isEqualTo(expected));
    }

    @Test
    void shouldLetThroughWhatSpreadsheetsWrite() throws IOException {
        String row = "<x:row r=\"1\"><c r='A1' f=\"a>b\" t=\"inlineStr\"><is><t>a &lt; b</t></is></c>"
                + "<c/><!-- a > b --><v><![CDATA[<row>]]></v></x:row>";
        assertThat(watch("<?xml version=\"1.0\"?><sheet>" + row.repeat(2_000) + "<merges>" + "<m/>".repeat(250_000)
                + "</merges></sheet>")).isEqualTo(2_000);
    }

    @Test
    void shouldCountWhatSharedTextsNeedInMemory() throws IOException {
        Path file = TestFiles.file(TestFiles.rawXlsx("<worksheet><sheetData><row r=\"1\"/></sheetData></worksheet>",
                "<sst>" + "<si><t>a</t></si>".repeat(10_000) + "</sst>"));
        try (Archive workbook = Archive.open(file, 1_048_576)) {
            assertThat(SheetScan.rows(workbook, 1_048_576)).isEqualTo(1);
            assertThatThrownBy(() -> SheetScan.rows(workbook, 600_000)).hasMessage("BOMB");
        }
    }

    @Test
    void shouldRefuseAThousandSheetsAndCellsWithoutEnd() throws IOException {
        assertThat(trouble(TestFiles.ods(("<table:table table:name=\"S\">" + ODS_ROW + "</table:table>").repeat(1_001),
                ""))).isEqualTo(FileTrouble.BOMB);
        assertThat(trouble(TestFiles.ods("<table:table table:name=\"S\">" + ODS_ROW + "<table:table-row>"
                + "<table:table-cell/>".repeat(300_000) + "</table:table-row></table:table>", "")))
                .isEqualTo(FileTrouble.TOO_MANY_COLUMNS);
    }

    @Test
    void shouldNotReadTheSameRowsOverAndOver() throws IOException {
        String rows = "<table:table-row><table:table-cell><text:p>Телефон</text:p></table:table-cell></table:table-row>"
                + ("<table:table-row table:number-rows-repeated=\"9999\"><table:table-cell><text:p>89163000001</text:p>"
                + "</table:table-cell></table:table-row>").repeat(11);
        Path file = TestFiles.file(TestFiles.ods("<table:table table:name=\"S\">" + rows + "</table:table>", ""));
        try (BaseFile.Opened opened = CalcRows.open(file, 64L * 1_048_576, "")) {
            assertThatThrownBy(() -> {
                while (opened.rows().next() != null) {
                    assertThat(opened.rows().position()).isLessThan(12);
                }
            }).hasMessage("REPEATED_ROWS");
        } finally {
            Files.delete(file);
        }
    }

    /** Java would read the whole table of contents before it says how many entries there are. */
    @Test
    void shouldNotOpenAZipWhoseTableOfContentsIsEndless() throws IOException {
        byte[] zip = TestFiles.zip(Map.of("base.csv", utf8("phone\n89163000001\n")));
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(zip.length - 22 + 12, 17 * 1_048_576);
        byte[] padded = new byte[18 * 1_048_576 + zip.length];
        System.arraycopy(zip, 0, padded, padded.length - zip.length, zip.length);
        Path file = TestFiles.file(padded);
        assertThatThrownBy(() -> Archive.open(file, 1)).hasMessage("TOO_MANY_FILES");
        Files.delete(file);
    }

    private static long watch(String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        try (InputStream stream = XmlLimits.watched(new ByteArrayInputStream(bytes))) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        XmlLimits limits = new XmlLimits();
        limits.look(bytes, 0, bytes.length);
        return limits.units();
    }

    private static FileTrouble trouble(byte[] content) throws IOException {
        Path file = TestFiles.file(content);
        try {
            new BaseReader(64L * 1_048_576).inspect(file, Reading.GUESSED, Map.of(), BaseRules.USUAL);
            throw new AssertionError("It was read");
        } catch (UnreadableFile e) {
            return e.trouble();
        } finally {
            Files.delete(file);
        }
    }
}
