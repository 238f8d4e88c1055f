package dialer.api.store;

import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Campaigns with their outcomes and scripts. */
public final class CampaignStore {

    private static final String COLUMNS = "campaign_id, version, name, state, CAST(settings AS text) AS settings,"
            + " caller_id, caller_name, rule_pack, default_zone, CAST(script AS text) AS script";

    private final Jdbi jdbi;

    public CampaignStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A campaign as stored.
     *
     * @param version     counts up with each change
     * @param callerId    E.164, empty for the trunk's own
     * @param rulePack    which calling hours and limits hold
     * @param defaultZone IANA zone for recipients of whom nothing else is known, empty for none
     */
    public record Campaign(int campaignId, int version, String name, CampaignState state, Tuning tuning,
            String callerId, String callerName, String rulePack, String defaultZone, Script script) {
    }

    /** What a manager decides when a campaign begins. */
    public record NewCampaign(String name, Tuning tuning, String callerId, String callerName, String rulePack,
            String defaultZone, Script script, List<OutcomeChoice> outcomes) {
    }

    public Campaign create(NewCampaign campaign) {
        return jdbi.inTransaction(h -> {
            Campaign created = h.createQuery("""
                    INSERT INTO campaigns (name, settings, caller_id, caller_name, rule_pack, default_zone, script)
                    VALUES (:name, CAST(:settings AS jsonb), :callerId, :callerName, :rulePack, :zone,
                            CAST(:script AS jsonb))
                    RETURNING\s""" + COLUMNS)
                    .bind("name", campaign.name()).bind("settings", Documents.text(campaign.tuning()))
                    .bind("callerId", campaign.callerId()).bind("callerName", campaign.callerName())
                    .bind("rulePack", campaign.rulePack()).bind("zone", campaign.defaultZone())
                    .bind("script", Documents.text(campaign.script())).map((row, context) -> campaign(row)).one();
            putOutcomes(h, created.campaignId(), campaign.outcomes());
            return created;
        });
    }

