package dialer.simulation.check;

import dialer.core.campaign.CampaignState;
import dialer.core.input.CampaignInput;
import org.jspecify.annotations.Nullable;

/** The four states of a campaign, as the managers' own inputs move them. */
final class CampaignLife {
    private CampaignLife() {
    }

    static void moved(Picture picture, CampaignInput input) {
        switch (input) {
            case CampaignInput.CampaignStarted started ->
                    to(picture.campaigns.get(started.campaignId()), CampaignState.RUNNING);
            case CampaignInput.CampaignPaused paused -> {
                Firm firm = picture.campaigns.get(paused.campaignId());
                if (firm != null && firm.state == CampaignState.RUNNING) {
                    firm.state = CampaignState.PAUSED;
                }
            }
            case CampaignInput.CampaignFinished finished ->
                    to(picture.campaigns.get(finished.campaignId()), CampaignState.FINISHED);
            case CampaignInput.RulesChanged _, CampaignInput.PoolConfigured _,
                    CampaignInput.CampaignConfigured _ -> { }
        }
    }

    private static void to(@Nullable Firm firm, CampaignState state) {
        if (firm != null && firm.state != CampaignState.FINISHED) {
            firm.state = state;
        }
    }
}
