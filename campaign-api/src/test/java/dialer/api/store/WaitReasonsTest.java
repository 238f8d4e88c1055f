package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rules.AbandonedLock;
import dialer.api.rules.Forecast;
import dialer.api.rules.RuleBook;
import dialer.api.store.ClaimRules.Manner;
import dialer.api.store.ClaimRules.Seller;
import dialer.api.store.WaitingContacts.ReasonCount;
import dialer.compliance.CallTerms;
import dialer.compliance.DayKind;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.Reason;
import dialer.compliance.RulePack;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.StoreEffect;
import dialer.engine.OutboxEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the store says of contacts that wait because of what became of calls, their own and other people's. */
class WaitReasonsTest {

    /** A Wednesday, noon at Moscow. */
    private static final long NOW_MS = Instant.parse("2026-05-27T09:00:00Z").toEpochMilli();
    private static final long HOUR_MS = 3_600_000L;
    private static final long RANG_MS = 22_000;
    private static final long FIRST_ATTEMPT = 700_000_000L;
    private static final List<Hours> ALWAYS = Hours.ofDay("00:00-24:00");

    private final Database database = TestDatabase.shared();
    private final TestBases bases = new TestBases(database);
    private final ContactStore contacts = new ContactStore(database);
    private final GateHistory gate = new GateHistory(database);
    private final WaitingContacts waiting = new WaitingContacts(database);
    private final AbandonedContacts abandoned = new AbandonedContacts(database);
    private final RuleBook book = new RuleBook(Map.of("ru", new RulePack("ru",
            new RulePack.Origin("1", "test", LocalDate.EPOCH, ""), new RulePack.Reach("RU", Set.of(), false),
            Map.of(DayKind.WORKDAY, ALWAYS, DayKind.SATURDAY, ALWAYS, DayKind.SUNDAY, ALWAYS),
            new HolidayCalendar("ru", Map.of(2026, new HolidayCalendar.Year("test", Set.of(), Set.of(), Map.of()))),
            CallTerms.HOUSE)));

    @Test
    void shouldLeaveAnAbandonedPersonAloneInEveryCampaignFromTheEndOfThatCall() {
        int own = campaign();
        int other = campaign();
        long lost = contact(own, "+79161240001");
        long same = contact(other, "+79161240001");
        int third = campaign();
        long two = contact(third, "+79161240001, +79161240002");
        long overMs = NOW_MS - HOUR_MS + RANG_MS;
        Instant until = Instant.ofEpochMilli(overMs + 72 * HOUR_MS);
        abandon(own, lost, NOW_MS - HOUR_MS, overMs);

        for (Map.Entry<Integer, Long> each : Map.of(own, lost, other, same).entrySet()) {
            GateHistory.Standing standing = judge(each.getKey(), each.getValue(), NOW_MS);
            assertThat(standing.verdict().reason()).isEqualTo(Reason.ABANDONED_LOCK);
            assertThat(Instant.ofEpochMilli(standing.verdict().nextAllowedAtMs())).isEqualTo(until);
            assertThat(judge(each.getKey(), each.getValue(), until.toEpochMilli() - 1).verdict().allowed()).isFalse();
            assertThat(judge(each.getKey(), each.getValue(), until.toEpochMilli()).verdict().allowed()).isTrue();
        }
        assertThat(claim(third, until.toEpochMilli() - 1)).as("the other number is free").containsExactly(two);
        assertThat(claim(other, until.toEpochMilli() - 1)).isEmpty();
        assertThat(contacts.byId(same).orElseThrow().nextAt()).isEqualTo(until);
        assertThat(claim(other, until.toEpochMilli())).containsExactly(same);
    }

