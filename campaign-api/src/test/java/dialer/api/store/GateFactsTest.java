package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rules.RuleBook;
import dialer.api.store.ClaimRules.Manner;
import dialer.api.store.ClaimRules.Seller;
import dialer.api.store.ConsentStore.Consent;
import dialer.api.store.SuppressionStore.Scope;
import dialer.compliance.AttemptLimit;
import dialer.compliance.AttemptLimits;
import dialer.compliance.CallTerms;
import dialer.compliance.CallerId;
import dialer.compliance.CallerIds;
import dialer.compliance.CampaignRules;
import dialer.compliance.DayKind;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.Label;
import dialer.compliance.Purpose;
import dialer.compliance.Reason;
import dialer.compliance.RulePack;
import dialer.core.campaign.DialMode;
import dialer.core.contact.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a claim asks beside hours: from which number, in whose name, with whose consent, until when, where. */
class GateFactsTest {

    /** A Wednesday, noon at Moscow; a public holiday in Bashkortostan alone. */
    private static final long NOW_MS = Instant.parse("2026-05-27T09:00:00Z").toEpochMilli();
    private static final long HOUR_MS = 3_600_000L;
    private static final String PACK = "ru";

    private final Database database = TestDatabase.shared();
    private final TestBases bases = new TestBases(database);
    private final GateHistory gate = new GateHistory(database);
    private final ContactStore contacts = new ContactStore(database);
    private final RuleBook book = new RuleBook(Map.of(PACK, pack(true, Set.of(Purpose.MARKETING), AttemptLimits.NONE)));
    private Manner manner = new Manner("Europe/Moscow", false, Set.of());

    @Test
    void shouldCallFromNoUnlabelledNumberWhereALabelIsNeeded() {
        int campaignId = campaign();
        long contact = contact(campaignId, "phone,courier\n+79161230001,alpha\n");

        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.LABEL_MISSING);

        book.callerIds(new CallerIds(List.of(own(1, "+74951000001", "alpha", "2026-01-01", "2026-05-26"),
                own(2, "+74951000002", "beta", "2026-01-01", "2026-12-31"))));
        assertThat(judge(campaignId, contact).verdict().reason()).as("ran out yesterday; the other is not theirs")
                .isEqualTo(Reason.LABEL_MISSING);

