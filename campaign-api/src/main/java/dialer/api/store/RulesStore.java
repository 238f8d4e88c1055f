package dialer.api.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Rules that people have changed: what campaigns add to packs, and imported years of holiday calendars. */
public final class RulesStore {

    private final Jdbi jdbi;

    public RulesStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A stored document. */
    public record Stored(int campaignId, int version, String document) {
    }

    /** One imported year. */
    public record YearRow(String calendar, int year, String document) {
    }

    public List<Stored> campaigns() {
        return jdbi.withHandle(h -> h.createQuery("SELECT campaign_id, version, CAST(document AS text) AS document"
                + " FROM campaign_rules ORDER BY campaign_id").map((row, context) -> new Stored(
                row.getInt("campaign_id"), row.getInt("version"), row.getString("document"))).list());
    }

    public Optional<Stored> campaign(int campaignId) {
        return campaigns().stream().filter(stored -> stored.campaignId() == campaignId).findFirst();
    }

    /** Stores the document and notes who did it and what it says; answers the new version. */
    public int put(int campaignId, String document, String actor) {
        return jdbi.inTransaction(h -> {
            int version = h.createQuery("""
                    INSERT INTO campaign_rules (campaign_id, document, changed_by)
                    VALUES (:id, CAST(:document AS jsonb), :actor)
                    ON CONFLICT (campaign_id) DO UPDATE SET version = campaign_rules.version + 1,
                        document = EXCLUDED.document, changed_at = now(), changed_by = EXCLUDED.changed_by
                    RETURNING version""").bind("id", campaignId).bind("document", document).bind("actor", actor)
                    .mapTo(Integer.class).one();
            note(h, actor, "rules.change", "campaign " + campaignId, document);
            return version;
        });
    }

    public List<YearRow> years() {
        return jdbi.withHandle(h -> h.createQuery("SELECT calendar, year, CAST(document AS text) AS document"
                + " FROM calendar_years ORDER BY calendar, year").map((row, context) -> new YearRow(
                row.getString("calendar"), row.getInt("year"), row.getString("document"))).list());
    }

    /** Imports a year over the one that was there. */
    public void putYear(String calendar, int year, String document, String actor) {
        jdbi.useTransaction(h -> {
            h.createUpdate("""
                    INSERT INTO calendar_years (calendar, year, document, imported_by)
                    VALUES (:calendar, :year, CAST(:document AS jsonb), :actor)
                    ON CONFLICT (calendar, year) DO UPDATE SET document = EXCLUDED.document, imported_at = now(),
                        imported_by = EXCLUDED.imported_by""").bind("calendar", calendar).bind("year", year)
                    .bind("document", document).bind("actor", actor).execute();
            note(h, actor, "calendar.import", "calendar " + calendar + " " + year, document);
        });
    }

    /**
     * Those whom the gate has kept back are looked at anew: a rule has changed, and may have opened for them. Those who
     * are on their way back from the engine come by themselves.
     */
    public int lookAgain(int campaignId) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE contacts SET next_at = now(), wait_reason = NULL
                WHERE campaign_id = :id AND wait_reason IS NOT NULL AND wait_reason NOT IN (<engine>)
                      AND state IN ('OPEN', 'WAITING')""").bindList("engine", WaitReasons.OF_ENGINE)
                .bind("id", campaignId).execute());
    }

    private static void note(Handle h, String actor, String action, String subject, String detail) {
        h.createUpdate("INSERT INTO audit (actor, action, subject, detail) VALUES (:actor, :action, :subject,"
                + " CAST(:detail AS jsonb))").bind("actor", actor).bind("action", action).bind("subject", subject)
                .bind("detail", detail).execute();
    }
}
