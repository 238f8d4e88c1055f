package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.intake.Mapping;
import dialer.api.intake.MistakeFile;
import dialer.api.intake.UploadState;
import dialer.api.intake.UploadView;
import dialer.api.words.Sentences;
import dialer.core.campaign.DialMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows become recipients: nobody twice, nobody's data with somebody else's, everything can be taken back. */
class RecipientTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Database database = TestDatabase.shared();
    private final ListStore lists = new ListStore(database);
    private final ContactStore contacts = new ContactStore(database);
    private final TestBases bases = new TestBases(database);
    private int campaignId;

    @BeforeEach
    void campaign() {
        int n = NAMES.incrementAndGet();
        int poolId = new PoolStore(database).create("recipient pool " + n, 60_000).orElseThrow().poolId();
        campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("recipients " + n,
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }

    @Test
    void shouldNotDoubleAFileThatIsUploadedTwice() {
        String csv = "Телефон;ФИО\n89163100001;Анна\n89163100002;Пётр\nкот;Кот\n";
        UploadView first = bases.store(campaignId, csv);
        UploadView second = bases.store(campaignId, csv);
        assertThat(second.listId()).isEqualTo(first.listId());
        assertThat(second.totals().duplicate()).isEqualTo(2);
        assertThat(bases.list(second).totalRows()).isEqualTo(3);
        assertThat(bases.list(second).ok()).isEqualTo(2);
        assertThat(open()).hasSize(2);
    }

    @Test
    void shouldNotDoubleARowOfAnotherFile() {
        bases.store(campaignId, "Телефон;ФИО\n89163100011;Анна\n");
        UploadView other = bases.store(campaignId, "ФИО;Телефон\nАнна;8 916 310 00 11\nИван;8 916 310 00 12\n");
        assertThat(other.totals().duplicate()).isEqualTo(1);
        assertThat(other.totals().ok()).isEqualTo(1);
        assertThat(lists.rows(bases.list(other).listId(), "duplicate", 0, 10)).extracting(ListStore.RowVerdict::code)
                .containsExactly("DUPLICATE_IN_CAMPAIGN");
        assertThat(open()).hasSize(2);
    }

    @Test
    void shouldMergeOrdersOfOneRecipientAndKeepEachOrderOnce() {
        UploadView upload = bases.store(campaignId, """
                Заказ;Телефон;ФИО;Сумма;Магазин;Телефон 2
                A-1;89163100021;Анна;500;Пелёнки;
                A-2;89163100021;Анна;500;Пелёнки;89163100022
                A-1;89163100029;Кто-то;1;Пелёнки;
                """);
        assertThat(upload.totals().merged()).isEqualTo(1);
        assertThat(upload.totals().duplicate()).isEqualTo(1);
        assertThat(open()).singleElement().satisfies(contact -> {
            assertThat(contact.card()).containsEntry("order", "A-1; A-2").containsEntry("sum", "500; 500")
                    .containsEntry("name", "Анна").containsEntry("shop", "Пелёнки");
            assertThat(contact.numbers()).extracting(ContactStore.ContactNumber::e164)
                    .containsExactly("+79163100021", "+79163100022");
        });
        UploadView later = bases.store(campaignId, """
                Заказ;Телефон;ФИО;Сумма
                A-2;89163100021;Анна;500
                A-3;89163100021;Анна;70
                """);
        assertThat(later.totals().duplicate()).isEqualTo(1);
        assertThat(later.totals().merged()).isEqualTo(1);
        assertThat(open()).singleElement().satisfies(contact -> assertThat(contact.card())
                .containsEntry("order", "A-1; A-2; A-3").containsEntry("sum", "500; 500; 70"));
    }

    @Test
    void shouldNeverMergeAcrossCouriers() {
        bases.store(campaignId, """
                Курьерская служба;Заказ;Телефон;ФИО
                Быстро;A-1;89163100031;Анна
                Надёжно;A-1;89163100031;Анна
                """);
        assertThat(open()).hasSize(2).extracting(contact -> contact.card().get("courier"))
                .containsExactly("Быстро", "Надёжно");
    }

    @Test
    void shouldTakeAListBackAndLeaveWhatOthersBrought() {
        UploadView first = bases.store(campaignId, "Заказ;Телефон;ФИО\nA-1;89163100041;Анна\nA-2;89163100042;Пётр\n");
        UploadView second = bases.store(campaignId,
                "Заказ;Телефон;ФИО;тел. моб.\nB-1;89163100041;Анна;89163100043\n");
        lists.withdraw(bases.list(first).listId());
        assertThat(open()).singleElement().satisfies(contact -> {
            assertThat(contact.card()).containsEntry("order", "B-1");
            assertThat(contact.listId()).isEqualTo(bases.list(second).listId());
            assertThat(contact.numbers()).extracting(ContactStore.ContactNumber::e164)
                    .containsExactly("+79163100041", "+79163100043");
        });
        UploadView again = bases.store(campaignId, "Заказ;Телефон;ФИО\nA-2;89163100042;Пётр\n");
        assertThat(again.totals().ok()).as("what was taken back may come again").isEqualTo(1);
        lists.withdraw(bases.list(second).listId());
        assertThat(open()).singleElement().satisfies(
                contact -> assertThat(contact.card()).containsEntry("order", "A-2"));
    }

    @Test
    void shouldSeeARecipientOfSeveralTownsInEachOfThem() {
        UploadView first = bases.store(campaignId, """
                Заказ;Телефон;ФИО;Город
                T-1;89163100181;Анна;Москва
                T-2;89163100181;Анна;Омск
                T-3;89163100181;Анна;
                """);
        assertThat(first.totals().ok()).isEqualTo(3);
        assertThat(zonesOf("+79163100181")).containsExactlyInAnyOrder("Europe/Moscow", "Asia/Omsk");
        bases.store(campaignId, "Заказ;Телефон;ФИО;Город\nT-4;89163100181;Анна;Магадан\n");
        assertThat(zonesOf("+79163100181")).containsExactlyInAnyOrder("Europe/Moscow", "Asia/Omsk", "Asia/Magadan");
    }

    private List<String> zonesOf(String e164) {
        return open().stream().flatMap(contact -> contact.numbers().stream())
                .filter(number -> number.e164().equals(e164))
                .flatMap(number -> Stream.of(number.zones().split(","))).toList();
    }

    @Test
    void shouldHoldWarningsUntilAPersonAcceptsTheClass() {
        UploadView upload = bases.store(campaignId, "Телефон;ФИО\n89161111111;Анна\n89163100051;Пётр\n");
        assertThat(upload.totals().warning()).isEqualTo(1);
        assertThat(contacts.countsByState(campaignId)).containsEntry("HELD", 1L).containsEntry("OPEN", 1L);
        assertThat(lists.accept(bases.list(upload).listId(), "FAKE")).isEqualTo(1);
        assertThat(contacts.countsByState(campaignId)).containsEntry("OPEN", 2L).doesNotContainKey("HELD");
        assertThat(lists.classes(bases.list(upload).listId())).anyMatch(c -> c.code().equals("FAKE") && c.accepted());
    }

    @Test
    void shouldBringRepairedRowsBackToTheirPlace() throws IOException {
        UploadView upload = bases.store(campaignId, """
                Телефон;ФИО;Комментарий
                89163100061;Анна;ок
                8916310006;Пётр;=cmd|' /C calc'!A0
                кот;"Кот; Мурзик";
                """);
        int listId = bases.list(upload).listId();
        String mistakes = mistakes(listId);
        assertThat(mistakes).startsWith("\uFEFF\"#row " + listId + "\";").contains("'=cmd|");
        String repaired = mistakes.replace("8916310006;", "89163100062;");
        UploadView fixed = bases.store(campaignId, repaired);
        assertThat(fixed.listId()).isEqualTo(listId);
        assertThat(fixed.totals().ok()).isEqualTo(1);
        ListStore.ContactList list = lists.byId(listId).orElseThrow();
        assertThat(List.of(list.totalRows(), list.ok(), list.rejected())).containsExactly(3L, 2L, 1L);
        assertThat(mistakes(listId)).contains("кот").doesNotContain("Пётр");
        assertThat(open()).extracting(contact -> contact.card().get("name")).containsExactly("Анна", "Пётр");
        assertThat(open().getLast().card()).containsEntry("comment", "=cmd|' /C calc'!A0");
    }

    @Test
    void shouldCheckWithoutStoringAnybody() throws IOException {
        UploadView received = bases.uploads().receive(bases.of(campaignId, "dry.csv"), new ByteArrayInputStream(
                "Телефон\n89163100071\n89163100071\nкот\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(received.state()).isEqualTo(UploadState.MAPPING);
        Mapping mapping = bases.uploads().inspect(received.id()).mapping();
        bases.uploads().begin(received.id(), mapping, true);
        UploadView checked = bases.uploads().byId(received.id()).orElseThrow();
        assertThat(checked.state()).isEqualTo(UploadState.CHECKED);
        assertThat(List.of(checked.totals().ok(), checked.totals().duplicate(), checked.totals().rejected()))
                .containsExactly(1L, 1L, 1L);
        assertThat(contacts.page(campaignId, "", 0, 10)).isEmpty();
        assertThat(lists.ofCampaign(campaignId)).isEmpty();
        assertThat(mistakes(bases.list(checked).listId())).contains("кот");
        bases.uploads().begin(received.id(), mapping, false);
        UploadView stored = bases.uploads().byId(received.id()).orElseThrow();
        assertThat(stored.state()).isEqualTo(UploadState.STORED);
        assertThat(open()).hasSize(1);
        assertThat(bases.list(stored).totalRows()).isEqualTo(3);
    }

    @Test
    void shouldKnowATableOfMistakesInEitherLanguage() throws IOException {
        for (Sentences words : List.of(Sentences.RU, Sentences.EN)) {
            UploadView upload = bases.store(campaignId, "Тел;ФИО\n8916310017;" + words.of("mistakes.row") + "\n");
            int listId = bases.list(upload).listId();
            String mistakes = mistakes(listId, words);
            assertThat(mistakes).startsWith("\uFEFF\"#" + words.of("mistakes.row") + " " + listId + "\";")
                    .contains("#" + words.of("mistakes.suggestion"), words.of("mistakes.rejected"), "TOO_SHORT");
            UploadView fixed = bases.store(campaignId,
                    mistakes.replace("8916310017;", "8916310017" + listId % 10 + ";"));
            assertThat(fixed.listId()).isEqualTo(listId);
            assertThat(fixed.totals().ok()).isEqualTo(1);
        }
    }

    @Test
    void shouldCountOneTimeWhoeverComesTogetherAgainAfterARepair() throws IOException {
        UploadView upload = bases.store(campaignId, """
                Заказ;Телефон;;Имя
                A-1;89161111111;до обеда;Анна
                A-2;89161111111;после обеда;Анна
                A-3;8916310009;;Пётр
                """);
        int listId = bases.list(upload).listId();
        assertThat(merged(listId)).isEqualTo(1);
        String mistakes = mistakes(listId, Sentences.RU);
        assertThat(mistakes.lines().findFirst().orElseThrow()).contains("столбец 3").doesNotContain("column");

        UploadView fixed = bases.store(campaignId, mistakes.replace("8916310009;", "89163100092;"));

        assertThat(fixed.listId()).isEqualTo(listId);
        assertThat(merged(listId)).as("two orders of one recipient, twice uploaded").isEqualTo(1);
        assertThat(contacts.page(campaignId, "HELD", 0, 9).getFirst().card())
                .containsEntry("column 3", "до обеда; после обеда");
    }

    private long merged(int listId) {
        return lists.byId(listId).orElseThrow().merged();
    }

    private String mistakes(int listId) throws IOException {
        return mistakes(listId, Sentences.EN);
    }

    private String mistakes(int listId, Sentences words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MistakeFile(lists, listId, words).write(MistakeFile.Kind.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<ContactStore.Contact> open() {
        return contacts.page(campaignId, "OPEN", 0, 100);
    }
}
