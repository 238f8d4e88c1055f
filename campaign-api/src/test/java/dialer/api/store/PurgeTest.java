package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.retention.Act;
import dialer.api.retention.LeftoverSearch;
import dialer.api.retention.Leftovers;
import dialer.api.retention.Neighbours;
import dialer.api.retention.Purge;
import dialer.api.retention.RetentionSettings;
import dialer.api.store.office.ScoreStore;
import dialer.api.store.retention.DestructionStore;
import dialer.api.store.retention.DestructionStore.Destruction;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.RetentionRule;
import dialer.compliance.AttemptLimits;
import dialer.compliance.DayKind;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.RulePack;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.contact.FinishReason;
import dialer.core.effect.StoreEffect;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Personal data is gone when the work is done, what must outlive it does, and what is left behind is found. */
class PurgeTest {

    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final String BASE = """
            Телефон,ФИО,Адрес,Заказ,Комментарий
            +79165550001,Вероника Помпеевна Маркина,"Москва, ул. Меченая, 17, кв. 4",M-1,позвонить дважды коротко
            +79165550002,Аркадий Меченов,"Тула, пр. Памятный, 3",M-2,
            """;

    private static Path folder;
    private static Database database;
    private static RetentionSettings settings;

    private final SystemClock clock = new SystemClock();
    private final List<Long> letGo = new ArrayList<>();
    private long aheadMs;
    private int campaignId;
    private long attemptId;

