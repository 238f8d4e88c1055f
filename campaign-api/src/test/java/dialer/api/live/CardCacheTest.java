package dialer.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.AttemptStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.Database;
import dialer.api.store.OrderStore;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.OutcomeField.Option;
import dialer.api.store.PoolStore;
import dialer.api.store.Script;
import dialer.api.store.TestBases;
import dialer.api.store.TestDatabase;
import dialer.api.store.Tuning;
import dialer.core.campaign.DialMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards are in memory before they are wanted, and nothing is there that was destroyed or has changed. */
class CardCacheTest {

    private static final Option TOO_LATE = new Option("late", "Поздно", "Too late", false);

    private final Database database = TestDatabase.shared();
    /** What is to be done in the background, done when the test says so. */
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Long> fetchedAhead = new ArrayList<>();
    private final List<String> couriersAsked = new ArrayList<>();
    private final CardCache cache = new CardCache(new ContactStore(database), new AttemptStore(database),
            new OrderStore(database), this::reasons, background::add,
            material -> fetchedAhead.add(material.contact().contactId()));
    private List<Contact> people = List.of();

    @BeforeEach
    void storePeople() {
        int campaignId = campaign();
        new TestBases(database).store(campaignId, """
                Получатель;Телефон;Адрес
                Мария;+79163000001;Тверь
                Иван;+79163000002;Омск
                """);
        people = new ContactStore(database).page(campaignId, "", 0, 10);
        assertThat(people).hasSize(2);
        cache.prefetch(ids());
        work();
    }

    @Test
    void shouldNotAskTheStoreForWhatWasFetchedAhead() {
        destroyCards();
        assertThat(name(0)).isEqualTo("Мария");
        assertThat(name(1)).isEqualTo("Иван");
    }

    @Test
    void shouldKnowWhyOrdersCanBeRefusedBeforeAnybodyAnswers() {
        assertThat(couriersAsked).as("once for both").containsExactly("");
        assertThat(cache.of(ids().getFirst()).orElseThrow().reasons()).containsExactly(TOO_LATE);
        assertThat(couriersAsked).hasSize(1);
    }

    private List<Option> reasons(String courier) {
        couriersAsked.add(courier);
        return List.of(TOO_LATE);
    }

    @Test
    void shouldTellWhatWasFetchedAheadAndNothingElse() {
        assertThat(fetchedAhead).containsExactlyInAnyOrderElementsOf(ids());
        fetchedAhead.clear();
        cache.forget(ids().getFirst());
        assertThat(name(0)).isEqualTo("Мария");
        assertThat(fetchedAhead).as("read when it was wanted").isEmpty();
    }

    @Test
    void shouldForgetTheDestroyedAndHaveTheOthersReadAgainBeforeTheyAreWanted() {
        database.jdbi().useHandle(h -> h.execute("DELETE FROM cards WHERE contact_id = ?", people.get(0).contactId()));
        cache.forgetAll();
        assertThat(background).as("the others are read at once").hasSize(1);
        work();
        destroyCards();
        assertThat(name(0)).as("destroyed").isEmpty();
        assertThat(name(1)).as("in memory again").isEqualTo("Иван");
    }

    @Test
    void shouldNotKeepWhatWasReadBeforeItChanged() {
        long contactId = people.get(0).contactId();
        cache.forget(contactId);
        SqlLogger quiet = database.jdbi().getConfig(SqlStatements.class).getSqlLogger();
        database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                // the change comes while the old card is being read
                if (context.getRenderedSql().contains("LEFT JOIN cards")) {
                    database.jdbi().setSqlLogger(quiet);
                    destroyCards();
                    cache.forget(contactId);
                }
            }
        });
        assertThat(name(0)).isEqualTo("Мария");
        assertThat(name(0)).as("the next one is read anew").isEmpty();
    }

    private String name(int person) {
        return cache.of(people.get(person).contactId()).orElseThrow().contact().card().getOrDefault("name", "");
    }

    private List<Long> ids() {
        return people.stream().map(Contact::contactId).toList();
    }

    private void destroyCards() {
        ids().forEach(id -> database.jdbi().useHandle(h -> h.execute("DELETE FROM cards WHERE contact_id = ?", id)));
    }

    private void work() {
        for (Runnable next = background.poll(); next != null; next = background.poll()) {
            next.run();
        }
    }

    private int campaign() {
        int poolId = new PoolStore(database).create("cards " + System.nanoTime(), 60_000).orElseThrow().poolId();
        return new CampaignStore(database).create(new CampaignStore.NewCampaign("cards",
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }
}
