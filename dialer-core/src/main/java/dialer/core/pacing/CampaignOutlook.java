package dialer.core.pacing;

/**
 * What a decision means for one campaign, and why.
 *
 * @param campaignId       the campaign
 * @param dialUpTo         the i-th call of the decision, from 0, may be this campaign's only while {@code i < dialUpTo}
 * @param limit            why it is not more
 * @param permittedRiskPpm the chance of being abandoned up to which one more call is placed, in millionths
 * @param budgetUsed       people abandoned in the window
 * @param budgetLeftMilli  abandonments that the target still permits, in thousandths; negative when it is exceeded
 */
public record CampaignOutlook(int campaignId, int dialUpTo, PacingLimit limit, int permittedRiskPpm, long budgetUsed,
        long budgetLeftMilli) {
}
