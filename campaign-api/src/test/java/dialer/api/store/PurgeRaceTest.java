package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.retention.Act;
import dialer.api.retention.LeftoverSearch;
import dialer.api.retention.Neighbours;
import dialer.api.retention.Purge;
import dialer.api.retention.RetentionSettings;
import dialer.api.store.retention.ClearValues;
import dialer.api.store.retention.DestroyedCounts;
import dialer.api.store.retention.Destroyer;
import dialer.api.store.retention.DestructionStore;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.RetentionRule;
import dialer.api.store.retention.Warrant;
import dialer.core.campaign.DialMode;
import dialer.core.effect.StoreEffect;
import dialer.engine.OutboxEntry;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing survives a purge that is broken off or overtaken, and nothing goes before its time. */
class PurgeRaceTest {

    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final String BASE = """
            Телефон,ФИО,Адрес,Заказ
            +79165550101,Вероника Помпеевна Маркина,"Москва, ул. Меченая, 17, кв. 4",R-1
            +79165550102,Аркадий Меченов,"Тула, пр. Памятный, 3",R-2
            """;

    @TempDir
    private static Path folder;
    private static Database database;

    private final SystemClock clock = new SystemClock();
    private final List<Long> letGo = new ArrayList<>();
    private RetentionSettings settings;
    private long aheadMs;
    private int campaignId;
    private int courierId;

