package dialer.api.rest;

import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.CampaignTemplate;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.OutcomeChoice.Branch;
import dialer.api.store.OutcomeField;
import dialer.api.store.Tuning;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.RetryRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campaigns as JSON. */
final class CampaignViews {

    private CampaignViews() {
    }

    /** A campaign. */
    record CampaignView(int id, int version, String name, CampaignState state, DialMode mode, int poolId,
            String callerId, String callerName, String rulePack, String defaultZone, SettingsView settings,
            boolean archived) {

        static CampaignView of(Campaign campaign, boolean archived) {
            return new CampaignView(campaign.campaignId(), campaign.version(), campaign.name(), campaign.state(),
                    campaign.tuning().mode(), campaign.tuning().poolId(), campaign.callerId(), campaign.callerName(),
                    campaign.rulePack(), campaign.defaultZone(), SettingsView.of(campaign.tuning()), archived);
        }
    }

    /** What can be tuned; in a request whatever is missing stays as it is. */
    record SettingsView(@Nullable Integer priority, @Nullable Integer weight, @Nullable Long requiredSkills,
            @Nullable Integer abandonTargetPermille, @Nullable Integer maxCallsPerAgentPermille,
            @Nullable Long answerLimitMs, @Nullable Long ringTimeoutMs, @Nullable Long wrapUpMs,
            @Nullable Long wrapUpLimitMs, @Nullable Long previewMs, @Nullable Boolean record,
            @Nullable RetryRules retryRules, @Nullable List<Integer> trunkIds) {

        static SettingsView of(Tuning t) {
            return new SettingsView(t.priority(), t.weight(), t.requiredSkills(), t.abandonTargetPermille(),
                    t.maxCallsPerAgentPermille(), t.answerLimitMs(), t.ringTimeoutMs(), t.wrapUpMs(),
                    t.wrapUpLimitMs(), t.previewMs(), t.record(), t.retryRules(), t.trunkIds());
        }

        Tuning over(Tuning t, int poolId, DialMode mode) {
            return new Tuning(poolId, or(priority, t.priority()), or(weight, t.weight()),
                    or(requiredSkills, t.requiredSkills()), mode, or(abandonTargetPermille, t.abandonTargetPermille()),
                    or(maxCallsPerAgentPermille, t.maxCallsPerAgentPermille()), or(answerLimitMs, t.answerLimitMs()),
                    or(ringTimeoutMs, t.ringTimeoutMs()), or(wrapUpMs, t.wrapUpMs()),
                    or(wrapUpLimitMs, t.wrapUpLimitMs()), or(previewMs, t.previewMs()), or(record, t.record()),
                    or(retryRules, t.retryRules()), or(trunkIds, t.trunkIds()));
        }
    }

    /** A campaign to be, or what is to be changed about one. */
    record CampaignRequest(@Nullable String name, @Nullable DialMode mode, @Nullable Integer poolId,
            @Nullable String callerId, @Nullable String callerName, @Nullable String rulePack,
            @Nullable String defaultZone, @Nullable SettingsView settings, @Nullable Integer version,
            @Nullable CampaignTemplate template) {
    }

    /** An outcome; {@code retryDelayMs} is for the kinds RETRY and MACHINE. */
    record OutcomeView(int id, @Nullable String code, @Nullable OutcomeKind kind, @Nullable String labelRu,
            @Nullable String labelEn, @Nullable String hotkey, @Nullable Boolean needsNote,
            @Nullable Boolean agreed, @Nullable Long retryDelayMs, @Nullable String result, @Nullable Branch branch,
            @Nullable List<OutcomeField> fields) {

        static OutcomeView of(OutcomeChoice o) {
            return new OutcomeView(o.outcomeId(), o.code(), o.kind(), o.labelRu(), o.labelEn(), o.hotkey(),
                    o.needsNote(), o.agreed(), o.retryDelayMs(), o.result(), o.branch(), o.fields());
        }
    }

    /** All outcomes of a campaign. */
    record OutcomesView(@Nullable List<OutcomeView> items) {
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
