package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rules.PackLaw;
import dialer.api.rules.RuleBook;
import dialer.api.store.CallLaw;
import dialer.compliance.AbandonRule;
import dialer.compliance.AttemptLimits;
import dialer.compliance.CallTerms;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Purpose;
import dialer.compliance.RulePack;
import dialer.core.campaign.AbandonRule.Denominator;
import dialer.core.campaign.AbandonRule.WindowKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rule pack says about calls that find no agent, as the core is told. */
class PackLawTest {

    @Test
    void shouldTellTheCoreWhatThePackSays() {
        AbandonRule rule = new AbandonRule(0, 30, 1_500, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.ABANDONED_AND_TO_AGENTS, AbandonRule.Period.HOURS_24, true);

        CallLaw law = PackLaw.of(book(rule), "uk", "");

        assertThat(law.answerWithinMs()).isEqualTo(1_500);
        assertThat(law.abandonRule().limitPermille()).isZero();
        assertThat(law.abandonRule().windowMs()).isEqualTo(86_400_000);
        assertThat(law.abandonRule().outOf()).isEqualTo(Denominator.CONNECTED_OR_ABANDONED);
        assertThat(law.abandonRule().hangUpsCount()).isTrue();
        assertThat(law.abandonRule().ringAtLeastMs()).isEqualTo(20_000);
    }

    @Test
    void shouldBeCarefulWhereThereIsNoSuchPack() {
        AbandonRule rule = new AbandonRule(50, 50, 2_000, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.CALLS_PLACED, AbandonRule.Period.MONTH, false);

        assertThat(PackLaw.of(book(rule), "atlantis", "")).isEqualTo(CallLaw.HOUSE);
    }

    @Test
    void shouldCountMonthsOfTheCalendar() {
        AbandonRule rule = new AbandonRule(50, 50, 2_000, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.CALLS_PLACED, AbandonRule.Period.MONTH, false);

        assertThat(PackLaw.of(book(rule), "uk", "").abandonRule().kind()).isEqualTo(WindowKind.MONTH);
    }

    @Test
    void shouldCountMonthsInTheStandardTimeOfTheCampaignsZone() {
        AbandonRule rule = new AbandonRule(50, 50, 2_000, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.CALLS_PLACED, AbandonRule.Period.MONTH, false);

        assertThat(monthsBegin(rule, "")).isZero();
        assertThat(monthsBegin(rule, "Europe/Moscow")).isEqualTo(21 * 3_600_000L);
        assertThat(monthsBegin(rule, "America/Toronto")).isEqualTo(5 * 3_600_000L);
    }

    @Test
    void shouldAnchorNothingButMonths() {
        AbandonRule rule = new AbandonRule(30, 30, 2_000, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.LIVE_ANSWERS, AbandonRule.Period.DAYS_30, false);

        assertThat(monthsBegin(rule, "Europe/Moscow")).isZero();
    }

    private static long monthsBegin(AbandonRule rule, String zone) {
        return PackLaw.of(book(rule), "uk", zone).abandonRule().anchorMs();
    }

    @Test
    void shouldKeepTheStrictestOfTheCountryAndItsParts() {
        AbandonRule country = new AbandonRule(30, 30, 2_000, AbandonRule.Clock.GREETING_END,
                AbandonRule.Denominator.LIVE_ANSWERS, AbandonRule.Period.DAYS_30, false);
        AbandonRule part = new AbandonRule(10, 10, 3_000, AbandonRule.Clock.GREETING_END,
                AbandonRule.Denominator.CALLS_PLACED, AbandonRule.Period.HOURS_24, true);
        AbandonRule elsewhere = new AbandonRule(0, 0, 500, AbandonRule.Clock.ANSWER,
                AbandonRule.Denominator.LIVE_ANSWERS, AbandonRule.Period.HOURS_24, true);
        RuleBook book = new RuleBook(Map.of("us", pack("us", new RulePack.Reach("US", Set.of(), "", false), country),
                "us-ca", pack("us-ca", new RulePack.Reach("US", Set.of("+1209"), "US-CA", false), part),
                "fr-x", pack("fr-x", new RulePack.Reach("FR", Set.of("+331"), "FR-X", false), elsewhere)));

        CallLaw law = PackLaw.of(book, "us", "");

        assertThat(law.answerWithinMs()).isEqualTo(2_000);
        assertThat(law.abandonRule().limitPermille()).isEqualTo(10);
        assertThat(law.abandonRule().windowMs()).isEqualTo(86_400_000);
        assertThat(law.abandonRule().outOf()).isEqualTo(Denominator.ANSWERED);
        assertThat(law.abandonRule().hangUpsCount()).isTrue();
    }

    private static RuleBook book(AbandonRule rule) {
        return new RuleBook(Map.of("uk", pack("uk", RulePack.Reach.BY_NAME, rule)));
    }

    private static RulePack pack(String id, RulePack.Reach reach, AbandonRule rule) {
        CallTerms terms = new CallTerms(Set.of(Purpose.TRANSACTIONAL), 60_000, 20_000, AttemptLimits.NONE, 0, 0, rule,
                false, Set.of());
        return new RulePack(id, new RulePack.Origin("1", "", LocalDate.EPOCH, ""), reach, Map.of(),
                HolidayCalendar.EMPTY, terms);
    }
}