        book.callerIds(new CallerIds(List.of(own(1, "+74951000001", "alpha", "2026-01-01", "2026-05-27"))));
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.ALLOWED);
        assertThat(judge(campaignId, contact).callerId()).isEqualTo("+74951000001");

        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());
        ContactClaims.Claimed claimed = claims.claim(campaignId, 10, rules(campaignId), NOW_MS);
        assertThat(claimed.lines()).singleElement().satisfies(line -> {
            assertThat(line.contactId()).isEqualTo(contact);
            assertThat(line.callerId()).isEqualTo("+74951000001");
        });
    }

    @Test
    void shouldTakeTurnsWithinACouriersPoolAndLeaveOutWhatAnOperatorRefuses() {
        book.callerIds(new CallerIds(List.of(own(1, "+74951000001", "alpha", "2026-01-01", "2026-12-31"),
                own(2, "+74951000002", "alpha", "2026-01-01", "2026-12-31"))));
        int campaignId = campaign();
        long contact = contact(campaignId, "phone,courier\n+79161230002,alpha\n");
        Set<String> used = new HashSet<>();
        for (int call = 0; call < 2; call++) {
            used.add(judge(campaignId, contact).callerId());
        }
        assertThat(used).containsExactlyInAnyOrder("+74951000001", "+74951000002");

        CallerId first = own(1, "+74951000001", "alpha", "2026-01-01", "2026-12-31");
        CallerId resting = new CallerId(1, first.e164(), "alpha", true, first.label(),
                List.of(new CallerId.Pause("+7916", NOW_MS + HOUR_MS)));
        book.callerIds(new CallerIds(List.of(resting)));
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.LINE_PAUSED);
        long other = contact(campaignId, "phone,courier\n+79261230002,alpha\n");
        assertThat(judge(campaignId, other).verdict().reason()).isEqualTo(Reason.ALLOWED);
    }

    @Test
    void shouldAskForConsentOfANumberOrAnAttestationOfTheList() {
        labelled();
        int campaignId = campaign();
        book.campaign(campaignId, new CampaignRules(Purpose.MARKETING, "", Map.of(), AttemptLimits.NONE, List.of(),
                List.of()));
        long contact = contact(campaignId, "phone\n+79161230003\n");
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.CONSENT_MISSING);

        ConsentStore consents = new ConsentStore(database);
        consents.add(List.of(new Consent("+79161230003", "", "form 12", Instant.ofEpochMilli(NOW_MS - 1), null)), "t");
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.ALLOWED);
        assertThat(consents.revoke("+79161230003", "")).isTrue();
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.CONSENT_MISSING);

        int listId = contacts.byId(contact).orElseThrow().listId();
        consents.attest(listId, "contract 7", "boss", Instant.ofEpochMilli(NOW_MS));
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.ALLOWED);
        assertThat(consents.attested(listId).orElseThrow().by()).isEqualTo("boss");
    }

    @Test
    void shouldDialNobodyFromAHopperBehindTheEndOfAConsent() {
        labelled();
        int campaignId = campaign();
        book.campaign(campaignId, new CampaignRules(Purpose.MARKETING, "", Map.of(), AttemptLimits.NONE, List.of(),
                List.of()));
        contact(campaignId, "phone\n+79161230033\n");
        Instant until = Instant.ofEpochMilli(NOW_MS + 2 * HOUR_MS);
        new ConsentStore(database).add(List.of(new Consent("+79161230033", "", "form 13",
                Instant.ofEpochMilli(NOW_MS - 1), until)), "t");

        ContactClaims.Claimed claimed = new ContactClaims(database).claim(campaignId, 10, rules(campaignId), NOW_MS);

        assertThat(claimed.offers()).hasSize(1);
        assertThat(claimed.offers().getFirst().numbers().getFirst().windows())
                .containsExactly(new Window(NOW_MS, until.toEpochMilli()));
    }

    @Test
    void shouldCallNextWhoCallsBackAndPromiseItOnceAMinute() {
        labelled();
        int campaignId = campaign();
        long first = contact(campaignId, "phone\n+79161230017\n");
        long second = contact(campaignId, "phone\n+79161230018\n");
        ReturnCallStore returns = new ReturnCallStore(database);
        Instant now = Instant.ofEpochMilli(NOW_MS);
        assertThat(returns.promise("+79161230018", now)).as("the campaign does not run").isEmpty();
        database.jdbi().useHandle(h -> h.execute("UPDATE campaigns SET state = 'RUNNING' WHERE campaign_id = ?",
                campaignId));
        assertThat(returns.promise("+79161230099", now)).as("nobody waits behind this number").isEmpty();
        assertThat(returns.promise("+79161230018", now))
                .contains(new ReturnCallStore.Promised(second, campaignId));
        assertThat(returns.promise("+79161230018", now)).as("promised within the minute").isEmpty();
        assertThat(returns.promise("+79161230018", now.plusSeconds(60))).as("calls again").isPresent();

        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());
        assertThat(claims.claim(campaignId, 10, rules(campaignId), NOW_MS + 60_000).lines())
                .extracting(ContactStore.Line::contactId).containsExactly(second, first);
    }

    @Test
    void shouldCallNobodyAtOrAfterTheDeadlineOfTheOrder() {
        labelled();
        int campaignId = campaign();
        long contact = contact(campaignId, "phone\n+79161230004\n");
        deadline(contact, NOW_MS + HOUR_MS);
        GateHistory.Standing before = judge(campaignId, contact);
        assertThat(before.verdict().reason()).isEqualTo(Reason.ALLOWED);
        assertThat(before.verdict().spans()).allMatch(span -> span.toMs() <= NOW_MS + HOUR_MS);

        deadline(contact, NOW_MS);
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.DEADLINE_PASSED);
        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());
        assertThat(claims.claim(campaignId, 10, rules(campaignId), NOW_MS).offers()).isEmpty();
        assertThat(contacts.byId(contact).orElseThrow().finishReason()).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void shouldCountASellersAttemptsAcrossCampaignsByTheContactsCourier() {
        RuleBook limited = new RuleBook(Map.of(PACK, pack(false, Set.of(), new AttemptLimits(List.of(new AttemptLimit(
                AttemptLimit.Scope.SELLER, AttemptLimit.Counted.ATTEMPTS, 1, AttemptLimit.Period.HOURS_24)), 0))));
        int first = campaign();
        int second = campaign();
        long tried = contact(first, "phone,courier\n+79161230005,alpha\n");
        attempt(first, tried, NOW_MS - HOUR_MS);

        long same = contact(second, "phone,courier\n+79161230005,alpha\n");
        long other = contact(second, "phone,courier\n+79161230005,beta\n");
        assertThat(judge(limited, second, same).verdict().reason()).isEqualTo(Reason.LIMIT_REACHED);
        assertThat(judge(limited, second, other).verdict().reason()).isEqualTo(Reason.ALLOWED);
    }

    @Test
    void shouldSuppressForTheCourierOfTheContact() {
        labelled();
        int campaignId = campaign();
        new SuppressionStore(database).add(List.of(new SuppressionStore.Wanted("+79161230006",
                new Scope("COURIER", "gamma"), "asked", "test", null)));
        long theirs = contact(campaignId, "phone,courier\n+79161230006,gamma\n");
        long others = contact(campaignId, "phone,courier\n+79161230006,delta\n");
        assertThat(judge(campaignId, theirs).verdict().reason()).isEqualTo(Reason.SUPPRESSED);
        assertThat(judge(campaignId, others).verdict().reason()).isEqualTo(Reason.ALLOWED);
    }

    @Test
    void shouldKeepTheHolidaysOfTheRegionOfTheAddress() {
        labelled();
        int campaignId = campaign();
        long ufa = contact(campaignId, "phone,Населённый пункт\n+79161230007,Уфа\n");
        long moscow = contact(campaignId, "phone,Населённый пункт\n+79161230008,Москва\n");
        assertThat(judge(campaignId, ufa).verdict().reason()).isEqualTo(Reason.HOLIDAY);
        assertThat(judge(campaignId, moscow).verdict().reason()).isEqualTo(Reason.ALLOWED);
    }

    @Test
    void shouldLeaveTheNumbersOwnPlaceOutWhereTheAddressWins() {
        labelled();
        int campaignId = campaign();
        // an address at Kaliningrad, a land line at Vladivostok, where it is evening
        long contact = contact(campaignId, "phone,Населённый пункт\n84232123456,Калининград\n");
        assertThat(judge(campaignId, contact).places()).hasSize(2);
        manner = new Manner("Europe/Moscow", true, Set.of());
        assertThat(judge(campaignId, contact).places()).singleElement()
                .satisfies(place -> assertThat(place.zone().getId()).isEqualTo("Europe/Kaliningrad"));
    }

    @Test
    void shouldTryAtAnotherTimeOfDayAfterNobodyAnswered() {
        labelled();
        int campaignId = campaign();
        long contact = contact(campaignId, "phone,Населённый пункт\n+79161230009,Москва\n");
        attempt(campaignId, contact, NOW_MS - TimeUnit.MINUTES.toMillis(30));
        database.jdbi().useHandle(h -> h.execute("UPDATE contacts SET last_disposition = 'NO_ANSWER'"
                + " WHERE contact_id = ?", contact));
        assertThat(judge(campaignId, contact).verdict().reason()).isEqualTo(Reason.ALLOWED);

        manner = new Manner("Europe/Moscow", false, Set.of("NO_ANSWER"));
        GateHistory.Standing standing = judge(campaignId, contact);
        assertThat(standing.verdict().reason()).as("it was morning then: noon is another time of day")
                .isEqualTo(Reason.ALLOWED);
        database.jdbi().useHandle(h -> h.execute("UPDATE attempts SET started_at = ? WHERE contact_id = ?",
                OffsetDateTime.parse("2026-05-26T10:00:00Z"), contact));
        standing = judge(campaignId, contact);
        assertThat(Instant.ofEpochMilli(standing.verdict().nextAllowedAtMs()))
                .as("it was afternoon then: the evening is waited for").isEqualTo("2026-05-27T14:00:00Z");
    }

    private void labelled() {
        book.callerIds(new CallerIds(List.of(own(1, "+74951000009", "", "2026-01-01", "2026-12-31"))));
    }

    private static CallerId own(int id, String e164, String courier, String from, String to) {
        return new CallerId(id, e164, courier, true, new Label("Альфа доставка", "Доставка", "12/7",
                LocalDate.parse(from), LocalDate.parse(to)), List.of());
    }

    private GateHistory.Standing judge(int campaignId, long contactId) {
        return judge(book, campaignId, contactId);
    }

    private GateHistory.Standing judge(RuleBook by, int campaignId, long contactId) {
        return gate.judge(campaignId, rules(by, campaignId), contactId, NOW_MS, 36 * HOUR_MS).getFirst();
    }

    private ClaimRules rules(int campaignId) {
        return rules(book, campaignId);
    }

    private ClaimRules rules(RuleBook by, int campaignId) {
        return new ClaimRules(callee -> by.gatekeeper(campaignId, PACK, 25_000, callee, NOW_MS),
                (courier, e164, needsLabel) -> by.line(courier, "", e164, needsLabel, NOW_MS), 15, true,
                new Seller(by.campaign(campaignId).courier(), by.couriers()), manner);
    }

    private static RulePack pack(boolean needsLabel, Set<Purpose> needsConsent, AttemptLimits limits) {
        List<Hours> day = Hours.ofDay("09:00-21:00");
        HolidayCalendar calendar = new HolidayCalendar("ru", Map.of(2026, new HolidayCalendar.Year("test", Set.of(),
                Set.of(), Map.of("RU-BA", Set.of(LocalDate.of(2026, 5, 27))))));
        CallTerms house = CallTerms.HOUSE;
        return new RulePack(PACK, new RulePack.Origin("1", "test", LocalDate.EPOCH, ""),
                new RulePack.Reach("RU", Set.of(), false), Map.of(DayKind.WORKDAY, day, DayKind.SATURDAY, day,
                        DayKind.SUNDAY, day), calendar,
                new CallTerms(house.purposes(), house.talkMs(), house.ringAtLeastMs(), limits, 0, 0, house.abandon(),
                        needsLabel, needsConsent));
    }

    private int campaign() {
        int poolId = new PoolStore(database).create("pool " + System.nanoTime(), 60_000).orElseThrow()
                .poolId();
        return new CampaignStore(database).create(new CampaignStore.NewCampaign("c",
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", PACK, "Europe/Moscow", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }

    private long contact(int campaignId, String csv) {
        int listId = bases.list(bases.store(campaignId, csv)).listId();
        return contacts.page(campaignId, "", 0, 100).stream().filter(contact -> contact.listId() == listId)
                .findFirst().orElseThrow().contactId();
    }

    private void deadline(long contactId, long atMs) {
        database.jdbi().useHandle(h -> h.createUpdate("UPDATE contacts SET deadline = :at WHERE contact_id = :id")
                .bind("at", Instant.ofEpochMilli(atMs).atOffset(ZoneOffset.UTC)).bind("id", contactId)
                .execute());
    }

    private void attempt(int campaignId, long contactId, long atMs) {
        long numberId = contacts.byId(contactId).orElseThrow().numbers().getFirst().numberId();
        database.jdbi().useHandle(h -> h.createUpdate("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      started_at, ended_at, disposition)
                SELECT 900000000 + count(*), :campaign, :contact, :number, 1, 1, 1, :at, :at, 'NO_ANSWER'
                FROM attempts""").bind("campaign", campaignId).bind("contact", contactId).bind("number", numberId)
                .bind("at", Instant.ofEpochMilli(atMs).atOffset(ZoneOffset.UTC)).execute());
    }
}
