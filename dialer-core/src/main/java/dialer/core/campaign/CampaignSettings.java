package dialer.core.campaign;

import java.util.List;

/**
 * What a manager has decided about a campaign, as far as the core needs it. Also what a journal replays: a changed
 * default elsewhere never changes a past run.
 *
 * @param campaignId             from 1
 * @param poolId                 whose agents speak
 * @param priority               1 (first) to 9 (last): a campaign of lower priority gets what the others leave
 * @param weight                 share among campaigns of the same priority, 1 to 100
 * @param requiredSkills         bit set an agent must have
 * @param abandonTargetPermille  the manager's own limit of abandonments, per thousand; the rule's may be lower
 * @param maxCallsPerAgentPermille cap of the predictive pacer: calls in the air per agent, in thousandths
 * @param answerLimitMs          from the answer at the gate to the safe-harbour message, 100 to 10 000
 * @param ringTimeoutMs          15 000 to 60 000
 * @param wrapUpMs               time after a call before the agent is READY by itself once the outcome is chosen
 * @param wrapUpLimitMs          after so long without an outcome the supervisor's board says so; never an outcome
 * @param previewMs              how long a card may be looked at in preview mode before it is handed back
 * @param record                 whether conversations are recorded
 * @param trunkIds               ways out, the first that works is taken
 * @param abandonRule            what the law of the recipients says about people who find no agent
 */
public record CampaignSettings(int campaignId, int poolId, int priority, int weight, long requiredSkills,
        DialMode mode, int abandonTargetPermille, int maxCallsPerAgentPermille, long answerLimitMs,
        long ringTimeoutMs, long wrapUpMs, long wrapUpLimitMs, long previewMs, boolean record, RetryRules retryRules,
        List<OutcomeRule> outcomes, List<Integer> trunkIds, AbandonRule abandonRule) {
    public CampaignSettings {
        outcomes = List.copyOf(outcomes);
        trunkIds = List.copyOf(trunkIds);
        require(campaignId >= 1, "campaignId from 1");
        require(poolId >= 1, "poolId from 1");
        require(priority >= 1 && priority <= 9, "priority 1 to 9");
        require(weight >= 1 && weight <= 100, "weight 1 to 100");
        require(abandonTargetPermille >= 0 && abandonTargetPermille <= 100, "abandonTargetPermille 0 to 100");
        require(maxCallsPerAgentPermille >= 1_000 && maxCallsPerAgentPermille <= 10_000,
                "maxCallsPerAgentPermille 1000 to 10000");
        require(answerLimitMs >= 100 && answerLimitMs <= 10_000, "answerLimitMs 100 to 10000");
        require(ringTimeoutMs >= 15_000 && ringTimeoutMs <= 60_000, "ringTimeoutMs 15000 to 60000");
        require(wrapUpMs >= 0 && wrapUpMs <= 600_000, "wrapUpMs 0 to 600000");
        require(wrapUpLimitMs >= wrapUpMs, "wrapUpLimitMs from wrapUpMs");
        require(previewMs >= 1_000 && previewMs <= 600_000, "previewMs 1000 to 600000");
        require(!trunkIds.isEmpty(), "at least one trunk");
    }

    /** Abandonments permitted per thousand counted: the stricter of the law's limit and the manager's. */
    public int permittedPermille() {
        return StrictMath.min(abandonTargetPermille, abandonRule.limitPermille());
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
