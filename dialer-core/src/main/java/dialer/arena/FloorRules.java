package dialer.arena;

import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.AbandonRule.Denominator;
import dialer.core.campaign.AbandonRule.WindowKind;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRules;
import java.util.List;

/**
 * What a world permits. Times are milliseconds.
 *
 * @param seats         agents that can ever work, numbered from 0
 * @param target        permitted share of live answers that may be abandoned, 0 to 1
 * @param graceMs       an answered call without an agent is abandoned after so long
 * @param ringTimeoutMs the world ends unanswered calls after so long
 * @param minCancelMs   a ringing call may be hung up after so long; 0 any time, -1 never
 * @param maxLines      calls that may exist at once
 * @param horizonMs     length of the campaign, over which abandonment is measured
 */
public record FloorRules(int seats, double target, long graceMs, long ringTimeoutMs, long minCancelMs, int maxLines,
        long horizonMs) {
    /** An outcome after which the contact is done with. */
    static final int DONE = 1;

    /** An outcome that says that a machine was on the line. */
    static final int MACHINE = 2;

    private static final long DAY_MS = 86_400_000L;

    /** The core counts ringing from the dial, a world perhaps from the first ringing. */
    private static final long RING_SLACK_MS = 5_000;

    public FloorRules {
        if (seats < 0 || !(target >= 0) || graceMs < 0 || ringTimeoutMs < 0 || maxLines < 0 || horizonMs < 0) {
            throw new IllegalArgumentException("seats, target, times and lines are not negative");
        }
    }

    /** The rules in the core's own terms; what the core bounds is brought within its bounds, on the careful side. */
    CampaignSettings settings(int trunkId, long beginMs) {
        int permille = (int) Math.min(100, Math.floor(target * 1_000 + 1e-6));
        AbandonRule rule = new AbandonRule(permille, within(horizonMs, 60_000, 366 * DAY_MS), WindowKind.SUCCESSIVE,
                beginMs, true, Denominator.ANSWERED, within(minCancelMs, -1, 60_000));
        return new CampaignSettings(1, 1, 5, 1, 0, DialMode.PREDICTIVE, permille, 10_000,
                within(graceMs + 1, 100, 10_000), within(ringTimeoutMs + RING_SLACK_MS, 15_000, 60_000), 0,
                600_000, 60_000, false, new RetryRules(1, 1, List.of(), DAY_MS),
                List.of(new OutcomeRule(DONE, OutcomeKind.FINAL, 0),
                        new OutcomeRule(MACHINE, OutcomeKind.MACHINE, DAY_MS)), List.of(trunkId), rule);
    }

    private static long within(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