    @Test
    void shouldSayThatThePersonWasAbandonedNotThatTheNextTryIsWaitedFor() {
        int own = campaign();
        long lost = contact(own, "+79161240003");
        long busy = contact(own, "+79161240004");
        long overMs = NOW_MS - HOUR_MS + RANG_MS;
        abandon(own, lost, NOW_MS - HOUR_MS, overMs);
        write(new StoreEffect.ContactWaiting(lost, own, overMs + 72 * HOUR_MS, 1, number(lost), true, false, 0));
        write(new StoreEffect.ContactWaiting(busy, own, NOW_MS + HOUR_MS, 1, number(busy), true, false, 0));

        List<AbandonedLock.Locked> locked = new AbandonedLock(rules(own, NOW_MS))
                .among(abandoned.waiting(own, NOW_MS), NOW_MS);

        assertThat(locked).containsExactly(
                new AbandonedLock.Locked(lost, "WAITING", Instant.ofEpochMilli(overMs + 72 * HOUR_MS)));
        assertThat(waiting.reasons(own, List.of(lost), NOW_MS)).containsExactly(
                new ReasonCount("WAITING", "RETRY", 1, Instant.ofEpochMilli(NOW_MS + HOUR_MS)));
        assertThat(new AbandonedLock(rules(own, NOW_MS)).among(abandoned.waiting(own, overMs + 72 * HOUR_MS),
                overMs + 72 * HOUR_MS)).isEmpty();
    }

    @Test
    void shouldNotCallSomebodyDueWhomAnotherCampaignHasAbandoned() {
        int own = campaign();
        int other = campaign();
        long lost = contact(own, "+79161240008");
        long same = contact(other, "+79161240008");
        contact(other, "+79161240009");
        long overMs = NOW_MS - HOUR_MS + RANG_MS;
        Instant until = Instant.ofEpochMilli(overMs + 72 * HOUR_MS);
        abandon(own, lost, NOW_MS - HOUR_MS, overMs);

        List<AbandonedLock.Locked> locked = new AbandonedLock(rules(other, NOW_MS))
                .among(abandoned.waiting(other, NOW_MS), NOW_MS);
        assertThat(locked).containsExactly(new AbandonedLock.Locked(same, "OPEN", until));
        Forecast forecast = new Forecast(waiting.groups(other, false, Map.of(same, until.toEpochMilli()), NOW_MS),
                rules(other, NOW_MS), NOW_MS);
        assertThat(forecast.total()).isEqualTo(2);
        assertThat(forecast.callableAt(NOW_MS)).isEqualTo(1);
        assertThat(forecast.callableAt(until.toEpochMilli() + 600_000)).isEqualTo(2);
        assertThat(forecast.due()).singleElement().satisfies(due -> assertThat(due.openDue()).isEqualTo(1));
    }

    @Test
    void shouldSayWhyTheEngineHasPutAContactOffAndNothingOnceItIsDue() {
        int own = campaign();
        long here = contact(own, "+79161240005");
        Map<ReturnReason, String> said = Map.of(ReturnReason.ALREADY_HERE, "NUMBER_ELSEWHERE",
                ReturnReason.NOT_DIALED, "NOT_DIALED", ReturnReason.HOPPER_FULL, "HOPPER_FULL",
                ReturnReason.PREVIEW_SKIPPED, "PREVIEW_SKIPPED");
        long atMs = NOW_MS;
        for (Map.Entry<ReturnReason, String> each : said.entrySet()) {
            atMs += 120_000;
            write(new StoreEffect.ContactReturned(here, own, each.getKey(), atMs + 60_000));
            assertThat(waiting.reasons(own, List.of(), atMs)).containsExactly(
                    new ReasonCount("OPEN", each.getValue(), 1, Instant.ofEpochMilli(atMs + 60_000)));
            assertThat(waiting.reasons(own, List.of(), atMs + 60_000)).containsExactly(
                    new ReasonCount("OPEN", "DUE", 1, null));
            assertThat(waiting.groups(own, false, Map.of(), atMs + 60_000)).singleElement()
                    .satisfies(group -> assertThat(group.openDue()).isEqualTo(1));
        }
    }

    @Test
    void shouldKnowNoInstantOfAContactThatIsDueSinceEver() {
        int own = campaign();
        long back = contact(own, "+79161240006");
        write(new StoreEffect.ContactReturned(back, own, ReturnReason.RULES_CHANGED, 0));

        assertThat(waiting.reasons(own, List.of(), NOW_MS)).containsExactly(new ReasonCount("OPEN", "DUE", 1, null));
        assertThat(contacts.byId(back).orElseThrow().nextAt()).isNull();
        assertThat(claim(own, NOW_MS)).containsExactly(back);
    }

