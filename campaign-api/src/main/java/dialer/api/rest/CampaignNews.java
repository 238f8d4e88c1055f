package dialer.api.rest;

import dialer.api.live.Catalogue;
import dialer.api.rules.PackLaw;
import dialer.api.store.CallLaw;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.OutcomeChoice;
import dialer.core.campaign.CampaignSettings;
import dialer.core.input.CampaignInput;
import java.util.List;

/** Tells everybody who holds a campaign in memory that it was made or changed. */
record CampaignNews(Catalogue catalogue, Engine engine, Surroundings surroundings) {

    void spread(Campaign campaign, List<OutcomeChoice> outcomes) {
        catalogue.put(campaign, outcomes);
        surroundings.campaignChanged(campaign);
        engine.tell(new CampaignInput.CampaignConfigured(settings(campaign, outcomes)));
    }

    /** @throws ProblemException 422 naming the value that is out of its range */
    void checkRanges(Campaign campaign, List<OutcomeChoice> outcomes) {
        try {
            List<Integer> trunkIds = settings(campaign, outcomes).trunkIds();
            if (!surroundings.trunkIds().containsAll(trunkIds)) {
                throw new IllegalArgumentException("trunkIds: the configured ones are " + surroundings.trunkIds());
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/settings", "out-of-range", String.valueOf(e.getMessage()));
        }
    }

    CampaignSettings settings(Campaign campaign, List<OutcomeChoice> outcomes) {
        return CampaignStore.settings(campaign, outcomes, surroundings.trunkIds(), law(campaign));
    }

    private CallLaw law(Campaign campaign) {
        return PackLaw.of(surroundings.ruleBook(), campaign.rulePack(), campaign.defaultZone());
    }
}
