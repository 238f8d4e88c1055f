package dialer.api.intake;

import static dialer.api.intake.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.words.Sentences;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no base, or hardly one: each gets a clear word, and none does damage. */
class UglyFileTest {

    private static final long MOST = 8L * 1_048_576;
    private static final String LAUGHS = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    private static final String SHEET = "<worksheet"
            + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetData>%s</sheetData></worksheet>";
    private static final String NO_TEXTS =
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"0\"/>";

    private final BaseReader reader = new BaseReader(MOST);

    static Stream<Arguments> files() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 1, 0, 0, 0};
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        byte[] locked = TestFiles.zip(Map.of("base.csv", utf8("phone\n89163000001\n")));
        locked[6] |= 1;
        // where the table of contents says the same of the entry
        locked[new String(locked, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") + 8] |= 1;
        byte[] cut = Arrays.copyOf(TestFiles.xlsx(List.of(List.of("Телефон"), List.of(89163000001L))), 900);
        String wide = String.join(";", IntStream.range(0, 16_384).mapToObj(i -> "c" + i).toList());
        List<Object> wideRow = IntStream.range(0, 16_384).mapToObj(i -> (Object) ("c" + i)).toList();
        return Stream.of(
                Arguments.of("an empty file", new byte[0], FileTrouble.EMPTY),
                Arguments.of("blank lines", utf8("\r\n  \r\n\r\n"), FileTrouble.EMPTY),
                Arguments.of("headers only", utf8("Телефон;ФИО;Адрес\r\n"), FileTrouble.HEADERS_ONLY),
                Arguments.of("headers only, Excel", TestFiles.xlsx(List.of(List.of("Телефон", "ФИО"))),
                        FileTrouble.HEADERS_ONLY),
                Arguments.of("16,384 columns", utf8(wide + "\n" + wide + "\n"), FileTrouble.TOO_MANY_COLUMNS),
                Arguments.of("16,384 columns, Excel", TestFiles.xlsx(List.of(wideRow, wideRow)),
                        FileTrouble.TOO_MANY_COLUMNS),
                Arguments.of("a cell beyond the last column", TestFiles.rawXlsx(SHEET.formatted(
                        "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), NO_TEXTS), FileTrouble.TOO_MANY_COLUMNS),
                Arguments.of("an old Excel file", ole, FileTrouble.OLD_EXCEL),
                Arguments.of("an old Excel file in a ZIP", TestFiles.zip(Map.of("база.xls", ole)),
                        FileTrouble.OLD_EXCEL),
                Arguments.of("RAR", utf8("Rar!\u001A\u0007\u0000"), FileTrouble.OTHER_ARCHIVE),
                Arguments.of("a web page called xls", utf8("<html><table><tr><td>89163000001</td></tr></table></html>"),
                        FileTrouble.WEB_PAGE),
                Arguments.of("a picture", png, FileTrouble.NO_TABLE),
                Arguments.of("PDF", utf8("%PDF-1.7\n1 0 obj"), FileTrouble.NO_TABLE),
                Arguments.of("a letter as RTF", utf8("{\\rtf1\\ansi 89163000001}"), FileTrouble.NO_TABLE),
                Arguments.of("a ZIP with a password", locked, FileTrouble.LOCKED_ARCHIVE),
                Arguments.of("a ZIP with a letter", TestFiles.zip(Map.of("letter.docx", utf8("x"))),
                        FileTrouble.NOTHING_INSIDE),
                Arguments.of("a ZIP in a ZIP", TestFiles.zip(Map.of("base.csv", TestFiles.zip(Map.of("a.csv",
                        utf8("phone\n1"))))), FileTrouble.NOTHING_INSIDE),
                Arguments.of("a workbook that breaks off", cut, FileTrouble.DAMAGED),
                Arguments.of("a zip bomb", TestFiles.zip(Map.of("base.csv", new byte[(int) MOST + 1])),
                        FileTrouble.BOMB),
                Arguments.of("a workbook that is a bomb", TestFiles.rawXlsx(SHEET.formatted(
                        " ".repeat((int) MOST + 1)), NO_TEXTS), FileTrouble.BOMB),
                Arguments.of("an XML bomb in a sheet", TestFiles.rawXlsx(LAUGHS + SHEET.formatted(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>"), NO_TEXTS),
                        FileTrouble.FORBIDDEN_XML),
                Arguments.of("an XML bomb in the texts", TestFiles.rawXlsx(SHEET.formatted(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), LAUGHS + NO_TEXTS),
                        FileTrouble.FORBIDDEN_XML),
                Arguments.of("an XML bomb in OpenDocument", TestFiles.ods("<table:table table:name=\"S\"/>", LAUGHS),
                        FileTrouble.FORBIDDEN_XML),
                Arguments.of("OpenDocument that repeats a row a million times", TestFiles.ods("""
                        <table:table table:name="S"><table:table-row><table:table-cell><text:p>phone</text:p>\
                        </table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1000000">\
                        <table:table-cell><text:p>89163000001</text:p></table:table-cell></table:table-row>\
                        </table:table>""", ""), FileTrouble.REPEATED_ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldSayWhyAFileIsNoBase(String name, byte[] content, FileTrouble expected) throws IOException {
        assertThat(trouble(content)).as(name).isEqualTo(expected);
    }

    @Test
    void shouldHaveASentenceInBothLanguagesForEveryTroubleAndRowCode() {
        for (Sentences words : List.of(Sentences.RU, Sentences.EN)) {
            for (FileTrouble trouble : FileTrouble.values()) {
                assertThat(words.of("file." + trouble.name())).as(trouble.name()).contains(".");
            }
            for (RowCode code : RowCode.values()) {
                assertThat(Reasons.reason(code.name(), words)).as(code.name()).isNotEqualTo(code.name());
            }
        }
    }

    @Test
    void shouldRefuseOneCellOfTenMegabytesAndReadTheRowsAround() throws IOException {
        String big = "x".repeat(10_000_000);
        for (byte[] content : List.of(
                utf8("phone;note\n89163000001;a\n89163000002;" + big + "\n89163000003;\"" + big
                        + "\"\n89163000004;b\n"),
                TestFiles.xlsx(List.of(List.of("phone", "note"), List.of("89163000001", "a"))))) {
            Inspection inspection = new BaseReader(64L * 1_048_576).inspect(TestFiles.file(content), Reading.GUESSED,
                    Map.of(), BaseRules.USUAL);
            assertThat(inspection.sample().getFirst().verdict()).isEqualTo("ok");
            assertThat(inspection.sample().getLast().verdict()).isEqualTo("ok");
            assertThat(inspection.sample()).filteredOn(row -> row.code().equals("ROW_TOO_LONG"))
                    .hasSize(inspection.kind().equals("TEXT") ? 2 : 0);
        }
        byte[] workbook = TestFiles.rawXlsx(SHEET.formatted("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>phone</t>"
                + "</is></c></row><row r=\"2\"><c r=\"A2\"><v>89163000001</v></c></row><row r=\"3\">"
                + "<c r=\"A3\" t=\"inlineStr\"><is><t>" + big + "</t></is></c></row>"), NO_TEXTS);
        Inspection sheet = new BaseReader(64L * 1_048_576).inspect(TestFiles.file(workbook), Reading.GUESSED, Map.of(),
                BaseRules.USUAL);
        assertThat(sheet.sample()).extracting(Inspection.SampleRow::code).containsExactly("PLAIN", "ROW_TOO_LONG");
    }

    @Test
    void shouldSeeTheTableBelowLinesOfTitleWithoutItsDelimiter() throws IOException {
        Inspection found = inspect(utf8("""
                База клиентов ООО «Ромашка», ноябрь
                Выгружено: 26.11.2026, менеджер Петров

                Телефон;ФИО;Город
                89163000001;Орлова Анна;Самара
                89163000002;Громов Пётр;Казань
                """));
        assertThat(found.delimiter()).isEqualTo(";");
        assertThat(found.mapping().headerRow()).isEqualTo(4);
        assertThat(found.sample()).extracting(Inspection.SampleRow::code).containsExactly("PLAIN", "PLAIN");
    }

    @Test
    void shouldPreferATableToAWordToTheReader() throws IOException {
        Map<String, byte[]> packed = new LinkedHashMap<>();
        packed.put("readme.txt", utf8("Добрый день, база во вложении"));
        packed.put("base.csv", utf8("Телефон;ФИО\n89163000001;Анна\n"));
        assertThat(inspect(TestFiles.zip(packed)).part()).isEqualTo("base.csv");
    }

    @Test
    void shouldReadAHeaderInTwoRowsBelowATitle() throws IOException {
        Inspection found = inspect(utf8("""
                База на ноябрь;;;
                Заказ;Получатель;;Телефоны
                ;Фамилия;Имя;моб.
                A-1;Орлова;Анна;8 916 300-00-01
                A-2;Громов;Пётр;8 916 300-00-02
                """));
        assertThat(found.mapping().headerRow()).isEqualTo(3);
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.ORDER,
                ColumnRole.NAME, ColumnRole.NAME, ColumnRole.PHONE);
        assertThat(found.above()).hasSize(3);
        assertThat(found.sample()).extracting(Inspection.SampleRow::verdict).containsExactly("ok", "ok");
    }

    @Test
    void shouldTakeTheNameOfAPartnerForNoGoodsAndACouriersTelephoneForNoRecipients() throws IOException {
        Inspection found = inspect(utf8("""
                Контрагент;;Номенклатура;;Курьер;;Магазин;
                Наименование;Телефон;Наименование товара;Сумма;ФИО;Телефон;Полное наименование;Адрес
                ООО Ромашка;8 916 300-00-01;Чайник;1200;Петров Пётр;8 916 300-00-09;Лавка;ул. Ленина, 1
                ИП Громов;8 916 300-00-02;Утюг;900;Петров Пётр;8 916 300-00-09;Лавка;ул. Ленина, 1
                """));
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.NAME,
                ColumnRole.PHONE, ColumnRole.ITEMS, ColumnRole.SUM, ColumnRole.FIELD, ColumnRole.FIELD,
                ColumnRole.SHOP, ColumnRole.FIELD);
    }

    @ParameterizedTest
    @CsvSource({"Телефон магазина, FIELD", "Адрес отправителя, FIELD", "Индекс отправителя, FIELD",
            "Дата передачи курьеру, FIELD", "ФИО менеджера, FIELD", "ФИО курьера, FIELD", "Название магазина, SHOP",
            "Курьерская служба, COURIER", "Комментарий курьеру, COMMENT", "Адрес доставки, ADDRESS",
            "Store address, FIELD", "Courier name, COURIER", "Seller, SHOP", "Отправитель, SHOP",
            "Номер заказа, ORDER", "Заказ покупателя, ORDER",
            "Номер заказа клиента, ORDER", "Телефон получателя, PHONE"})
    void shouldTakeNothingOfAShopOrACourierForTheRecipients(String title, ColumnRole role) {
        assertThat(HeaderWords.role(title)).isEqualTo(role);
    }

    @Test
    void shouldKnowGeneralWordsByTheGroupTheyStandUnder() throws IOException {
        Inspection found = inspect(utf8("""
                Выгрузка за 25.11.2026;;;;;;
                №;Получатель;Телефоны;;Адрес;;Заказ
                ;ФИО;осн.;доп.;Индекс;НП;Номер
                1;Орлова Анна;8 916 300-00-01;;101000;Москва;ИМ-07001
                ;ФИО;осн.;доп.;Индекс;НП;Номер
                2;Громов Пётр;8 916 300-00-02;нет;420000;Казань;ИМ-07002
                """));
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.FIELD,
                ColumnRole.NAME, ColumnRole.PHONE, ColumnRole.PHONE, ColumnRole.INDEX, ColumnRole.SETTLEMENT,
                ColumnRole.ORDER);
        assertThat(found.sample()).extracting(Inspection.SampleRow::code)
                .containsExactly("PLAIN", "HEADER_AGAIN", "OTHER_NUMBER_LEFT_OUT");
    }

    @Test
    void shouldTakeNoMistakeForASecondRowOfTitles() throws IOException {
        Inspection found = inspect(utf8("""
                "#строка 123456";#столбец;#вердикт;столбец 1;Контрагент / Телефон;столбец 3;Доставка / Адрес
                7;Контрагент / Телефон;отклонено;Самара;;;
                14;Контрагент / Телефон;отклонено;Заказ 7;не указан;Самара;ул. Ленина, д. 7
                """));
        assertThat(found.mapping().headerRow()).isEqualTo(1);
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).startsWith(ColumnRole.ROW,
                ColumnRole.IGNORE, ColumnRole.IGNORE).element(4).isEqualTo(ColumnRole.PHONE);
        assertThat(found.sample()).hasSize(2);
    }

    @Test
    void shouldSayOfAHeaderThatStandsThereAgainWhatItIs() throws IOException {
        Inspection found = inspect(utf8("Телефон;ФИО\n89163000001;Анна\nТелефон;ФИО\n89163000002;Пётр\n"));
        assertThat(found.sample()).extracting(Inspection.SampleRow::code)
                .containsExactly("PLAIN", "HEADER_AGAIN", "PLAIN");
    }

    @Test
    void shouldReadWorkbooksWithTheirNumbersAndDates() throws IOException {
        Inspection found = inspect(TestFiles.xlsx(List.of(
                List.of("Получатель", "тел. моб.", "phone2", "Индекс", "Дата доставки", "Сумма", "Упаковка"),
                List.of("Анна", 89163000001L, "8-916-300-00-02", 101000, java.time.LocalDate.of(2026, 11, 27), 1999.5,
                        "коробка"))));
        assertThat(found.kind()).isEqualTo("EXCEL");
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.NAME,
                ColumnRole.PHONE, ColumnRole.PHONE, ColumnRole.INDEX, ColumnRole.DAY, ColumnRole.SUM,
                ColumnRole.FIELD);
        assertThat(found.sample().getFirst().cells()).containsExactly("Анна", "89163000001", "8-916-300-00-02",
                "101000", "27.11.2026", "1999.5", "коробка");
    }

    @Test
    void shouldChooseTheSheetThatHoldsATable() throws IOException {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("Обложка", List.of(List.of("Отчёт")));
        sheets.put("База", List.of(List.of("Телефон"), List.of("89163000001")));
        Inspection found = inspect(TestFiles.xlsx(sheets));
        assertThat(found.part()).isEqualTo("База");
        assertThat(found.parts()).containsExactly("Обложка", "База");
        assertThat(reader.inspect(TestFiles.file(TestFiles.xlsx(sheets)), new Reading("Обложка", "", "", -1),
                Map.of(), BaseRules.USUAL).sample()).hasSize(1);
        assertThat(trouble(TestFiles.xlsx(sheets), new Reading("Итоги", "", "", -1)))
                .isEqualTo(FileTrouble.NO_SUCH_PART);
    }

    @Test
    void shouldReadOpenDocument() throws IOException {
        Inspection found = inspect(TestFiles.ods("""
                <table:table table:name="Лист1"><table:table-column table:number-columns-repeated="16384"/>\
                <table:table-row><table:table-cell><text:p>Телефон</text:p></table:table-cell><table:table-cell>\
                <text:p>ФИО</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/>\
                </table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell \
                table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell \
                office:value-type="float" office:value="89163000001"><text:p>8,9163E+10</text:p></table:table-cell>\
                <table:table-cell><office:annotation><text:p>перезвонить 8 916 300-00-09</text:p></office:annotation>\
                <text:p>Анна</text:p><text:p>Орлова</text:p></table:table-cell></table:table-row>\
                <table:table-row table:number-rows-repeated="1048570"><table:table-cell \
                table:number-columns-repeated="16384"/></table:table-row></table:table>""", ""));
        assertThat(found.kind()).isEqualTo("CALC");
        assertThat(found.sample()).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(5);
            assertThat(row.cells()).containsExactly("89163000001", "Анна\nОрлова");
            assertThat(row.verdict()).isEqualTo("ok");
        });
    }

    @Test
    void shouldReadABaseInAZip() throws IOException {
        byte[] csv = "Телефон;ФИО\n89163000001;Анна\n".getBytes(Charset.forName("windows-1251"));
        Inspection found = inspect(TestFiles.zip(new LinkedHashMap<>(Map.of("папка/база.csv", csv))));
        assertThat(found.charset()).isEqualTo("windows-1251");
        assertThat(found.sample()).singleElement().satisfies(row -> assertThat(row.verdict()).isEqualTo("ok"));
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a.csv", csv);
        two.put("b.xlsx", TestFiles.xlsx(List.of(List.of("Телефон"), List.of("89163000009"))));
        Path file = TestFiles.file(TestFiles.zip(two));
        assertThat(reader.inspect(file, Reading.GUESSED, Map.of(), BaseRules.USUAL).parts())
                .containsExactly("a.csv", "b.xlsx");
        Inspection second = reader.inspect(file, new Reading("b.xlsx", "", "", -1), Map.of(), BaseRules.USUAL);
        assertThat(second.sample().getFirst().cells()).containsExactly("89163000009");
        Files.delete(file);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void shouldReadShortTextsInEveryRussianEncoding(String charset, boolean mark) throws IOException {
        String csv = (mark ? "\uFEFF" : "") + "Телефон;ФИО\r\n89163000001;Анна Орлова\r\n";
        Inspection found = inspect(csv.getBytes(Charset.forName(charset)));
        assertThat(found.charset()).isEqualTo(charset);
        assertThat(found.sample().getFirst().cells()).containsExactly("89163000001", "Анна Орлова");
    }

    static Stream<Arguments> encodings() {
        return Stream.of("windows-1251", "KOI8-R", "IBM866", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
                .flatMap(name -> name.startsWith("UTF-32") ? Stream.of(Arguments.of(name, true))
                        : name.startsWith("UTF") ? Stream.of(Arguments.of(name, true), Arguments.of(name, false))
                        : Stream.of(Arguments.of(name, false)));
    }

    @Test
    void shouldGuessColumnsOfABaseWithoutHeader() throws IOException {
        Inspection found = inspect(utf8("""
                Орлова Анна Петровна;89163000001;101000;г. Москва, ул. Садовая, д. 1;1990.00;10-14
                Громов Пётр;8 (916) 300-00-02;630091;г. Новосибирск, ул. Мира, д. 2;500;14-18
                """));
        assertThat(found.mapping().headerRow()).isZero();
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.NAME,
                ColumnRole.PHONE, ColumnRole.INDEX, ColumnRole.ADDRESS, ColumnRole.SUM, ColumnRole.INTERVAL);
    }

    @Test
    void shouldHoldARowForAnyOfItsNumbersAndForADeadlineThatCannotBeRead() throws IOException {
        Inspection found = inspect(utf8("""
                Телефон;Телефон 2;Звонить до
                89163000001;8 903 123-00-45 не звонить;
                89163000002;кот;30.11.2026
                89163000003;;когда получится
                """));
        assertThat(found.mapping().columns()).extracting(Mapping.Column::role).containsExactly(ColumnRole.PHONE,
                ColumnRole.PHONE, ColumnRole.DEADLINE);
        assertThat(found.sample()).extracting(row -> row.verdict() + " " + row.code()).containsExactly(
                "warning DO_NOT_CALL", "fixed OTHER_NUMBER_LEFT_OUT", "warning DEADLINE_NOT_READ");
        assertThat(found.sample().getLast().reasonEn()).containsIgnoringCase("until when");
    }

    @ParameterizedTest
    @MethodSource("delimiters")
    void shouldFindAnyDelimiter(String delimiter) throws IOException {
        Inspection found = inspect(utf8("phone" + delimiter + "name\n89163000001" + delimiter + "Ann\n"));
        assertThat(found.delimiter()).isEqualTo(delimiter);
        assertThat(found.sample().getFirst().cells()).containsExactly("89163000001", "Ann");
    }

    static Stream<String> delimiters() {
        return Stream.of(";", ",", "\t", "|", "^", "~");
    }

    @Test
    void shouldReadATextOfOneColumnWithCommasInside() throws IOException {
        Inspection found = inspect(utf8("Телефон\n89163000001, 89163000002\n89163000003\n89163000004\n"));
        assertThat(found.delimiter()).isEmpty();
        assertThat(found.sample().getFirst().code()).isEqualTo("SEVERAL");
        Inspection named = inspect(utf8("sep=|\nphone|name\n89163000001|Ann\n"));
        assertThat(named.sample().getFirst().cells()).containsExactly("89163000001", "Ann");
    }

    private Inspection inspect(byte[] content) throws IOException {
        return reader.inspect(TestFiles.file(content), Reading.GUESSED, Map.of(), BaseRules.USUAL);
    }

    private FileTrouble trouble(byte[] content) throws IOException {
        return trouble(content, Reading.GUESSED);
    }

    private FileTrouble trouble(byte[] content, Reading reading) throws IOException {
        try {
            Inspection found = reader.inspect(TestFiles.file(content), reading, Map.of(), BaseRules.USUAL);
            throw new AssertionError("It was read as " + found.kind().toLowerCase(Locale.ROOT) + " with "
                    + found.sample().size() + " rows");
        } catch (UnreadableFile e) {
            return e.trouble();
        }
    }
}
