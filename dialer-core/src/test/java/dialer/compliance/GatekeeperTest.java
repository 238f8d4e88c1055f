package dialer.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.compliance.AttemptLimit.Counted;
import dialer.compliance.AttemptLimit.Period;
import dialer.compliance.AttemptLimit.Scope;
import dialer.compliance.Gatekeeper.Question;
import dialer.compliance.Gatekeeper.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatekeeperTest {

    private static final long HOUR_MS = 3_600_000L;
    private static final long RING_MS = 30_000;
    private static final List<Place> MOSCOW = List.of(Place.of(ZoneId.of("Europe/Moscow")));
    /** A Tuesday, 15:00 in Moscow. */
    private static final long NOW = ms("2026-11-24T12:00:00Z");
    private static final long TOOK_MS = 22_000;

    @ParameterizedTest
    @CsvSource({
        // one attempt at 10:00 Moscow time today, yesterday, on Sunday, on 31 October
        "DAY, 1, 2026-11-24T07:00:00Z, 2026-11-24T21:00:00Z", "DAY, 1, 2026-11-23T07:00:00Z, ",
        "DAY, 2, 2026-11-24T07:00:00Z, ", "HOURS_24, 1, 2026-11-24T07:00:00Z, 2026-11-25T07:00:00Z",
        "HOURS_24, 1, 2026-11-23T12:00:00Z, ", "WEEK, 1, 2026-11-23T07:00:00Z, 2026-11-29T21:00:00Z",
        "WEEK, 1, 2026-11-22T07:00:00Z, ", "DAYS_7, 1, 2026-11-22T07:00:00Z, 2026-11-29T07:00:00Z",
        "MONTH, 1, 2026-11-01T07:00:00Z, 2026-11-30T21:00:00Z", "MONTH, 1, 2026-10-31T07:00:00Z, ",
        // 31 October 22:30 UTC is already November in Moscow
        "MONTH, 1, 2026-10-31T22:30:00Z, 2026-11-30T21:00:00Z",
        "DAYS_30, 1, 2026-10-31T07:00:00Z, 2026-11-30T07:00:00Z"})
    void shouldCountByTheRecipientsCalendarOrByHours(Period period, int atMost, String tried, String freeAt) {
        RulePack pack = open(new AttemptLimit(Scope.NUMBER, Counted.ATTEMPTS, atMost, period));
        Verdict verdict = judge(pack, true, PastAttempt.atNumber(ms(tried)));

        if (freeAt == null) {
            assertThat(verdict.reason()).isEqualTo(Reason.ALLOWED);
        } else {
            assertThat(verdict.reason()).isEqualTo(Reason.LIMIT_REACHED);
            assertThat(Instant.ofEpochMilli(verdict.nextAllowedAtMs())).isEqualTo(Instant.parse(freeAt));
        }
    }

    @Test
    void shouldCountTheDayInEveryZoneTheRecipientMayBeIn() {
        RulePack pack = open(new AttemptLimit(Scope.NUMBER, Counted.ATTEMPTS, 1, Period.DAY));
        List<Place> two = List.of(Place.of(ZoneId.of("Asia/Vladivostok")), Place.of(ZoneId.of("Europe/Moscow")));
        // yesterday in Vladivostok, today in Moscow
        History history = new History(List.of(PastAttempt.atNumber(ms("2026-11-23T22:00:00Z"))));
        long now = ms("2026-11-24T15:00:00Z");

        Verdict verdict = new Gatekeeper(pack, RING_MS).judge(new Question(two, false, history, true), now, HOUR_MS);

        assertThat(verdict.nextAllowedAtMs()).isEqualTo(ms("2026-11-24T21:00:00Z"));
        assertThat(verdict.restraints().getFirst().counted()).isEqualTo(1);
    }

    @Test
    void shouldCountOnlyWhatTheLimitIsAbout() {
        PastAttempt unanswered = past(true, false, false, false, false);
        PastAttempt elsewhere = past(false, true, true, false, false);
        assertThat(judge(open(limit(Scope.NUMBER, Counted.ANSWERS)), true, unanswered).allowed()).isTrue();
        assertThat(judge(open(limit(Scope.NUMBER, Counted.ATTEMPTS)), true, elsewhere).allowed()).isTrue();
        assertThat(judge(open(limit(Scope.CONTACT, Counted.CONVERSATIONS)), true, elsewhere).allowed()).isFalse();
        assertThat(judge(open(limit(Scope.SELLER, Counted.ATTEMPTS)), true, unanswered).allowed()).isFalse();
        assertThat(judge(open(limit(Scope.SELLER, Counted.ATTEMPTS)), true, elsewhere).allowed()).isTrue();
    }

    /** Begun an hour ago; elsewhere is another number of the same contact, called by another seller. */
    private static PastAttempt past(
            boolean here, boolean answered, boolean conversation, boolean abandoned, boolean machine) {
        return new PastAttempt(NOW - HOUR_MS, NOW - HOUR_MS + TOOK_MS, here, true, here, answered, conversation,
                abandoned, machine);
    }

    @Test
    void shouldLeaveAnAbandonedPersonAloneUnlessAnAgentIsKept() {
        PastAttempt abandoned = past(true, true, false, true, false);
        Verdict verdict = judge(open(), false, abandoned);
        assertThat(verdict.reason()).isEqualTo(Reason.ABANDONED_LOCK);
        assertThat(verdict.nextAllowedAtMs()).isEqualTo(NOW - HOUR_MS + TOOK_MS + 72 * HOUR_MS);
        assertThat(judge(open(), true, abandoned).allowed()).isTrue();

        PastAttempt machine = past(true, true, false, false, true);
        assertThat(judge(open(), false, machine).reason()).isEqualTo(Reason.MACHINE_LOCK);
        assertThat(judge(open(), false, machine).nextAllowedAtMs()).isEqualTo(NOW + TOOK_MS + 23 * HOUR_MS);
    }

    @Test
    void shouldKeepTheGap() {
        RulePack pack = RulePack.of("gap", everyDay("00:00-24:00"), HolidayCalendar.EMPTY,
                new AttemptLimits(List.of(), 2 * HOUR_MS));
        Verdict verdict = judge(pack, true, PastAttempt.atNumber(NOW - HOUR_MS));
        assertThat(verdict.reason()).isEqualTo(Reason.GAP);
        assertThat(verdict.nextAllowedAtMs()).isEqualTo(NOW + HOUR_MS);
    }

    @Test
    void shouldFailClosed() {
        assertThat(new Gatekeeper(List.of(), RING_MS, Purpose.TRANSACTIONAL).judge(asked(), NOW, HOUR_MS).reason())
                .isEqualTo(Reason.NO_PACK);
        assertThat(new Gatekeeper(List.of(open()), RING_MS, Purpose.DEBT).judge(asked(), NOW, HOUR_MS).reason())
                .isEqualTo(Reason.WRONG_PURPOSE);
        assertThat(new Gatekeeper(open(), RING_MS).judge(new Question(MOSCOW, true, History.NONE, true), NOW, HOUR_MS)
                .reason()).isEqualTo(Reason.SUPPRESSED);
        assertThat(new Gatekeeper(open(), RING_MS).judge(new Question(List.of(), false, History.NONE, true), NOW,
                HOUR_MS).reason()).isEqualTo(Reason.ZONE_UNKNOWN);
        assertThat(Gatekeeper.marginMs(List.of(open()), 1_000)).as("nobody rings shorter than 15 s").isEqualTo(75_000);
    }

    @Test
    void shouldLetACampaignOnlyTighten() {
        RulePacks packs = packs();
        CampaignRules wider = new CampaignRules(Purpose.TRANSACTIONAL, "", everyDay("00:00-24:00"),
                AttemptLimits.NONE, List.of(), List.of());
        CampaignRules narrower = new CampaignRules(Purpose.TRANSACTIONAL, "", everyDay("16:00-17:00"),
                AttemptLimits.NONE, List.of(), List.of());
        assertThat(hours(packs, wider, 0)).isEqualTo("09:00-20:58:30");
        assertThat(hours(packs, narrower, 0)).isEqualTo("16:00-16:58:30");
    }

    @Test
    void shouldGiveEachAttemptTheHoursOfItsRound() {
        CampaignRules rounds = new CampaignRules(Purpose.TRANSACTIONAL, "", Map.of(), AttemptLimits.NONE,
                List.of(Hours.ofDay("09:00-12:00"), Hours.ofDay("18:00-21:00")), List.of());
        assertThat(hours(packs(), rounds, 0)).isEqualTo("09:00-11:58:30");
        assertThat(hours(packs(), rounds, 1)).isEqualTo("18:00-20:58:30");
        assertThat(hours(packs(), rounds, 5)).isEqualTo("18:00-20:58:30");
        assertThat(hours(packs(), rounds, CampaignRules.ANY_ROUND)).isEqualTo("09:00-20:58:30");
    }

    @Test
    void shouldRelaxOnlyInANameForAReasonAndForATime() {
        Relaxation late = new Relaxation("house", everyDay("08:00-22:00"), null, false, "A. Manager", "court order",
                NOW + HOUR_MS);
        CampaignRules relaxed = new CampaignRules(Purpose.TRANSACTIONAL, "", Map.of(), AttemptLimits.NONE, List.of(),
                List.of(late));
        assertThat(hours(packs(), relaxed, 0)).isEqualTo("08:00-21:58:30");
        assertThat(relaxed.applicable(packs(), "house", "+79161234567", "RU", Approach.ofRound(0), NOW).getFirst()
                .origin().version())
                .endsWith("+relaxed");
        assertThat(relaxed.applicable(packs(), "house", "+79161234567", "RU", Approach.ofRound(0), NOW + HOUR_MS)
                .getFirst().origin()
                .version()).isEqualTo("1");
        assertThatThrownBy(() -> new Relaxation("house", Map.of(), null, false, " ", "why", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** On 24 November in Moscow, as "from-last instant". */
    private static String hours(RulePacks packs, CampaignRules rules, int attemptsMade) {
        List<RulePack> all = rules.applicable(packs, "house", "+79161234567", "RU",
                Approach.ofRound(rules.roundAfter(attemptsMade)), NOW);
        long midnight = ms("2026-11-23T21:00:00Z");
        CallingHours.Span span = CallingHours.spans(all, MOSCOW, midnight, midnight + 24 * HOUR_MS,
                Gatekeeper.marginMs(all, RING_MS)).getFirst();
        return local(span.fromMs()) + "-" + local(span.lastMs());
    }

    private static String local(long atMs) {
        return Instant.ofEpochMilli(atMs).atZone(ZoneId.of("Europe/Moscow")).toLocalTime().toString();
    }

    private static RulePacks packs() {
        HolidayCalendar none = new HolidayCalendar("n", Map.of(2026, new HolidayCalendar.Year("n", Set.of(), Set.of(),
                Map.of())));
        RulePack house = RulePack.of("house", everyDay("09:00-21:00"), none, AttemptLimits.NONE);
        return new RulePacks(Map.of("house", new RulePack("house", new RulePack.Origin("1", "test", LocalDate.EPOCH,
                ""), new RulePack.Reach("RU", Set.of(), false), house.hours(), none, house.terms())));
    }

    private static Map<DayKind, List<Hours>> everyDay(String hours) {
        return Map.of(DayKind.WORKDAY, Hours.ofDay(hours), DayKind.SATURDAY, Hours.ofDay(hours), DayKind.SUNDAY,
                Hours.ofDay(hours), DayKind.HOLIDAY, Hours.ofDay(hours));
    }

    private static AttemptLimit limit(Scope scope, Counted counted) {
        return new AttemptLimit(scope, counted, 1, Period.DAYS_7);
    }

    private static RulePack open(AttemptLimit... limits) {
        return RulePack.of("open", everyDay("00:00-24:00"), HolidayCalendar.EMPTY, new AttemptLimits(
                List.of(limits), 0));
    }

    private static Question asked() {
        return new Question(MOSCOW, false, History.NONE, true);
    }

    private static Verdict judge(RulePack pack, boolean agentKept, PastAttempt... past) {
        return new Gatekeeper(pack, RING_MS).judge(new Question(MOSCOW, false, new History(Arrays.asList(past)),
                agentKept), NOW, HOUR_MS);
    }

    private static long ms(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
