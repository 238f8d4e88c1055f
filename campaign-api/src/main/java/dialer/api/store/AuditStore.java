package dialer.api.store;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Who changed what. Holds no personal data of recipients. */
public final class AuditStore {

    private final Jdbi jdbi;

    public AuditStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Notes one act.
     *
     * @param actor   login, or the name of an API key
     * @param action  a verb, such as {@code campaign.start}
     * @param subject what it was done to, such as {@code campaign 5}
     */
    public void note(String actor, String action, String subject) {
        note(actor, action, subject, Map.of());
    }

    /** The same with particulars, which are numbers and words of ours: nothing of a recipient's. */
    public void note(String actor, String action, String subject, Map<String, ?> detail) {
        jdbi.useHandle(h -> h.createUpdate("INSERT INTO audit (actor, action, subject, detail)"
                        + " VALUES (:actor, :action, :subject, CAST(:detail AS jsonb))")
                .bind("actor", actor).bind("action", action).bind("subject", subject)
                .bind("detail", Documents.text(detail)).execute());
    }
}
