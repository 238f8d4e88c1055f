package dialer.core.input;

import dialer.core.campaign.CampaignSettings;
import dialer.core.pool.PoolSettings;

/** What campaign managers decide. */
public sealed interface CampaignInput extends Input {

    /** A pool of agents exists from now on, or its settings have changed. */
    record PoolConfigured(PoolSettings settings) implements CampaignInput {
    }

    /** A campaign exists from now on, or has been retuned; its state does not change. */
    record CampaignConfigured(CampaignSettings settings) implements CampaignInput {
    }

    /** The campaign may dial. */
    record CampaignStarted(int campaignId) implements CampaignInput {
    }

    /** No new calls; calls in the air go on, the hopper stays. */
    record CampaignPaused(int campaignId) implements CampaignInput {
    }

    /** No new calls ever; the hopper is handed back. */
    record CampaignFinished(int campaignId) implements CampaignInput {
    }

    /** Calling hours or limits have changed: the hopper is handed back and filled again under the new rules. */
    record RulesChanged(int campaignId, int rulesVersion) implements CampaignInput {
    }
}
