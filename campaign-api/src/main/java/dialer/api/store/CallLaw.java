package dialer.api.store;

import dialer.core.campaign.AbandonRule;

/**
 * What a campaign's rule pack says about calls that find no agent, in the core's own terms.
 *
 * @param abandonRule    how many may find none, and how that is counted
 * @param answerWithinMs a person who has waited so long without an agent was abandoned
 */
public record CallLaw(AbandonRule abandonRule, long answerWithinMs) {
    /** House rules: three per cent in thirty days, two seconds. */
    public static final CallLaw HOUSE = new CallLaw(AbandonRule.usual(), 2_000);
}
