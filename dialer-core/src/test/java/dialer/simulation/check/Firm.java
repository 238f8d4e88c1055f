package dialer.simulation.check;

import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialMode;
import dialer.core.effect.ShowEffect;
import org.jspecify.annotations.Nullable;

/** What the picture knows about one campaign. */
final class Firm {
    CampaignSettings settings;
    CampaignState state = CampaignState.DRAFT;
    /** The longest answer limit that was in force today: waiting calls may keep the one they began with. */
    long longestAnswerLimitMs;
    int fewestAttempts;
    int mostAttempts;
    long attempts;
    long connected;
    long abandoned;
    long hungUpFirst;
    long cancelled;
    ShowEffect.@Nullable CampaignShown lastShown;

    Firm(CampaignSettings settings) {
        this.settings = settings;
        fewestAttempts = settings.retryRules().maxAttempts();
        mostAttempts = fewestAttempts;
        longestAnswerLimitMs = settings.answerLimitMs();
    }

    void retuned(CampaignSettings to) {
        settings = to;
        longestAnswerLimitMs = Math.max(longestAnswerLimitMs, to.answerLimitMs());
        fewestAttempts = Math.min(fewestAttempts, to.retryRules().maxAttempts());
        mostAttempts = Math.max(mostAttempts, to.retryRules().maxAttempts());
    }

    boolean progressive() {
        return settings.mode() == DialMode.PROGRESSIVE;
    }
}
