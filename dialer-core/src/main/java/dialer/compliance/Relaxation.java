package dialer.compliance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's decision that one pack's rules are relaxed for one campaign. It bears a name and a reason, and it ends.
 *
 * @param packId  whose rules
 * @param hours   hours instead of the pack's, null where they stay
 * @param limits  limits instead of the pack's, null where they stay
 * @param noLabel whether calls may come from a caller-id without a label
 * @param person  who answers for it
 * @param reason  why, in words
 * @param untilMs it ends at this instant, UTC
 */
public record Relaxation(String packId, @Nullable Map<DayKind, List<Hours>> hours, @Nullable AttemptLimits limits,
        boolean noLabel, String person, String reason, long untilMs) {

    /** Nobody relaxes for longer than this at a time. */
    public static final long LONGEST_MS = 366 * 86_400_000L;

    public Relaxation {
        if (person.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A relaxed rule needs the name of a person and a reason");
        }
        if (hours == null && limits == null && !noLabel) {
            throw new IllegalArgumentException("A relaxed rule says what is relaxed");
        }
    }

    boolean holds(RulePack pack, long nowMs) {
        return pack.id().equals(packId) && nowMs < untilMs;
    }

    /** The pack as it is with this relaxation; ring floor, margin, locks, consent and abandonment never relax. */
    RulePack over(RulePack pack) {
        CallTerms terms = pack.terms();
        CallTerms relaxed = new CallTerms(terms.purposes(), terms.talkMs(), terms.ringAtLeastMs(),
                limits == null ? terms.limits() : limits, terms.abandonedLockMs(), terms.machineLockMs(),
                terms.abandon(), terms.needsLabel() && !noLabel, terms.needsConsent());
        RulePack.Origin origin = new RulePack.Origin(pack.origin().version() + "+relaxed", pack.origin().source(),
                pack.origin().asOf(), pack.origin().verifiedBy());
        return new RulePack(pack.id(), origin, pack.reach(), hours == null ? pack.hours() : hours, pack.calendar(),
                relaxed);
    }
}
