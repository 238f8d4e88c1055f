package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.compliance.AttemptLimits;
import dialer.compliance.DayKind;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.RulePack;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.FinishReason;
import dialer.core.effect.StoreEffect;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.engine.InputGate;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import dialer.telephony.CallTexts;
import dialer.telephony.NumberBook;
import dialer.telephony.translate.CallText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final long NOW_MS = 1_795_500_000_000L;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Database database = TestDatabase.shared();
    private final CampaignStore campaigns = new CampaignStore(database);
    private final ListStore lists = new ListStore(database);
    private final TestBases bases = new TestBases(database);
    private final ContactStore contacts = new ContactStore(database);
    private int campaignId;
    private int poolId;

    @BeforeEach
    void campaign() {
        int n = NAMES.incrementAndGet();
        poolId = new PoolStore(database).create("pool " + n, 60_000).orElseThrow().poolId();
        campaignId = campaigns.create(new CampaignStore.NewCampaign("campaign " + n,
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "+74951234567", "", "always", "", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }

    @Test
    void shouldJudgeEveryRowAndStoreWhatCanBeDialed() throws IOException {
        ListStore.ContactList list = upload("""
                Получатель;Телефон;Адрес;Сумма
                Мария;8 (916) 300-00-01;"Москва, ул. Садовая, 1";500
                Иван;+79163000002;Тверь;700
                Пётр;9163000003;Омск;1
                Анна;89163000001;дважды;2
                Олег;;без номера;3
                Лев;7,9E+10;excel;4
                """, Charset.forName("windows-1251"));

        assertThat(list.charset()).isEqualTo("windows-1251");
        assertThat(List.of(list.totalRows(), list.ok(), list.fixed(), list.warning(), list.rejected(),
                list.duplicate()))
                .containsExactly(6L, 3L, 0L, 0L, 2L, 1L);
        assertThat(lists.rows(list.listId(), "rejected", 0, 10)).extracting(ListStore.RowVerdict::code)
                .containsExactly("EMPTY", "DIGITS_LOST");
        List<ContactStore.Contact> stored = contacts.page(campaignId, "OPEN", 0, 10);
        assertThat(stored).hasSize(3);
        assertThat(stored.getFirst().card()).containsEntry("name", "Мария")
                .containsEntry("address", "Москва, ул. Садовая, 1");
        assertThat(stored.getFirst().numbers()).extracting(ContactStore.ContactNumber::e164)
                .containsExactly("+79163000001");
    }

    @Test
    void shouldClaimEachContactOnceHoweverManyAsk() throws Exception {
        upload(numbers(100), StandardCharsets.UTF_8);
        List<Long> claimed = new CopyOnWriteArrayList<>();
        // a lease frees what earlier leases hold, so all of them begin before anybody claims
        List<ContactClaims> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ContactClaims claims = new ContactClaims(database);
            claims.beginLease(List.of());
            runs.add(claims);
        }
        List<Thread> feeders = new ArrayList<>();
        for (ContactClaims claims : runs) {
            feeders.add(Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 11; round++) {
                    claims.claim(campaignId, 10, always(), NOW_MS).offers()
                            .forEach(offer -> claimed.add(offer.contactId()));
                }
            }));
        }
        for (Thread feeder : feeders) {
            feeder.join();
        }

        assertThat(claimed).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void shouldOfferContactsWithTheirDigitsOutsideTheInput() throws IOException {
        upload(numbers(3), StandardCharsets.UTF_8);
        NumberBook book = new NumberBook(100);
        Gate gate = new Gate();
        try (HopperFeeder feeder = new HopperFeeder(database, id -> always(), () -> 1, book,
                new CallTexts(new CallText("", "", "dialer/safe-harbour")), gate, () -> NOW_MS,
                (c, ids) -> { }).start(Map.of())) {
            feeder.want(campaignId, 50);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !gate.inputs.isEmpty());

            HopperInput.ContactsOffered offered = (HopperInput.ContactsOffered) gate.inputs.getFirst();
            assertThat(offered.contacts()).hasSize(3);
            long numberId = offered.contacts().getFirst().numbers().getFirst().numberId();
            assertThat(book.digits(numberId)).isEqualTo("+79164000000");

            feeder.released(offered.contacts().getFirst().contactId());
            assertThat(book.digits(numberId)).isNull();

            feeder.want(campaignId, 50);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gate.inputs.size() == 2);
            assertThat(gate.inputs.getLast()).isInstanceOf(HopperInput.NothingDue.class);
        }
    }

    @Test
    void shouldNotOfferWhoMayNotBeCalledNow() throws IOException {
        upload(numbers(2), StandardCharsets.UTF_8);
        RulePack closed = RulePack.of("closed", Map.of(), HolidayCalendar.EMPTY, AttemptLimits.NONE);
        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());

        assertThat(claims.claim(campaignId, 10, new ClaimRules(new Gatekeeper(closed, 25_000), "", 15), NOW_MS)
                .offers())
                .isEmpty();
        assertThat(contacts.countsByState(campaignId)).containsExactly(Map.entry("OPEN", 2L));
    }

    @Test
    void shouldNotOfferSuppressedNumbers() throws IOException {
        upload(numbers(2), StandardCharsets.UTF_8);
        new SuppressionStore(database).add(List.of(new SuppressionStore.Wanted("+79164000000",
                SuppressionStore.Scope.GLOBAL, "asked", "test", null)));
        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());

        assertThat(claims.claim(campaignId, 10, always(), NOW_MS).offers()).hasSize(1);
        assertThat(contacts.countsByState(campaignId)).containsEntry("FINISHED", 1L);
        new ListStore(database).withdraw(lists.ofCampaign(campaignId).getFirst().listId());
        database.jdbi().useHandle(h -> h.execute("DELETE FROM suppression_entries"));
    }

    @Test
    void shouldClaimPromisedCallsALittleAhead() throws IOException {
        upload(numbers(2), StandardCharsets.UTF_8);
        long contactId = database.jdbi().withHandle(h -> {
            h.createUpdate("UPDATE contacts SET next_at = :at WHERE campaign_id = :id").bind("id", campaignId)
                    .bind("at", Instant.ofEpochMilli(NOW_MS + 20_000).atOffset(ZoneOffset.UTC)).execute();
            return h.createQuery("""
                    UPDATE contacts SET callback = true WHERE contact_id =
                    (SELECT min(contact_id) FROM contacts WHERE campaign_id = :id) RETURNING contact_id""")
                    .bind("id", campaignId).mapTo(Long.class).one();
        });
        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());

        List<ContactOffer> offers = claims.claim(campaignId, 10, always(), NOW_MS).offers();

        assertThat(offers).extracting(ContactOffer::contactId).containsExactly(contactId);
        assertThat(offers.getFirst().dueAtMs()).isEqualTo(NOW_MS + 20_000);
        assertThat(offers.getFirst().listId()).isEqualTo(lists.ofCampaign(campaignId).getFirst().listId());
        assertThat(offers.getFirst().numbers().getFirst().dayBeginsAtMs() % 900_000).isZero();
    }

    @Test
    void shouldFreeClaimsOfACrashedRun() throws IOException {
        upload(numbers(2), StandardCharsets.UTF_8);
        ContactClaims crashed = new ContactClaims(database);
        crashed.beginLease(List.of());
        assertThat(crashed.claim(campaignId, 10, always(), NOW_MS).offers()).hasSize(2);

        ContactClaims next = new ContactClaims(database);
        next.beginLease(List.of());

        assertThat(next.claim(campaignId, 10, always(), NOW_MS).offers()).hasSize(2);
    }

    @Test
    void shouldKeepWhatTheEngineStillHoldsAfterACrash() throws IOException {
        upload(numbers(3), StandardCharsets.UTF_8);
        ContactClaims crashed = new ContactClaims(database);
        crashed.beginLease(List.of());
        List<Long> claimed = crashed.claim(campaignId, 10, always(), NOW_MS).offers().stream()
                .map(ContactOffer::contactId).toList();
        assertThat(claimed).hasSize(3);

        for (int restart = 1; restart <= 2; restart++) {
            new ContactClaims(database).beginLease(claimed.subList(0, 2));
            assertThat(contacts.countsByState(campaignId)).containsOnly(Map.entry("IN_HOPPER", 2L),
                    Map.entry("OPEN", 1L));
        }
        ContactClaims next = new ContactClaims(database);
        next.beginLease(claimed.subList(0, 2));
        assertThat(next.claim(campaignId, 10, always(), NOW_MS).offers()).extracting(ContactOffer::contactId)
                .containsExactly(claimed.getLast());
    }

    @Test
    void shouldNotKeepWhatTheEngineHasLetGoOfSinceItsRecovery() throws IOException {
        upload(numbers(3), StandardCharsets.UTF_8);
        ContactClaims crashed = new ContactClaims(database);
        crashed.beginLease(List.of());
        List<Long> held = crashed.claim(campaignId, 10, always(), NOW_MS).offers().stream()
                .map(ContactOffer::contactId).toList();
        assertThat(contacts.withdraw(held.getFirst())).as("in the instant before the crash").isTrue();
        database.jdbi().useHandle(h -> h.execute("UPDATE contacts SET state = 'OPEN', lease_epoch = NULL"
                + " WHERE contact_id = ?", held.getLast()));

        assertThat(contacts.over(held)).containsExactly(held.getFirst());
        ContactClaims next = new ContactClaims(database);
        next.beginLease(held);
        assertThat(next.claim(campaignId, 10, always(), NOW_MS).offers()).extracting(ContactOffer::contactId)
                .containsExactly(held.getLast());
    }

    @Test
    void shouldCarryEachEffectOverExactlyOnceAcrossRestarts() throws IOException {
        upload(numbers(1), StandardCharsets.UTF_8);
        ContactStore.Contact contact = contacts.page(campaignId, "", 0, 1).getFirst();
        long numberId = contact.numbers().getFirst().numberId();
        long attemptId = 7_000_000L + campaignId;
        long formId = new FormStore(database).add(attemptId, contact.contactId(), 5, "у подъезда", "{}", 0)
                .orElseThrow();
        List<StoreEffect> effects = List.of(
                new StoreEffect.AttemptStarted(attemptId, campaignId, contact.contactId(), numberId, 1, 1, 5, 1),
                new StoreEffect.AttemptClosed(attemptId, campaignId, contact.contactId(), numberId, 5,
                        Disposition.CONNECTED, HangupCause.NORMAL, NOW_MS, NOW_MS + 2_000, NOW_MS + 5_000,
                        NOW_MS + 5_003, NOW_MS + 30_000),
                new StoreEffect.OutcomeRecorded(attemptId, campaignId, contact.contactId(), 5, 1, formId, 4_000),
                new StoreEffect.ContactFinished(contact.contactId(), campaignId, FinishReason.OUTCOME_FINAL, 1,
                        numberId),
                new StoreEffect.AgentSpell(5, poolId, campaignId, AgentState.TALKING, 0, NOW_MS, NOW_MS + 25_000),
                new StoreEffect.AgentSpell(5, poolId, campaignId, AgentState.WRAP_UP, 0, NOW_MS + 25_000,
                        NOW_MS + 29_000));
        MemoryOutbox outbox = new MemoryOutbox(position(), effects);
        List<Long> left = new CopyOnWriteArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (OutboxProjector projector = new OutboxProjector(database, outbox, left::add).start()) {
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> projector.position() == outbox.last());
            }
        }

        Reports.CampaignSummary summary = new Reports(database).campaign(campaignId);
        assertThat(summary.attempts()).isEqualTo(1);
        assertThat(summary.bridged()).isEqualTo(1);
        assertThat(summary.unaccountedAttempts()).isZero();
        assertThat(summary.outcomesStored()).isEqualTo(1);
        assertThat(summary.contactsFinished()).isEqualTo(1);
        assertThat(summary.byOutcome()).containsExactly(Map.entry("agreed", 1L));
        assertThat(summary.answerToBridgeMs()).isEqualTo(new Reports.Percentiles(3, 3, 3, 3));
        assertThat(summary.agentSeconds()).containsEntry("TALKING", 25.0).containsEntry("WRAP_UP", 4.0);
        assertThat(summary.agentShiftSeconds()).isEqualTo(29.0);
        assertThat(left).containsExactly(contact.contactId());
        assertThat(new AttemptStore(database).ofContact(contact.contactId())).singleElement()
                .satisfies(attempt -> assertThat(attempt.note()).isEqualTo("у подъезда"));
    }

    @Test
    void shouldKeepACampaignAsItWasDecided() {
        CampaignStore.Campaign stored = campaigns.byId(campaignId).orElseThrow();

        assertThat(stored.tuning()).isEqualTo(Tuning.usual(poolId, DialMode.PROGRESSIVE));
        assertThat(stored.script()).isEqualTo(Script.usual());
        assertThat(campaigns.outcomes(campaignId)).isEqualTo(OutcomeChoice.usual());
        assertThat(CampaignStore.settings(stored, OutcomeChoice.usual(), List.of(1), CallLaw.HOUSE).outcomes())
                .hasSize(9);
        assertThat(campaigns.change(stored)).isPresent();
        assertThat(campaigns.change(stored)).as("the version is not the same any more").isEmpty();
    }

    private ListStore.ContactList upload(String csv, Charset charset) throws IOException {
        return bases.list(bases.store(campaignId, csv.getBytes(charset)));
    }

    private static String numbers(int count) {
        StringBuilder csv = new StringBuilder("phone,name\n");
        for (int i = 0; i < count; i++) {
            csv.append("+7916%07d,n%d\n".formatted(4_000_000 + i, i));
        }
        return csv.toString();
    }

    private static ClaimRules always() {
        Map<DayKind, List<Hours>> hours = Map.of(DayKind.HOLIDAY, List.of(new Hours(0, 1_440)));
        RulePack pack = RulePack.of("always", hours, HolidayCalendar.EMPTY, AttemptLimits.NONE);
        return new ClaimRules(new Gatekeeper(pack, 25_000), "", 15);
    }

    private long position() {
        return database.jdbi().withHandle(h -> h.createQuery("SELECT position FROM outbox_position")
                .mapTo(Long.class).one());
    }

    private static final class Gate implements InputGate {
        private final List<Input> inputs = new CopyOnWriteArrayList<>();

        @Override
        public boolean offer(Input input) {
            return inputs.add(input);
        }

        @Override
        public void publish(Input input) {
            inputs.add(input);
        }
    }

    private record MemoryOutbox(long base, List<StoreEffect> effects) implements Outbox {

        long last() {
            return base + effects.size();
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public List<OutboxEntry> readAfter(long position, int max) {
            List<OutboxEntry> entries = new ArrayList<>();
            for (int i = (int) (position - base); i < effects.size() && entries.size() < Math.min(max, 2); i++) {
                entries.add(new OutboxEntry(base + i + 1, i + 1, NOW_MS, effects.get(i)));
            }
            return entries;
        }

        @Override
        public void carriedOver(long position) {
            assertThat(position).isBetween(base, last());
        }
    }
}
