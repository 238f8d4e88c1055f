package dialer.testkit;

import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.ArrayList;
import java.util.List;

/** Settings and contacts with usual values, so that a test names only what it is about. */
public final class Samples {
    /** Outcomes every sample campaign has. */
    public static final int AGREED = 1;
    public static final int CALLBACK = 2;
    public static final int RETRY = 3;
    public static final int WRONG_NUMBER = 4;
    public static final int NEVER_AGAIN = 5;

    private static final long ALWAYS_UNTIL_MS = 4_000_000_000_000L;

    private Samples() {
    }

    public static PoolSettings pool(int poolId) {
        return new PoolSettings(poolId, 60_000);
    }

    public static NodeSettings node(int nodeId) {
        return new NodeSettings(nodeId, 20, 500);
    }

    public static TrunkSettings trunk(int trunkId, int nodeId) {
        return new TrunkSettings(trunkId, nodeId, 100, 20, 3, 30_000);
    }

    public static CampaignSettings campaign(int campaignId, int poolId, DialMode mode, int... trunkIds) {
        return campaign(campaignId, poolId, 5, 10, 0, mode, trunkIds);
    }

    public static CampaignSettings campaign(int campaignId, int poolId, int priority, int weight, long skills,
            DialMode mode, int... trunkIds) {
        return campaign(campaignId, poolId, priority, weight, skills, mode, AbandonRule.usual(), trunkIds);
    }

    /** A campaign whose abandoned are counted out of something else than those who answered. */
    public static CampaignSettings campaign(int campaignId, int poolId, DialMode mode,
            AbandonRule.Denominator outOf, int... trunkIds) {
        AbandonRule usual = AbandonRule.usual();
        return campaign(campaignId, poolId, 5, 10, 0, mode, new AbandonRule(usual.limitPermille(), usual.windowMs(),
                usual.kind(), usual.anchorMs(), usual.hangUpsCount(), outOf, usual.ringAtLeastMs()), trunkIds);
    }

    private static CampaignSettings campaign(int campaignId, int poolId, int priority, int weight, long skills,
            DialMode mode, AbandonRule rule, int... trunkIds) {
        List<Integer> ways = new ArrayList<>();
        for (int trunkId : trunkIds) {
            ways.add(trunkId);
        }
        return new CampaignSettings(campaignId, poolId, priority, weight, skills, mode, 30, 3_000, 1_700, 30_000,
                10_000, 120_000, 60_000, false, RetryRules.usual(), outcomes(), ways, rule);
    }

    public static List<OutcomeRule> outcomes() {
        return List.of(new OutcomeRule(AGREED, OutcomeKind.FINAL, 0),
                new OutcomeRule(CALLBACK, OutcomeKind.CALLBACK, 0),
                new OutcomeRule(RETRY, OutcomeKind.RETRY, 3_600_000),
                new OutcomeRule(WRONG_NUMBER, OutcomeKind.WRONG_NUMBER, 0),
                new OutcomeRule(NEVER_AGAIN, OutcomeKind.SUPPRESS, 0));
    }

    /** A contact due at once whose numbers may be dialed at any time. */
    public static ContactOffer contact(long contactId, long... numberIds) {
        return contact(contactId, 0, new Window(0, ALWAYS_UNTIL_MS), numberIds);
    }

    public static ContactOffer contact(long contactId, long dueAtMs, Window window, long... numberIds) {
        List<NumberOffer> numbers = new ArrayList<>();
        for (long numberId : numberIds) {
            numbers.add(new NumberOffer(numberId, 0, List.of(window)));
        }
        return new ContactOffer(contactId, dueAtMs, 5, 0, null, 0, false, 0, 0, numbers);
    }
}