    @Test
    void shouldWaitForTheEndOfAnotherContactsCallWithTheNumber() {
        int own = campaign();
        int other = campaign();
        long speaks = contact(own, "+79161240007");
        long same = contact(other, "+79161240007");
        write(new StoreEffect.AttemptStarted(FIRST_ATTEMPT + speaks, own, speaks, number(speaks), 1, 1, 0, 1));

        assertThat(claim(other, NOW_MS)).isEmpty();
        assertThat(waiting.reasons(other, List.of(), NOW_MS)).containsExactly(
                new ReasonCount("OPEN", "NUMBER_ELSEWHERE", 1, Instant.ofEpochMilli(NOW_MS + 60_000)));
        write(closed(own, speaks, Disposition.NO_ANSWER, NOW_MS, NOW_MS + RANG_MS));
        assertThat(claim(other, NOW_MS + 60_000)).containsExactly(same);
    }

    private List<Long> claim(int campaignId, long nowMs) {
        ContactClaims claims = new ContactClaims(database);
        claims.beginLease(List.of());
        return claims.claim(campaignId, 10, rules(campaignId, nowMs), nowMs).offers().stream()
                .map(offer -> offer.contactId()).toList();
    }

    private GateHistory.Standing judge(int campaignId, long contactId, long nowMs) {
        return gate.judge(campaignId, rules(campaignId, nowMs), contactId, nowMs, 36 * HOUR_MS).getFirst();
    }

    /** No agent is kept for a call. */
    private ClaimRules rules(int campaignId, long nowMs) {
        return new ClaimRules(callee -> book.gatekeeper(campaignId, "ru", 25_000, callee, nowMs),
                ClaimRules.Lines.NOT_ASKED, 15, false, Seller.NOBODY, new Manner("Europe/Moscow", false, Set.of()));
    }

    private void abandon(int campaignId, long contactId, long startedMs, long endedMs) {
        write(new StoreEffect.AttemptStarted(FIRST_ATTEMPT + contactId, campaignId, contactId, number(contactId), 1, 1,
                0, 1));
        write(closed(campaignId, contactId, Disposition.ABANDONED, startedMs, endedMs));
        database.jdbi().useHandle(h -> h.execute("UPDATE attempts SET started_at = to_timestamp(?) WHERE attempt_id"
                + " = ?", startedMs / 1_000.0, FIRST_ATTEMPT + contactId));
    }

    private StoreEffect closed(int campaignId, long contactId, Disposition how, long startedMs, long endedMs) {
        return new StoreEffect.AttemptClosed(FIRST_ATTEMPT + contactId, campaignId, contactId, number(contactId), 0,
                how, HangupCause.NORMAL, startedMs, 0, how == Disposition.ABANDONED ? endedMs - 2_000 : 0, 0, endedMs);
    }

    private void write(StoreEffect effect) {
        database.jdbi().useHandle(h -> new EffectWriter().write(h, new OutboxEntry(1, 1, NOW_MS, effect)));
    }

    private long number(long contactId) {
        return contacts.byId(contactId).orElseThrow().numbers().getFirst().numberId();
    }

    private int campaign() {
        int poolId = new PoolStore(database).create("pool " + System.nanoTime(), 60_000).orElseThrow()
                .poolId();
        return new CampaignStore(database).create(new CampaignStore.NewCampaign("c",
                Tuning.usual(poolId, DialMode.PREDICTIVE), "", "", "ru", "Europe/Moscow", Script.usual(),
                OutcomeChoice.usual())).campaignId();
    }

    private long contact(int campaignId, String numbers) {
        int listId = bases.list(bases.store(campaignId, "phone\n\"" + numbers + "\"\n")).listId();
        return contacts.page(campaignId, "", 0, 100).stream().filter(contact -> contact.listId() == listId)
                .findFirst().orElseThrow().contactId();
    }
}
