package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.intake.BaseReader;
import dialer.api.intake.BaseRules;
import dialer.api.intake.Mapping;
import dialer.api.intake.Reading;
import dialer.api.intake.UploadState;
import dialer.api.intake.UploadView;
import dialer.core.campaign.DialMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bases as people send them: whatever stands in a row, it gets a verdict, and the rows around it are not harmed. */
class DirtyBaseTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Database database = TestDatabase.shared();
    private final ListStore lists = new ListStore(database);
    private final TestBases bases = new TestBases(database);
    private final ContactStore contacts = new ContactStore(database);
    private int campaignId;

    @BeforeEach
    void campaign() {
        int n = NAMES.incrementAndGet();
        int poolId = new PoolStore(database).create("dirty pool " + n, 60_000).orElseThrow().poolId();
        campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("dirty campaign " + n,
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-8, true", "windows-1251, false", "UTF-16LE, true", "KOI8-R, false"})
    void shouldReadWhateverEncodingSpreadsheetsWrite(String charset, boolean mark) throws IOException {
        String csv = """
                ФИО получателя;Мобильный телефон;Адрес доставки;Комментарий к заказу
                Щукина Ёлка Юрьевна;8 916 300 10 01;город Орёл, улица Полесская, дом 5;звонить после обеда
                Ящук Пётр Эдуардович;8 916 300 10 02;город Элиста, улица Ленина, дом 7;оставить у соседей
                """;
        ListStore.ContactList list = upload(((mark ? "\uFEFF" : "") + csv).getBytes(Charset.forName(charset)));
        assertThat(list.charset()).isEqualTo(charset);
        assertThat(list.ok()).isEqualTo(2);
        assertThat(cards()).first().satisfies(card -> assertThat(card)
                .containsEntry("name", "Щукина Ёлка Юрьевна")
                .containsEntry("address", "город Орёл, улица Полесская, дом 5")
                .containsEntry("comment", "звонить после обеда"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {";", "','", "'\t'", "|"})
    void shouldGuessTheDelimiter(String delimiter) throws IOException {
        ListStore.ContactList list = upload(String.join(delimiter, "phone", "name", "zip")
                + "\r\n" + String.join(delimiter, "+79163001101", "\"Smith; John, | \t Jr\"", "101000") + "\r\n");
        assertThat(list.ok()).isEqualTo(1);
        assertThat(cards().getFirst()).containsEntry("name", "Smith; John, | \t Jr").containsEntry("index", "101000");
    }

    @Test
    void shouldNotLoseRowsToQuotesThatDoNotFit() throws IOException {
        ListStore.ContactList list = upload("""
                phone;name;shop
                +79163001201;Анна;ООО "Ромашка"
                +79163001202;Борис;"Ромашка" ООО
                +79163001203;"Вера;без конца
                +79163001204;Глеб;"две ""кавычки"" внутри"
                +79163001205;"Дом
                с переносом";ок
                +79163001206;Егор;последний
                """);
        assertThat(list.totalRows()).isEqualTo(6);
        assertThat(list.ok() + list.rejected()).isEqualTo(6);
        assertThat(list.ok()).isGreaterThanOrEqualTo(5);
        assertThat(cards()).extracting(card -> card.get("name"))
                .contains("Анна", "Борис", "Глеб", "Дом\nс переносом", "Егор");
        assertThat(cards()).extracting(card -> card.get("shop")).contains("ООО \"Ромашка\"", "две \"кавычки\" внутри");
    }

    @Test
    void shouldTakeCharactersThatPostgresDoesNot() throws IOException {
        String longCell = "x".repeat(3_999) + "\uD83D\uDE9A" + "y".repeat(5_000);
        ListStore.ContactList list = upload("phone;name;note\n+79163001301;Ан\u0000на\u0001\\n\\;{\"a\"}\n"
                + "+79163001302;\uD83D\uDE9A курьер;" + longCell + "\n");
        assertThat(list.ok()).isEqualTo(2);
        assertThat(cards().getFirst().get("name")).startsWith("Анна").endsWith("\\n\\");
        assertThat(cards().getLast().get("name")).isEqualTo("\uD83D\uDE9A курьер");
        assertThat(cards().getLast().get("comment")).startsWith("xxx").hasSizeBetween(3_990, 4_000);
    }

    @Test
    void shouldJudgeRowsOfOddShapes() throws IOException {
        ListStore.ContactList list = upload("phone;name\n\n;;;;\n+79163001401\n+79163001402;a;b;c;d\n   \n"
                + ";".repeat(300) + "+79163001403\n+79163001404;z");
        assertThat(list.ok()).isEqualTo(3);
        assertThat(lists.rows(list.listId(), "rejected", 0, 10)).extracting(ListStore.RowVerdict::rowNo)
                .contains(3L, 7L);
        assertThat(cards().get(1)).containsEntry("name", "a").containsValue("d");
    }

    @Test
    void shouldReadABaseWithoutHeaderOrWithOneLine() throws IOException {
        assertThat(upload("Анна,89163001501,Москва\nИван,89163001502,Тверь\n").ok()).isEqualTo(2);
        assertThat(upload("89163001503").ok()).isEqualTo(1);
        assertThat(trouble("phone;name\n")).isEqualTo("HEADERS_ONLY");
        assertThat(trouble("")).isEqualTo("EMPTY");
        assertThat(upload("город;улица\nОрёл;Ленина\n").rejected()).isEqualTo(1);
    }

    @Test
    void shouldDialNothingOfAnUploadThatBreaks() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("phone\n+79163001601\n".repeat(10_000).getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the browser went away");
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return read();
                    }
                });
        assertThatThrownBy(() -> bases.uploads().receive(bases.of(campaignId, "broken.csv"), broken))
                .isInstanceOf(IOException.class);
        assertThat(bases.uploads().ofCampaign(campaignId)).singleElement().satisfies(upload -> {
            assertThat(upload.state()).isEqualTo(UploadState.FAILED);
            assertThat(String.valueOf(upload.trouble())).contains("BROKEN_OFF");
        });
        assertThat(contacts.page(campaignId, "OPEN", 0, 10)).isEmpty();
    }

    @Test
    void shouldStopWhenTheUploadIsCancelled() throws IOException {
        StringBuilder csv = new StringBuilder("phone\n");
        for (int i = 0; i < 40_000; i++) {
            csv.append("+7916%07d\n".formatted(5_000_000 + i));
        }
        Path file = Files.writeString(Files.createTempFile("cancelled", ".csv"), csv);
        int listId = lists.create(campaignId, "cancelled.csv").listId();
        BaseReader reader = new BaseReader(TestBases.MOST_BYTES);
        Mapping mapping = reader.inspect(file, Reading.GUESSED, Map.of(), BaseRules.USUAL).mapping();
        ListImport into = new ListImport(database, ListTarget.fresh(campaignId, listId), Runnable::run);
        assertThatThrownBy(() -> reader.read(file, Reading.GUESSED, mapping, "", BaseRules.USUAL, into,
                (position, size) -> {
            if (into.totals().rows() >= 10_000) {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(lists.byId(listId).orElseThrow().state()).isEqualTo("FAILED");
        assertThat(contacts.countsByState(campaignId)).containsOnlyKeys("WITHDRAWN");
    }

    private ListStore.ContactList upload(String csv) throws IOException {
        return upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    private ListStore.ContactList upload(byte[] csv) {
        return bases.list(bases.store(campaignId, csv));
    }

    private String trouble(String csv) {
        UploadView upload = bases.store(campaignId, csv);
        return upload.trouble() == null ? "" : upload.trouble().code();
    }

    private List<Map<String, String>> cards() {
        return contacts.page(campaignId, "", 0, 100).stream().map(ContactStore.Contact::card).toList();
    }
}