    @BeforeAll
    static void store() throws IOException {
        folder = Files.createTempDirectory("dialer-purge");
        database = Database.open(new DatabaseSettings(null, "", "", 6, folder.resolve("postgres"), 0));
        settings = new RetentionSettings(Duration.ofHours(48), Duration.ofDays(30), Duration.ofDays(7),
                Duration.ofDays(30), Duration.ofDays(1_095), Duration.ofHours(1), LocalTime.of(2, 30),
                folder.resolve("destruction"), List.of(folder), null,
                new RetentionSettings.Parties("ООО Оператор", "Москва", "", "", "И. О. Ответственная", "dialer"));
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void campaign() {
        database.jdbi().useHandle(h -> h.execute("TRUNCATE contacts, cards, jobs, numbers, number_marks, attempts,"
                + " forms, suppressions, suppression_entries, contact_lists, erasures, destructions, audit CASCADE"));
        int poolId = new PoolStore(database).create("pool " + System.nanoTime(), 60_000).orElseThrow().poolId();
        campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("campaign",
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
        attemptId = 1_000L * campaignId;
    }

    @Test
    void shouldLeaveCountsAndNothingElseOfWhoIsFinished() throws Exception {
        List<ContactStore.Contact> people = load();
        talkTo(people.getFirst());
        ScoreStore scores = new ScoreStore(database);
        assertThat(scores.save(new ScoreStore.Score(attemptId, 5, List.of(new ScoreStore.Given(1, 2, "")),
                "назвал соседку Маркину", 1_000, "user 1", Instant.EPOCH))).isTrue();
        Reports.CampaignSummary before = new Reports(database).campaign(campaignId);
        aheadMs = 8 * DAY_MS;
        assertThat(purge().preview()).containsEntry(RetentionRule.BASE_FINISHED, 1L)
                .containsEntry(RetentionRule.BASE_CAP, 0L);

        List<Act> acts = purge().run("test").acts();

        assertThat(acts).hasSize(1);
        assertThat(acts.getFirst().counts().numbers()).isEqualTo(1);
        assertThat(acts.getFirst().counts().notes()).as("the agent's and the supervisor's").isEqualTo(2);
        assertThat(scores.byAttempt(attemptId).orElseThrow().comment()).isEmpty();
        assertThat(scores.conversation(attemptId).orElseThrow().destroyed()).isTrue();
        assertThat(count("cards")).isEqualTo(1);
        assertThat(count("forms")).isZero();
        assertThat(count("numbers")).isEqualTo(1);
        assertThat(new Reports(database).campaign(campaignId)).isEqualTo(before);
        assertThat(new AttemptStore(database).byId(attemptId).orElseThrow().disposition()).isEqualTo("CONNECTED");
        assertThat(signatureHolds(new DestructionStore(database).byId(acts.getFirst().number()).orElseThrow()))
                .isTrue();
        assertThat(search().found()).isEmpty();
    }

    @Test
    void shouldTakeEverythingAtTheCapWhateverItsState() {
        load();
        aheadMs = 31 * DAY_MS;

        List<Act> acts = purge().run("test").acts();

        assertThat(acts).extracting(act -> act.reason().rule()).containsExactly(RetentionRule.BASE_CAP);
        for (String table : List.of("cards", "numbers", "contact_numbers", "contact_orders", "list_rows", "uploads")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(new ContactStore(database).countsByState(campaignId)).containsExactly(Map.entry("FINISHED", 2L));
        assertThat(new ListStore(database).ofCampaign(campaignId).getFirst().totalRows()).isEqualTo(3);
        assertThat(purge().run("test").acts()).as("what is gone is not gone twice").isEmpty();
    }

    @Test
    void shouldFindWhatIsLeftBehindInTheStoreAndInFiles() throws IOException {
        load();
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(search().found()).isEmpty();

        database.jdbi().useHandle(h -> h.execute("INSERT INTO audit (actor, action, subject, detail)"
                + " VALUES ('x', 'y', 'z', '{\"n\": \"тел. 8 (916) 555-00-01\"}')"));
        Path log = Files.writeString(folder.resolve("app.log"), "card of вероника ПОМПЕЕВНА маркина not shown\n");
        Leftovers leftovers = search();

        assertThat(leftovers.found()).extracting(Leftovers.Place::where).contains("audit.detail")
                .anyMatch(where -> where.endsWith("app.log"));
        assertThat(LeftoverSearch.class.getName() + leftovers).doesNotContain("9165550001", "Маркина");
        Files.delete(log);
    }

    @Test
    void shouldKeepLimitsForANumberThatComesAgain() throws Exception {
        talkTo(load().getFirst());
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(count("numbers")).isZero();
        aheadMs = 0;

        List<ContactStore.Contact> again = load();

        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());
        assertThat(claims.claim(campaignId, 10, oncePerDay(), clock.nowMs()).digits().values())
                .as("the one who was talked to today waits").containsExactly("+79165550002");
        assertThat(again).hasSize(4);
    }

    @Test
    void shouldKeepAnOptOutThatAnAgentHasTaken() {
        ContactStore.Contact person = load().getFirst();
        database.jdbi().useHandle(h -> h.createUpdate("INSERT INTO suppressions (number_id, reason)"
                + " VALUES (:id, 'asked')").bind("id", person.numbers().getFirst().numberId()).execute());
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(count("suppressions")).isZero();

        assertThat(new SuppressionStore(database).of("+79165550001")).singleElement()
                .satisfies(entry -> assertThat(entry.e164()).isNull());
    }

    @Test
    void shouldEraseOnRequestAndWaitForWhoIsInAHopper() {
        List<ContactStore.Contact> people = load();
        database.jdbi().useHandle(h -> h.execute("UPDATE contacts SET state = 'IN_HOPPER' WHERE row_no = 2"));
        DestructionStore store = new DestructionStore(database);
        Erasure asked = store.erase("admin", Instant.ofEpochMilli(clock.nowMs()), "+79165550001",
                document -> false);

        assertThat(purge().erasures()).isZero();
        assertThat(letGo).containsExactly(people.getFirst().contactId());
        assertThat(store.left(asked)).isEqualTo(1);
        assertThat(count("cards")).isEqualTo(2);

        assertThat(purge().erasures()).isEqualTo(1);
        assertThat(count("cards")).isEqualTo(1);
        assertThat(store.erasure(asked.erasureId()).orElseThrow().doneAt()).isNotNull();
        assertThat(store.pendingErasures()).isEmpty();
    }

    @Test
    void shouldNotTouchWhoIsBeingTalkedTo() throws Exception {
        ContactStore.Contact person = load().getFirst();
        carry(List.of(new StoreEffect.AttemptStarted(attemptId, campaignId, person.contactId(), number(person), 1, 1,
                1, 5)));
        DestructionStore store = new DestructionStore(database);
        store.erase("admin", Instant.ofEpochMilli(clock.nowMs()), "+79165550001",
                document -> false);
        purge().erasures();
        purge().erasures();
        assertThat(count("cards")).isEqualTo(2);
        assertThat(store.pendingErasures()).hasSize(1);
    }

    @Test
    void shouldEraseByOrderAndDestroyABaseThatIsHandedOver() {
        load();
        DestructionStore store = new DestructionStore(database);
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        store.eraseOrder("admin", now, "M-2", "");
        assertThat(purge().erasures()).isEqualTo(1);
        assertThat(count("cards")).isEqualTo(1);

        store.eraseList("manager", now, new ListStore(database).ofCampaign(campaignId).getFirst().listId());
        assertThat(purge().erasures()).isEqualTo(1);
        assertThat(count("cards") + count("list_rows") + count("uploads") + count("numbers")).isZero();
        assertThat(store.page(0, 10)).extracting(Destruction::rule)
                .containsExactly(RetentionRule.BASE_HANDED_OVER, RetentionRule.ERASURE);
    }

    @Test
    void shouldDestroyJobsThatWereHandedOverWithTheirContactAndTellTheCourier() {
        ContactStore.Contact person = load().getFirst();
        long jobId = job(person.contactId(), "HANDED_OVER");
        aheadMs = 3 * DAY_MS;
        List<Long> subjects = new ArrayList<>();

        List<Act> acts = purge().run("test").acts();

        assertThat(acts).extracting(act -> act.reason().rule()).containsExactly(RetentionRule.HANDED_OVER);
        assertThat(acts.getFirst().counts().jobs()).isEqualTo(1);
        assertThat(count("personal.job_documents")).isZero();
        assertThat(count("cards")).isEqualTo(1);
        assertThat(text("SELECT state FROM jobs")).isEqualTo("PURGED");
        assertThat(text("SELECT string_agg(type, ',' ORDER BY event_seq) FROM courier_events"))
                .isEqualTo("outcome.recorded,data.destroyed");
        assertThat(text("SELECT string_agg(CAST(data AS text), ',') FROM personal.event_bodies"))
                .contains("\"jobId\": " + jobId).doesNotContain("Маркина");
        new DestructionStore(database).subjects(acts.getFirst().number(), acts.getFirst().endedAt(),
                subject -> subjects.add(subject.jobId()));
        assertThat(subjects).containsExactly(0L, jobId);
        assertThat(search().found()).isEmpty();
    }

    @Test
    void shouldExpireAJobThatReachesTheCapInHand() {
        job(load().getFirst().contactId(), "OPEN");
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(text("SELECT state || ' ' || ended_as FROM jobs")).isEqualTo("PURGED EXPIRED");
        assertThat(text("SELECT string_agg(type, ',' ORDER BY event_seq) FROM courier_events"))
                .isEqualTo("outcome.recorded,job.expired,data.destroyed");
    }

    private long job(long contactId, String state) {
        return database.jdbi().inTransaction(h -> {
            int courier = h.createQuery("INSERT INTO couriers (code, name) VALUES (:code, 'Курьер')"
                    + " RETURNING courier_id").bind("code", "c" + System.nanoTime()).mapTo(Integer.class).one();
            long jobId = h.createQuery("""
                    INSERT INTO jobs (courier_id, courier_order_id, kind, state, contact_id, fingerprint, received_at,
                                      final_at, handed_over_at)
                    VALUES (:courier, 'M-1', 'confirm', :state, :contact, '\\x00', now(), now(),
                            CASE WHEN :state = 'HANDED_OVER' THEN now() END) RETURNING job_id""")
                    .bind("courier", courier).bind("state", state).bind("contact", contactId).mapTo(Long.class).one();
            h.createUpdate("INSERT INTO personal.job_documents VALUES (:id, CAST(:document AS jsonb))")
                    .bind("id", jobId)
                    .bind("document", "{\"recipient\": {\"name\": \"Вероника Помпеевна Маркина\"}}").execute();
            h.createUpdate("INSERT INTO courier_events (courier_id, job_id, type, at, final)"
                    + " VALUES (:courier, :job, 'outcome.recorded', now(), true)").bind("courier", courier)
                    .bind("job", jobId).execute();
            h.execute("INSERT INTO personal.event_bodies SELECT event_seq, '{\"name\": \"Маркина\"}'"
                    + " FROM courier_events");
            return jobId;
        });
    }

    private List<ContactStore.Contact> load() {
        new TestBases(database).store(campaignId, BASE + "плохой номер,Кто-то,нигде,M-9,\n");
        return new ContactStore(database).page(campaignId, "", 0, 100);
    }

    private void talkTo(ContactStore.Contact person) throws InterruptedException {
        long formId = new FormStore(database).add(attemptId, person.contactId(), 5, "соседка обещала передать",
                "{\"address\": \"Москва, ул. Меченая, 18\"}", 1).orElseThrow();
        long now = clock.nowMs();
        carry(List.of(new StoreEffect.AttemptStarted(attemptId, campaignId, person.contactId(), number(person), 1, 1,
                        1, 5),
                new StoreEffect.AttemptClosed(attemptId, campaignId, person.contactId(), number(person), 5,
                        Disposition.CONNECTED, HangupCause.NORMAL, now, now, now + 5, now + 8, now + 30_000),
                new StoreEffect.OutcomeRecorded(attemptId, campaignId, person.contactId(), 5, 1, formId, 4_000),
                new StoreEffect.ContactFinished(person.contactId(), campaignId, FinishReason.OUTCOME_FINAL, 1,
                        number(person))));
    }

    private static long number(ContactStore.Contact person) {
        return person.numbers().getFirst().numberId();
    }

    private void carry(List<StoreEffect> effects) throws InterruptedException {
        String name = "purge-" + System.nanoTime();
        database.jdbi().useHandle(h -> h.createUpdate("UPDATE outbox_position SET position = 0, outbox = :name")
                .bind("name", name).execute());
        long now = clock.nowMs();
        Outbox outbox = new Outbox() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<OutboxEntry> readAfter(long position, int max) {
                return IntStream.range((int) position, effects.size())
                        .mapToObj(i -> new OutboxEntry(i + 1L, i + 1L, now, effects.get(i))).toList();
            }

            @Override
            public void carriedOver(long position) {
                // nothing to throw away
            }
        };
        try (OutboxProjector projector = new OutboxProjector(database, outbox, id -> { }).start()) {
            assertThat(projector.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
        }
    }

    private Purge purge() {
        return new Purge(database, settings, new Neighbours() {
            @Override
            public void letGo(long contactId) {
                letGo.add(contactId);
            }

            @Override
            public boolean removeUpload(int uploadId) {
                return false;
            }

            @Override
            public void forgetCards() {
                // no screens here
            }
        }, () -> clock.nowMs() + aheadMs);
    }

    private Leftovers search() {
        return new LeftoverSearch(database, settings, clock).search();
    }

    private long count(String table) {
        return database.jdbi().withHandle(h -> h.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }

    private String text(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    private static boolean signatureHolds(Destruction destruction) throws GeneralSecurityException, IOException {
        String pem = Files.readString(settings.folder().resolve("act.pub")).lines()
                .filter(line -> !line.startsWith("-")).reduce("", String::concat);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        signature.update(String.valueOf(destruction.act()).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(String.valueOf(destruction.signature())));
    }

    private static ClaimRules oncePerDay() {
        Map<DayKind, List<Hours>> always = new EnumMap<>(DayKind.class);
        for (DayKind kind : DayKind.values()) {
            always.put(kind, List.of(new Hours(0, 1_440)));
        }
        return new ClaimRules(new Gatekeeper(RulePack.of("always", always, HolidayCalendar.EMPTY,
                new AttemptLimits(List.of(), DAY_MS)), 25_000), "Europe/Moscow", 15);
    }
}
