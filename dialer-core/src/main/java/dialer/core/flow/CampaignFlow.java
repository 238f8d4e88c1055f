package dialer.core.flow;

import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.CampaignState;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.Refusal;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CampaignInput;
import dialer.core.pool.Pool;
import dialer.core.pool.PoolSettings;
import dialer.core.state.DialerState;

/** What managers decide about pools and campaigns. Being told the same thing twice changes nothing. */
public final class CampaignFlow {
    private CampaignFlow() {
    }

    public static void on(Turn turn, CampaignInput input) {
        switch (input) {
            case CampaignInput.PoolConfigured configured -> configured(turn, configured.settings());
            case CampaignInput.CampaignConfigured configured -> configured(turn, configured.settings());
            case CampaignInput.CampaignStarted started -> move(turn, started.campaignId(), CampaignState.RUNNING);
            case CampaignInput.CampaignPaused paused -> move(turn, paused.campaignId(), CampaignState.PAUSED);
            case CampaignInput.CampaignFinished finished ->
                    move(turn, finished.campaignId(), CampaignState.FINISHED);
            case CampaignInput.RulesChanged changed -> rulesChanged(turn, changed);
        }
    }

    private static void configured(Turn turn, PoolSettings settings) {
        DialerState state = turn.state();
        Pool pool = state.pools().find(settings.poolId());
        if (pool != null) {
            pool.retune(settings);
        } else if (state.pools().isFull()) {
            turn.refuse(0, Refusal.TOO_MANY_CAMPAIGNS);
        } else {
            state.pools().add(new Pool(settings));
            turn.stir(settings.poolId());
        }
    }

    private static void configured(Turn turn, CampaignSettings settings) {
        DialerState state = turn.state();
        Campaign campaign = state.campaigns().find(settings.campaignId());
        if (campaign != null) {
            campaign.retune(settings);
        } else if (state.campaigns().isFull()) {
            turn.refuse(0, Refusal.TOO_MANY_CAMPAIGNS);
        } else {
            state.campaigns().add(new Campaign(settings));
        }
        turn.stir(settings.poolId());
    }

    private static void move(Turn turn, int campaignId, CampaignState next) {
        Campaign campaign = turn.state().campaigns().find(campaignId);
        if (campaign == null) {
            turn.refuse(0, Refusal.UNKNOWN_CAMPAIGN);
            return;
        }
        if (campaign.state() == next) {
            return;
        }
        if (!campaign.state().mayBecome(next)) {
            turn.refuse(0, Refusal.CAMPAIGN_FINISHED);
            return;
        }
        campaign.become(next);
        turn.keep(new StoreEffect.CampaignMoved(campaignId, next));
        if (next == CampaignState.FINISHED) {
            HopperFlow.giveBackAll(turn, campaignId, ReturnReason.CAMPAIGN_FINISHED);
        }
        campaign.askAgainAt(0);
        turn.stir(campaign.settings().poolId());
    }

    private static void rulesChanged(Turn turn, CampaignInput.RulesChanged changed) {
        Campaign campaign = turn.state().campaigns().find(changed.campaignId());
        if (campaign == null) {
            turn.refuse(0, Refusal.UNKNOWN_CAMPAIGN);
            return;
        }
        campaign.rules(changed.rulesVersion());
        HopperFlow.giveBackAll(turn, campaign.id(), ReturnReason.RULES_CHANGED);
        campaign.askAgainAt(0);
    }
}
