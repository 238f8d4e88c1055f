package dialer.api.store.office;

import dialer.api.store.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Everything that has happened to one contact, in one line of time; nothing personal is in it. */
public final class ContactStory {

    private static final int MOST = 500;

    private static final String STORY = """
            SELECT * FROM (
                SELECT r.created_at AS at, 'base' AS kind, r.name AS what, '' AS outcome, 0 AS agent_id,
                       '' AS actor, 0 AS seconds, '' AS label_ru, '' AS label_en
                FROM contacts c JOIN contact_lists r USING (list_id) WHERE c.contact_id = :id
                UNION ALL
                SELECT a.started_at, 'attempt', coalesce(a.disposition, 'UNDER_WAY'), coalesce(o.code, ''),
                       a.agent_id, '', coalesce(CAST(extract(epoch FROM a.ended_at - a.bridged_at) AS integer), 0),
                       coalesce(o.label_ru, ''), coalesce(o.label_en, '')
                FROM attempts a LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                WHERE a.contact_id = :id
                UNION ALL
                SELECT s.at, 'job', s.what, j.courier_order_id, 0, '', 0, '', ''
                FROM jobs j JOIN job_history s USING (job_id) WHERE j.contact_id = :id
                UNION ALL
                SELECT e.at, 'told', e.type, j.courier_order_id, 0, '', 0, '', ''
                FROM jobs j JOIN courier_events e USING (job_id) WHERE j.contact_id = :id
                UNION ALL
                SELECT t.at, 'act', regexp_replace(t.subject, '^.*[/:]', ''), '', 0, t.actor, 0, '', ''
                FROM audit t WHERE t.subject LIKE '/v1/contacts/' || :id || ':%'
            ) story ORDER BY at DESC LIMIT :most""";

    private final Jdbi jdbi;

    public ContactStory(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * One thing that happened.
     *
     * @param kind    base, attempt, job (a step of an order's life), told (to the courier) or act (of a person)
     * @param what    the base's name, a disposition, a step, an event's type, or what somebody did
     * @param outcome of an attempt its outcome's code; of job and told the order's own number; else empty
     * @param agentId who talked, 0 for nobody
     * @param actor   of an act, as the audit names people
     * @param seconds of talk
     * @param labelRu the outcome as agents read it; empty where there is none
     */
    public record Entry(Instant at, String kind, String what, String outcome, int agentId, String actor, int seconds,
            String labelRu, String labelEn) {
    }

    /** The newest first, at most {@value #MOST}. */
    public List<Entry> of(long contactId) {
        return jdbi.withHandle(h -> h.createQuery(STORY).bind("id", contactId).bind("most", MOST)
                .map(ConstructorMapper.of(Entry.class)).list());
    }
}
