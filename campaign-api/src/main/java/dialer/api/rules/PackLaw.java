package dialer.api.rules;

import dialer.api.store.CallLaw;
import dialer.compliance.AbandonRule.Denominator;
import dialer.compliance.AbandonRule.Period;
import dialer.compliance.CallTerms;
import dialer.compliance.RulePack;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.AbandonRule.WindowKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What rule packs say about calls that find no agent, translated for the core. The time to an agent always runs from
 * the answer, which is the stricter of the clocks that laws know: nobody hears the end of a greeting here. Days that
 * follow each other are taken as a window that rolls along, which is at least as strict on most days and never resets;
 * months are those of the calendar, in the standard time of the campaign's zone all the year round, UTC where it has
 * none.
 *
 * <p>A campaign calls people wherever its numbers lead, so the law is the strictest of the chosen pack and of all packs
 * for parts of its country: the lowest target, the shortest window, the smallest denominator, the least patience.
 */
public final class PackLaw {
    private static final long DAY_MS = 86_400_000L;

    private PackLaw() {
    }

    /**
     * The law of the campaign's chosen pack; careful house rules where there is no such pack (any more).
     *
     * @param zone IANA name of the zone in which the campaign's months are counted, empty for UTC
     */
    public static CallLaw of(RuleBook book, String pack, String zone) {
        Optional<RulePack> chosen = book.packs().byId(pack);
        if (chosen.isEmpty()) {
            return CallLaw.HOUSE;
        }
        long dayBeginsAtMs = dayBeginsAtMs(zone);
        CallLaw law = of(chosen.get().terms(), dayBeginsAtMs);
        for (RulePack other : book.packs().all()) {
            if (holdsWithin(other, chosen.get())) {
                law = strictest(law, of(other.terms(), dayBeginsAtMs));
            }
        }
        return law;
    }

    /** Whether a pack is for a part of the other one's country, and for one of its purposes. */
    private static boolean holdsWithin(RulePack part, RulePack whole) {
        String country = whole.reach().country();
        return !country.isEmpty() && part.reach().country().equals(country) && !part.reach().region().isEmpty()
                && part.terms().purposes().stream().anyMatch(whole.terms().purposes()::contains);
    }

    /** An instant at which a day begins by the standard time of the zone. */
    private static long dayBeginsAtMs(String zone) {
        if (zone.isEmpty()) {
            return 0;
        }
        int eastS = ZoneId.of(zone).getRules().getStandardOffset(Instant.MAX).getTotalSeconds();
        return Math.floorMod(-1_000L * eastS, DAY_MS);
    }

    private static CallLaw of(CallTerms terms, long dayBeginsAtMs) {
        dialer.compliance.AbandonRule rule = terms.abandon();
        WindowKind kind = rule.period() == Period.MONTH ? WindowKind.MONTH : WindowKind.ROLLING;
        long anchorMs = kind == WindowKind.MONTH ? dayBeginsAtMs : 0;
        return new CallLaw(new AbandonRule(rule.targetPermille(), windowMs(rule.period()), kind, anchorMs,
                rule.hungUpFirstCounts(), outOf(rule.denominator()), Math.min(60_000, terms.ringAtLeastMs())),
                rule.limitMs());
    }

    /** A law that keeps both: who keeps a share in every short window keeps it in every long one. */
    private static CallLaw strictest(CallLaw one, CallLaw other) {
        AbandonRule a = one.abandonRule();
        AbandonRule b = other.abandonRule();
        AbandonRule shorter = a.windowMs() <= b.windowMs() ? a : b;
        return new CallLaw(new AbandonRule(Math.min(a.limitPermille(), b.limitPermille()), shorter.windowMs(),
                shorter.kind(), shorter.anchorMs(), a.hangUpsCount() || b.hangUpsCount(),
                strictness(a.outOf()) <= strictness(b.outOf()) ? a.outOf() : b.outOf(),
                ringAtLeastMs(a.ringAtLeastMs(), b.ringAtLeastMs())),
                Math.min(one.answerWithinMs(), other.answerWithinMs()));
    }

    private static long ringAtLeastMs(long one, long other) {
        return one < 0 || other < 0 ? -1 : Math.max(one, other);
    }

    /** The fewer people the abandoned are divided by, the stricter. */
    private static int strictness(AbandonRule.Denominator outOf) {
        return switch (outOf) {
            case CONNECTED_OR_ABANDONED -> 0;
            case ANSWERED -> 1;
            case PLACED -> 2;
        };
    }

    private static long windowMs(Period period) {
        return switch (period) {
            case HOURS_24 -> DAY_MS;
            case DAYS_30 -> 30 * DAY_MS;
            case MONTH -> 31 * DAY_MS;
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
