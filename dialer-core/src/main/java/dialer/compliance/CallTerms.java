package dialer.compliance;

import java.util.List;
import java.util.Set;

/**
 * What a pack says beside its hours.
 *
 * @param purposes        for which purposes it is made
 * @param talkMs          a call begins so long before closing at the latest, besides the time it may ring
 * @param ringAtLeastMs   nobody's telephone rings shorter; 15 s is the floor
 * @param limits          attempts
 * @param abandonedLockMs a person who was abandoned is left alone so long from the end of that call, unless an agent is
 *                        kept for the next one
 * @param machineLockMs   the same after a verdict "machine"
 * @param abandon         the rule for abandoned calls
 * @param needsLabel      whether the caller-id must stand in the label registry
 * @param needsConsent    purposes for which the recipient must have agreed to be called
 */
public record CallTerms(Set<Purpose> purposes, long talkMs, long ringAtLeastMs, AttemptLimits limits,
        long abandonedLockMs, long machineLockMs, AbandonRule abandon, boolean needsLabel,
        Set<Purpose> needsConsent) {

    /** Below this nobody may set the minimum ring (TSR 16 CFR 310.4(b)(4)(ii), Ofcom's persistent misuse statement). */
    public static final long RING_FLOOR_MS = 15_000;

    /** Careful values of our own, for a pack that says nothing. */
    public static final CallTerms HOUSE = new CallTerms(Set.of(Purpose.TRANSACTIONAL, Purpose.MARKETING), 60_000,
            RING_FLOOR_MS, AttemptLimits.NONE, 72 * 3_600_000L, 24 * 3_600_000L,
            new AbandonRule(30, 30, 2_000, AbandonRule.Clock.ANSWER, AbandonRule.Denominator.LIVE_ANSWERS,
                    AbandonRule.Period.DAYS_30, false), false, Set.of());

    public CallTerms {
        purposes = Set.copyOf(purposes);
        needsConsent = Set.copyOf(needsConsent);
        if (talkMs < 60_000) {
            throw new IllegalArgumentException("The margin before closing is 60 s beside the ring time, or longer");
        }
        if (ringAtLeastMs < RING_FLOOR_MS) {
            throw new IllegalArgumentException("The minimum ring is 15 s, or longer");
        }
        if (abandonedLockMs < 0 || machineLockMs < 0) {
            throw new IllegalArgumentException("Locks are not negative");
        }
    }

    /** The same with other limits. */
    public CallTerms with(AttemptLimits other) {
        return new CallTerms(purposes, talkMs, ringAtLeastMs, other, abandonedLockMs, machineLockMs, abandon,
                needsLabel, needsConsent);
    }

    /** The same where the recipient must have agreed to calls of that purpose. */
    CallTerms withConsentFor(Purpose purpose) {
        return new CallTerms(purposes, talkMs, ringAtLeastMs, limits, abandonedLockMs, machineLockMs, abandon,
                needsLabel, Set.of(purpose));
    }

    /** Every single limit, for those who add several packs up. */
    List<AttemptLimit> everyLimit() {
        return limits.limits();
    }
}