    @BeforeAll
    static void store() {
        database = Database.open(new DatabaseSettings(null, "", "", 6, folder.resolve("postgres"), 0));
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void campaign() throws IOException {
        Path own = Files.createDirectories(folder.resolve("run" + System.nanoTime()));
        settings = new RetentionSettings(Duration.ofHours(48), Duration.ofDays(30), Duration.ofDays(7),
                Duration.ofDays(30), Duration.ofDays(1_095), Duration.ofHours(1), LocalTime.of(2, 30),
                own.resolve("destruction"), List.of(own), own.resolve("recordings"),
                new RetentionSettings.Parties("", "", "", "", "", "dialer"));
        database.jdbi().useHandle(h -> h.execute("TRUNCATE contacts, cards, jobs, numbers, number_marks, attempts,"
                + " forms, contact_lists, erasures, destructions CASCADE"));
        int poolId = new PoolStore(database).create("pool " + System.nanoTime(), 60_000).orElseThrow().poolId();
        campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("campaign",
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
        courierId = number("INSERT INTO couriers (code, name) VALUES ('c" + System.nanoTime()
                + "', 'Курьер') RETURNING courier_id").intValue();
    }

    @Test
    void shouldLeaveAPersonAloneWhomAnotherOrderNeeds() {
        long person = people().getFirst();
        long done = job(person, "HANDED_OVER", "R-1");
        long open = job(person, "OPEN", "R-9");
        sql("UPDATE contacts SET state = 'IN_HOPPER' WHERE contact_id = " + person);
        aheadMs = 3 * DAY_MS;

        purge().run("test");

        assertThat(stateOf(done)).isEqualTo("PURGED");
        assertThat(stateOf(open)).isEqualTo("OPEN");
        assertThat(letGo).as("who is being called for the other order goes on being called").isEmpty();
        assertThat(text("SELECT state FROM contacts WHERE contact_id = " + person)).isEqualTo("IN_HOPPER");
    }

    @Test
    void shouldNumberActsOneByOneWhateverHasTakenNothing() {
        purge().run("test");
        purge().run("test");
        job(people().getFirst(), "HANDED_OVER", "R-1");
        aheadMs = 3 * DAY_MS;

        List<Act> acts = purge().run("test").acts();

        assertThat(acts).isNotEmpty().extracting(Act::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, acts.size()).boxed().toList());
        assertThat(new DestructionStore(database).page(0, 10)).hasSameSizeAs(acts);
    }

    @Test
    void shouldNotExpireAnOrderInMidCallBecauseAnotherOneOfThePersonIsOlder() {
        long person = people().getFirst();
        long old = job(person, "OPEN", "R-1");
        job(person, "OPEN", "R-9");
        sql("UPDATE jobs SET received_at = now() - interval '31 days' WHERE job_id = " + old);
        sql("UPDATE contacts SET state = 'IN_ATTEMPT' WHERE contact_id = " + person);

        purge().run("test");
        assertThat(stateOf(old)).as("this very call may settle it").isEqualTo("OPEN");
        assertThat(letGo).isEmpty();

        sql("UPDATE contacts SET state = 'WAITING' WHERE contact_id = " + person);
        purge().run("test");
        assertThat(stateOf(old)).isEqualTo("PURGED");
    }

    @Test
    void shouldEndAnErasureByOrderThoughThePersonStaysForAnotherOrder() {
        long person = people().getFirst();
        long asked = job(person, "FINAL", "R-8");
        long other = job(person, "OPEN", "R-9");
        sql("UPDATE contacts SET state = 'IN_HOPPER' WHERE contact_id = " + person);
        DestructionStore store = new DestructionStore(database);
        Erasure erasure = store.eraseOrder("admin", now(), "R-8", "");

        assertThat(purge().erasures()).isEqualTo(1);

        assertThat(stateOf(asked)).isEqualTo("PURGED");
        assertThat(stateOf(other)).isEqualTo("OPEN");
        assertThat(letGo).isEmpty();
        assertThat(store.left(erasure)).isZero();
    }

    @Test
    void shouldEraseOrdersThatNobodyHasCalledForYet() {
        long waiting = job(0, "RECEIVED", "R-7");
        DestructionStore store = new DestructionStore(database);
        store.erase("admin", now(), "+79165550107", document -> document.contains("Маркина"));
        assertThat(purge().erasures()).isEqualTo(1);
        assertThat(stateOf(waiting)).isEqualTo("PURGED");
        assertThat(number("SELECT count(*) FROM personal.job_documents")).isZero();
    }

    @Test
    void shouldNotTakeWhatACourierWantsCalledAgainInTheMomentOfThePurge() {
        long person = people().getFirst();
        long job = job(person, "HANDED_OVER", "R-1");
        int id = new DestructionStore(database).begin(RetentionRule.HANDED_OVER, "test", now());
        Warrant warrant = new Warrant(RetentionRule.HANDED_OVER, id, now().plusSeconds(60), now());
        // the ids were collected; the courier is quicker than the transaction
        sql("UPDATE jobs SET state = 'OPEN', handed_over_at = NULL WHERE job_id = " + job);

        assertThat(new Destroyer(database, new Forgetful()).jobs(List.of(job), warrant)).isEqualTo(
                DestroyedCounts.NONE);
        assertThat(stateOf(job)).isEqualTo("OPEN");
        assertThat(number("SELECT count(*) FROM cards")).isEqualTo(2);
    }

    @Test
    void shouldNotTakeAContactThatAnOrderHasJoinedInTheMomentOfThePurge() {
        long person = people().getFirst();
        sql("UPDATE contacts SET state = 'FINISHED' WHERE contact_id = " + person);
        int id = new DestructionStore(database).begin(RetentionRule.BASE_FINISHED, "test", now());
        Warrant warrant = new Warrant(RetentionRule.BASE_FINISHED, id, now().plusSeconds(60), now());
        job(person, "OPEN", "R-9");
        assertThat(new Destroyer(database, new Forgetful()).contacts(List.of(person), warrant))
                .isEqualTo(DestroyedCounts.NONE);
    }

    @Test
    void shouldWaitForTheEngineToLetGo() {
        long person = people().getFirst();
        sql("UPDATE contacts SET state = 'IN_HOPPER', lease_epoch = 1 WHERE contact_id = " + person);
        new DestructionStore(database).erase("admin", now(), "+79165550101", document -> false);
        purge().erasures();
        purge().erasures();
        assertThat(number("SELECT count(*) FROM cards")).as("no word from the engine yet").isEqualTo(2);
        sql("UPDATE contacts SET lease_epoch = NULL WHERE contact_id = " + person);
        assertThat(purge().erasures()).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM cards")).isEqualTo(1);
    }

    @Test
    void shouldCertifyWhatAPurgeHadTakenBeforeItBrokeOff() throws IOException {
        List<Long> people = people();
        Files.createDirectories(settings.folder());
        recording(people.getFirst());
        aheadMs = 31 * DAY_MS;
        Purge broken = new Purge(database, settings, new Neighbours() {
            @Override
            public void letGo(long contactId) {
                letGo.add(contactId);
            }

            @Override
            public boolean removeUpload(int uploadId) {
                throw new IllegalStateException("the power is gone, people are destroyed, files and rows are not");
            }

            @Override
            public void forgetCards() {
                // no screens here
            }
        }, () -> clock.nowMs() + aheadMs);
        assertThatThrownBy(() -> broken.run("test")).hasMessageContaining("power");
        assertThat(number("SELECT count(*) FROM cards")).isZero();
        assertThat(search()).as("recordings and rows are there still").isNotEmpty();

        List<Act> acts = purge().run("test").acts();

        assertThat(acts.getFirst().counts().contacts()).as("by the act of the first one").isEqualTo(2);
        assertThat(acts.getFirst().marks()).isPositive();
        assertThat(acts).allMatch(act -> !act.counts().takesNothing());
        assertThat(search()).isEmpty();
        assertThat(number("SELECT count(*) FROM destructions WHERE act IS NULL")).isZero();
    }

    @Test
    void shouldDeleteRecordingsOfOrdersWithTheirPerson() throws IOException {
        List<Long> people = people();
        Path kept = recording(people.getLast());
        Path gone = recording(people.getFirst());
        job(people.getFirst(), "HANDED_OVER", "R-1");
        aheadMs = 3 * DAY_MS;
        List<Act> acts = purge().run("test").acts();
        assertThat(gone).doesNotExist();
        assertThat(kept).exists();
        assertThat(acts.getFirst().counts().files()).isEqualTo(1);
    }

    @Test
    void shouldTakeWhatCameInAfterTheDestruction() {
        long person = people().getFirst();
        job(person, "HANDED_OVER", "R-1");
        aheadMs = 3 * DAY_MS;
        purge().run("test");
        assertThat(new FormStore(database).add(1, person, 1, "поздняя заметка Маркиной", "{}", 0)).isEmpty();
        // by another way, say a backup that was played in
        sql("INSERT INTO forms (attempt_id, contact_id, agent_id, note) VALUES (1, " + person
                + ", 1, 'поздняя заметка')");
        assertThat(search()).contains("personal.forms");

        assertThat(purge().run("test").acts()).extracting(act -> act.reason().rule())
                .containsExactly(RetentionRule.LEFT_BEHIND);
        assertThat(search()).isEmpty();
    }

    @Test
    void shouldLeaveWhatAYoungerBaseHasBroughtOfThePerson() {
        people();
        int old = number("SELECT max(list_id) FROM contact_lists").intValue();
        new TestBases(database).store(campaignId, "Телефон,ФИО,Заказ\n+79165550101,Вероника Маркина,R-77\n");
        sql("UPDATE contact_lists SET created_at = now() - interval '31 days' WHERE list_id = " + old);
        sql("UPDATE contacts SET created_at = now() - interval '31 days'");

        purge().run("test");

        assertThat(text("SELECT CAST(card AS text) FROM cards")).contains("R-77").doesNotContain("R-1", "Меченая");
        assertThat(text("SELECT string_agg(e164, ',') FROM numbers")).isEqualTo("+79165550101");
    }

    @Test
    void shouldNotTakeForALeftoverWhatAnOrderSaysOfItself() {
        job(people().getFirst(), "HANDED_OVER", "1005001234");
        aheadMs = 3 * DAY_MS;
        purge().run("test");
        sql("UPDATE contacts SET wait_reason = 'until 2030-01-20, nappies of two packs, 1005001234'");
        assertThat(search()).isEmpty();
    }

    @Test
    void shouldForgetTitlesOfColumnsThatNoFileHasHadForLong() {
        sql("INSERT INTO source_columns VALUES ('api', 'иванов иван', 'IGNORED', now()), ('api', 'телефон', 'PHONE',"
                + " now() + interval '30 days')");
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(text("SELECT string_agg(title, ',') FROM source_columns")).isEqualTo("телефон");
    }

    @Test
    void shouldTellTheCourierThatAnOrderHasExpiredWithItsData() {
        long job = job(people().getFirst(), "OPEN", "R-1");
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        assertThat(text("SELECT string_agg(e.type, ',' ORDER BY event_seq) FROM courier_events e"
                + " JOIN personal.event_bodies USING (event_seq) WHERE job_id = " + job))
                .as("an event without a body is never delivered").isEqualTo("job.expired,data.destroyed");
        assertThat(search()).isEmpty();
    }

    @Test
    void shouldKeepAnOptOutThatComesAfterTheDigitsAreGone() {
        people();
        long numberId = number("SELECT number_id FROM numbers WHERE e164 = '+79165550101'");
        aheadMs = 31 * DAY_MS;
        purge().run("test");
        database.jdbi().useHandle(h -> new EffectWriter().write(h, new OutboxEntry(1, 1, clock.nowMs(),
                new StoreEffect.NumberToSuppress(numberId, 1, campaignId))));
        assertThat(new SuppressionStore(database).of("+79165550101")).hasSize(1);
    }

    @Test
    void shouldKeepNoValueOfAnybodyInTheStatisticsOfThePlanner() {
        people();
        sql("ANALYZE");
        Set<String> columns = database.jdbi().withHandle(h -> h.createQuery("SELECT tablename || '.' || attname"
                + " FROM pg_stats WHERE schemaname = 'personal' AND concat(most_common_vals, histogram_bounds)"
                + " ~ '9165550|Марк|Мечен|R-[12]'").mapTo(String.class).set());
        assertThat(columns).isEmpty();
    }

    @Test
    void shouldHaveTheServerLogNoValuesOfWhatItRefuses() {
        assertThat(text("SHOW log_error_verbosity") + " " + text("SHOW log_min_error_statement"))
                .isEqualTo("terse panic");
    }

    /** Shown everything, keeps nothing. */
    private static final class Forgetful implements ClearValues {
        @Override
        public void number(String e164) {
            // not looked for
        }

        @Override
        public void document(String json) {
            // not looked for
        }

        @Override
        public void text(String text) {
            // not looked for
        }

        @Override
        public void keep(int destructionId) {
            // nothing to keep
        }
    }

    private Path recording(long contactId) throws IOException {
        long attemptId = 100_000L * campaignId + contactId;
        sql("INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,"
                + " started_at, ended_at, disposition) VALUES (" + attemptId + ", " + campaignId + ", " + contactId
                + ", 1, 1, 1, 1, now(), now(), 'NO_ANSWER')");
        Path recordings = settings.folder().resolveSibling("recordings");
        Files.createDirectories(recordings);
        return Files.write(recordings.resolve("d1-a-%016x.wav".formatted(attemptId)), new byte[] {1, 2, 3});
    }

    private long job(long contactId, String state, String orderId) {
        long job = number("INSERT INTO jobs (courier_id, courier_order_id, kind, state, contact_id, fingerprint,"
                + " received_at, final_at, handed_over_at) VALUES (" + courierId + ", '" + orderId + "', 'confirm', '"
                + state + "', nullif(" + contactId + ", 0), '\\x00', now() - interval '1 minute', now(), CASE WHEN '"
                + state + "' = 'HANDED_OVER' THEN now() END) RETURNING job_id");
        sql("INSERT INTO personal.job_documents VALUES (" + job + ", '{\"recipient\": {\"name\":"
                + " \"Вероника Помпеевна Маркина\"}, \"courierOrderId\": \"" + orderId + "\", \"deadline\":"
                + " \"2030-01-20T21:00:00Z\", \"items\": [{\"name\": \"nappies of two packs\"}]}')");
        return job;
    }

    private List<Long> people() {
        new TestBases(database).store(campaignId, BASE);
        return new ContactStore(database).page(campaignId, "", 0, 100).stream()
                .map(ContactStore.Contact::contactId).toList();
    }

    private Purge purge() {
        return new Purge(database, settings, new Neighbours() {
            @Override
            public void letGo(long contactId) {
                letGo.add(contactId);
            }

            @Override
            public boolean removeUpload(int uploadId) {
                return true;
            }

            @Override
            public void forgetCards() {
                // no screens here
            }
        }, () -> clock.nowMs() + aheadMs);
    }

    /** Places only. */
    private List<String> search() {
        return new LeftoverSearch(database, settings, clock).search().found().stream().map(place -> place.where())
                .toList();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }

    private String stateOf(long jobId) {
        return text("SELECT state FROM jobs WHERE job_id = " + jobId);
    }

    private static Long number(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private static String text(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    private static void sql(String sql) {
        database.jdbi().useHandle(h -> h.execute(sql));
    }
}
