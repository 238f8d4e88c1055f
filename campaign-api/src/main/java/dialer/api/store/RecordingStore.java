package dialer.api.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Conversations that may have been recorded, found by what is known of them. Holds no personal data. */
public final class RecordingStore {

    private final Jdbi jdbi;

    public RecordingStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What is looked for; 0, empty and null leave out a condition.
     *
     * @param orderId a courier's id of an order
     * @param outcome code of an outcome
     */
    public record Sought(int campaignId, int agentId, String orderId, String outcome, @Nullable Instant from,
            @Nullable Instant until) {
    }

    /**
     * A conversation that is over.
     *
     * @param contactAt when the recipient came; null where nothing is known of the recipient
     * @param lastJobAt when the newest of the recipient's orders came; null for somebody of a base
     */
    public record Conversation(long attemptId, int campaignId, String campaign, long contactId, int agentId,
            Instant bridgedAt, Instant endedAt, @Nullable String outcome, List<String> orders,
            @Nullable Instant contactAt, @Nullable Instant lastJobAt) {
    }

    /** Newest first; {@code before} is the last id seen, 0 for the first page. */
    public List<Conversation> page(Sought sought, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT a.attempt_id, a.campaign_id, c.name AS campaign, a.contact_id, a.agent_id, a.bridged_at,
                       a.ended_at, o.code AS outcome,
                       ARRAY(SELECT j.courier_order_id FROM jobs j WHERE j.contact_id = a.contact_id
                             ORDER BY 1) AS orders,
                       x.created_at AS contact_at,
                       (SELECT max(j.received_at) FROM jobs j WHERE j.contact_id = a.contact_id) AS last_job_at
                FROM attempts a JOIN campaigns c USING (campaign_id)
                     LEFT JOIN contacts x ON x.contact_id = a.contact_id
                     LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                WHERE a.bridged_at IS NOT NULL AND a.ended_at IS NOT NULL
                      AND (:before = 0 OR a.attempt_id < :before)
                      AND (:campaignId = 0 OR a.campaign_id = :campaignId)
                      AND (:agentId = 0 OR a.agent_id = :agentId)
                      AND (:outcome = '' OR o.code = :outcome)
                      AND (:from::timestamptz IS NULL OR a.bridged_at >= :from)
                      AND (:until::timestamptz IS NULL OR a.bridged_at < :until)
                      AND (:orderId = '' OR EXISTS (SELECT 1 FROM jobs j
                           WHERE j.contact_id = a.contact_id AND j.courier_order_id = :orderId))
                ORDER BY a.attempt_id DESC LIMIT :limit""").bindMethods(sought).bind("before", before)
                .bind("limit", limit).map(ConstructorMapper.of(Conversation.class)).list());
    }
}
