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

        CallLaw law = PackLaw.of(book(rule), "uk");

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

        assertThat(PackLaw.of(book(rule), "atlantis")).isEqualTo(CallLaw.HOUSE);
    }

    private static RuleBook book(AbandonRule rule) {
        CallTerms terms = new CallTerms(Set.of(Purpose.TRANSACTIONAL), 60_000, 20_000, AttemptLimits.NONE, 0, 0, rule,
                false, Set.of());
        return new RuleBook(Map.of("uk", new RulePack("uk", new RulePack.Origin("1", "", LocalDate.EPOCH, ""),
                RulePack.Reach.BY_NAME, Map.of(), HolidayCalendar.EMPTY, terms)));
    }
}