    public List<Campaign> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM campaigns ORDER BY campaign_id")
                .map((row, context) -> campaign(row)).list());
    }

    public Optional<Campaign> byId(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM campaigns WHERE campaign_id = :id")
                .bind("id", campaignId).map((row, context) -> campaign(row)).findOne());
    }

    /** Replaces what can be changed if the version is still the given one; empty when it is not. */
    public Optional<Campaign> change(Campaign changed) {
        return jdbi.withHandle(h -> h.createQuery("""
                UPDATE campaigns SET version = version + 1, name = :name, settings = CAST(:settings AS jsonb),
                       caller_id = :callerId, caller_name = :callerName, rule_pack = :rulePack, default_zone = :zone,
                       script = CAST(:script AS jsonb)
                WHERE campaign_id = :id AND version = :version RETURNING\s""" + COLUMNS)
                .bind("name", changed.name()).bind("settings", Documents.text(changed.tuning()))
                .bind("callerId", changed.callerId()).bind("callerName", changed.callerName())
                .bind("rulePack", changed.rulePack()).bind("zone", changed.defaultZone())
                .bind("script", Documents.text(changed.script())).bind("id", changed.campaignId())
                .bind("version", changed.version()).map((row, context) -> campaign(row)).findOne());
    }

    /** Campaigns that have been put away. */
    public Set<Integer> archived() {
        return jdbi.withHandle(h -> h.createQuery("SELECT campaign_id FROM campaigns WHERE archived_at IS NOT NULL")
                .mapTo(Integer.class).set());
    }

    /** Puts a campaign away, or takes it out again. */
    public void archive(int campaignId, boolean away) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE campaigns SET archived_at = CASE WHEN :away THEN now() END"
                + " WHERE campaign_id = :id").bind("away", away).bind("id", campaignId).execute());
    }

    public List<OutcomeChoice> outcomes(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT *, CAST(fields AS text) AS asked, CAST(branch AS text) AS"
                + " place FROM outcomes WHERE campaign_id = :id ORDER BY outcome_id")
                .bind("id", campaignId).map((row, context) -> outcome(row)).list());
    }

    public void replaceOutcomes(int campaignId, List<OutcomeChoice> outcomes) {
        jdbi.useTransaction(h -> {
            h.createUpdate("DELETE FROM outcomes WHERE campaign_id = :id").bind("id", campaignId).execute();
            putOutcomes(h, campaignId, outcomes);
        });
    }

    /**
     * The campaign as the core needs it.
     *
     * @param allTrunkIds ways out for a campaign that names none
     * @param law         what its rule pack says about calls that find no agent; a manager may only be stricter
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public static CampaignSettings settings(
            Campaign campaign, List<OutcomeChoice> outcomes, List<Integer> allTrunkIds, CallLaw law) {
        Tuning t = campaign.tuning();
        List<OutcomeRule> rules = outcomes.stream()
                .map(o -> new OutcomeRule(o.outcomeId(), o.kind(), o.retryDelayMs())).toList();
        return new CampaignSettings(campaign.campaignId(), t.poolId(), t.priority(), t.weight(), t.requiredSkills(),
                t.mode(), t.abandonTargetPermille(), t.maxCallsPerAgentPermille(),
                Math.min(t.answerLimitMs(), law.answerWithinMs()),
                t.ringTimeoutMs(), t.wrapUpMs(), t.wrapUpLimitMs(), t.previewMs(), t.record(), t.retryRules(), rules,
                t.trunkIds().isEmpty() ? allTrunkIds : t.trunkIds(), law.abandonRule());
    }

    private static void putOutcomes(Handle h, int campaignId, List<OutcomeChoice> outcomes) {
        for (OutcomeChoice o : outcomes) {
            h.createUpdate("""
                    INSERT INTO outcomes (campaign_id, outcome_id, code, kind, label_ru, label_en, hotkey, needs_note,
                                          agreed, retry_delay_ms, result, fields, branch)
                    VALUES (:campaignId, :outcomeId, :code, :kind, :labelRu, :labelEn, :hotkey, :needsNote, :agreed,
                            :retryDelayMs, :result, CAST(:fields AS jsonb), CAST(:branch AS jsonb))""")
                    .bind("campaignId", campaignId).bind("outcomeId", o.outcomeId()).bind("code", o.code())
                    .bind("kind", o.kind().name()).bind("labelRu", o.labelRu()).bind("labelEn", o.labelEn())
                    .bind("hotkey", o.hotkey()).bind("needsNote", o.needsNote()).bind("agreed", o.agreed())
                    .bind("retryDelayMs", o.retryDelayMs()).bind("result", o.result())
                    .bind("fields", Documents.text(o.fields()))
                    .bind("branch", o.branch() == null ? null : Documents.text(o.branch())).execute();
        }
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(row.getInt("campaign_id"), row.getInt("version"), row.getString("name"),
                CampaignState.valueOf(row.getString("state")), Documents.read(row.getString("settings"), Tuning.class),
                row.getString("caller_id"), row.getString("caller_name"), row.getString("rule_pack"),
                row.getString("default_zone"), Documents.read(row.getString("script"), Script.class));
    }

    private static OutcomeChoice outcome(ResultSet row) throws SQLException {
        return new OutcomeChoice(row.getInt("outcome_id"), row.getString("code"),
                OutcomeKind.valueOf(row.getString("kind")), row.getString("label_ru"), row.getString("label_en"),
                row.getString("hotkey"), row.getBoolean("needs_note"), row.getBoolean("agreed"),
                row.getLong("retry_delay_ms"), row.getString("result"), branch(row.getString("place")),
                List.of(Documents.read(row.getString("asked"), OutcomeField[].class)));
    }

    private static OutcomeChoice.@Nullable Branch branch(@Nullable String stored) {
        return stored == null ? null : Documents.read(stored, OutcomeChoice.Branch.class);
    }
}
