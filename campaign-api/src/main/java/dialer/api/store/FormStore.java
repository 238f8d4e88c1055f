package dialer.api.store;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What agents wrote down; stored before the outcome that names it. */
public final class FormStore {

    private final Jdbi jdbi;

    public FormStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A stored form.
     *
     * @param data      JSON object of the outcome's own fields
     * @param outcomeId the outcome it was checked against, 0 for none
     */
    public record Form(long formId, long attemptId, long contactId, int agentId, String note, String data,
            int outcomeId) {
        @Override
        public String toString() {
            return "Form[" + formId + "]";
        }
    }

    /** @return the form's id; empty where the contact's data is destroyed: nothing may be written down any more */
    public OptionalLong add(long attemptId, long contactId, int agentId, String note, String dataJson, int outcomeId) {
        return jdbi.withHandle(h -> h.createQuery("""
                INSERT INTO forms (attempt_id, contact_id, agent_id, note, data, outcome_id)
                SELECT :attemptId, contact_id, :agentId, :note, CAST(:data AS jsonb), :outcomeId FROM contacts
                WHERE contact_id = :contactId AND destruction_id IS NULL FOR SHARE RETURNING form_id""")
                .bind("attemptId", attemptId).bind("contactId", contactId).bind("agentId", agentId)
                .bind("note", note).bind("data", dataJson).bind("outcomeId", outcomeId).mapTo(Long.class).findOne())
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public Optional<Form> byId(long formId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT form_id, attempt_id, contact_id, agent_id, note,"
                + " CAST(data AS text) AS data, outcome_id FROM forms WHERE form_id = :id").bind("id", formId)
                .map(ConstructorMapper.of(Form.class)).findOne());
    }
}
