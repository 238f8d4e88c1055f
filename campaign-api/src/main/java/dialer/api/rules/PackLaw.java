package dialer.api.rules;

import dialer.api.store.CallLaw;
import dialer.compliance.AbandonRule.Denominator;
import dialer.compliance.AbandonRule.Period;
import dialer.compliance.CallTerms;
import dialer.compliance.RulePack;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.AbandonRule.WindowKind;

/**
 * A rule pack's terms about calls that find no agent, translated for the core. The time to an agent always runs from
 * the answer, which is the stricter of the clocks that laws know: nobody hears the end of a greeting here. Periods
 * that follow each other are taken as one that rolls along, which is at least as strict on most days and never resets.
 */
public final class PackLaw {
    private static final long DAY_MS = 86_400_000L;

    private PackLaw() {
    }

    /** The law of the campaign's chosen pack; careful house rules where there is no such pack (any more). */
    public static CallLaw of(RuleBook book, String pack) {
        return book.packs().byId(pack).map(RulePack::terms).map(PackLaw::of).orElse(CallLaw.HOUSE);
    }

    private static CallLaw of(CallTerms terms) {
        dialer.compliance.AbandonRule rule = terms.abandon();
        return new CallLaw(new AbandonRule(rule.targetPermille(), windowMs(rule.period()), WindowKind.ROLLING, 0,
                rule.hungUpFirstCounts(), outOf(rule.denominator()), Math.min(60_000, terms.ringAtLeastMs())),
                rule.limitMs());
    }

    private static long windowMs(Period period) {
        return switch (period) {
            case HOURS_24 -> DAY_MS;
            case DAYS_30, MONTH -> 30 * DAY_MS;
            case CAMPAIGN -> 366 * DAY_MS;
        };
    }

    private static AbandonRule.Denominator outOf(Denominator denominator) {
        return switch (denominator) {
            case LIVE_ANSWERS -> AbandonRule.Denominator.ANSWERED;
            case ABANDONED_AND_TO_AGENTS -> AbandonRule.Denominator.CONNECTED_OR_ABANDONED;
            case CALLS_PLACED -> AbandonRule.Denominator.PLACED;
        };
    }
}
