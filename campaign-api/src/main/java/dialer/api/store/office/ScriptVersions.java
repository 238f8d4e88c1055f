package dialer.api.store.office;

import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.Script;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Every script a campaign has had since somebody changed the first one. */
public final class ScriptVersions {

    private static final int SHOWN = 100;

    private final Jdbi jdbi;
    private final CampaignStore campaigns;

    public ScriptVersions(Database database, CampaignStore campaigns) {
        this.jdbi = database.jdbi();
        this.campaigns = campaigns;
    }

    /**
     * A script as it once was.
     *
     * @param version   from 1 within the campaign
     * @param changedBy as the audit names people; {@code system} for the script the campaign began with
     */
    public record Version(int version, String changedBy, Instant changedAt) {
    }

    /**
     * Stores the campaign with its new script and keeps it as a version; the script it had before the first change is
     * kept as version 1.
     *
     * @return empty when the campaign has been changed meanwhile
     */
    public Optional<Campaign> change(Campaign changed, String actor) {
        return jdbi.inTransaction(h -> {
            Script before = campaigns.byId(changed.campaignId()).orElseThrow().script();
            Optional<Campaign> stored = campaigns.change(changed);
            if (stored.isPresent()) {
                h.createUpdate("""
                        INSERT INTO script_versions (campaign_id, version, script, changed_by)
                        VALUES (:id, 1, CAST(:script AS jsonb), 'system') ON CONFLICT DO NOTHING""")
                        .bind("id", changed.campaignId()).bind("script", Documents.text(before)).execute();
                h.createUpdate("""
                        INSERT INTO script_versions (campaign_id, version, script, changed_by)
                        SELECT :id, max(version) + 1, CAST(:script AS jsonb), :actor FROM script_versions
                        WHERE campaign_id = :id""")
                        .bind("id", changed.campaignId()).bind("script", Documents.text(changed.script()))
                        .bind("actor", actor).execute();
            }
            return stored;
        });
    }

    /** The newest first, at most {@value #SHOWN}. */
    public List<Version> of(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT version, changed_by, changed_at FROM script_versions"
                + " WHERE campaign_id = :id ORDER BY version DESC LIMIT " + SHOWN).bind("id", campaignId)
                .map(ConstructorMapper.of(Version.class)).list());
    }

    public Optional<Script> script(int campaignId, int version) {
        return jdbi.withHandle(h -> h.createQuery("SELECT CAST(script AS text) FROM script_versions"
                + " WHERE campaign_id = :id AND version = :version").bind("id", campaignId).bind("version", version)
                .mapTo(String.class).findOne()).map(text -> Documents.read(text, Script.class));
    }
}
