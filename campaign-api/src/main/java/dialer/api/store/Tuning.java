package dialer.api.store;

import dialer.core.campaign.DialMode;
import dialer.core.campaign.RetryRules;
import java.util.List;

/**
 * What a manager can tune about a campaign; ranges are those of {@link dialer.core.campaign.CampaignSettings}.
 *
 * @param trunkIds ways out in their order; empty takes every configured trunk
 */
public record Tuning(int poolId, int priority, int weight, long requiredSkills, DialMode mode,
        int abandonTargetPermille, int maxCallsPerAgentPermille, long answerLimitMs, long ringTimeoutMs,
        long wrapUpMs, long wrapUpLimitMs, long previewMs, boolean record, RetryRules retryRules,
        List<Integer> trunkIds) {
    public Tuning {
        trunkIds = List.copyOf(trunkIds);
    }

    /** The defaults for a new campaign: progressive, 3 % permitted, 1.7 s to the agent, 25 s of ringing. */
    public static Tuning usual(int poolId, DialMode mode) {
        return new Tuning(poolId, 5, 10, 0, mode, 30, 3_000, 1_700, 25_000, 5_000, 60_000, 60_000, false,
                RetryRules.usual(), List.of());
    }
}
