package dialer.api.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What has been tried. Written by the projector, read by everybody. */
public final class AttemptStore {

    private static final String SELECT = """
            SELECT a.attempt_id, a.campaign_id, a.contact_id, a.number_id, a.trunk_id, a.node_id, a.ordinal, a.agent_id,
                   a.started_at, a.ringing_at, a.answered_at, a.bridged_at, a.ended_at, a.disposition, a.cause,
                   o.code AS outcome, a.wrap_up_ms, f.note
            FROM attempts a
                 LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                 LEFT JOIN forms f USING (form_id)
            """;

    private final Jdbi jdbi;

    public AttemptStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** One attempt; instants are null where it never got so far. */
    public record AttemptRow(long attemptId, int campaignId, long contactId, long numberId, int trunkId, int nodeId,
            int ordinal, int agentId, Instant startedAt, @Nullable Instant ringingAt, @Nullable Instant answeredAt,
            @Nullable Instant bridgedAt, @Nullable Instant endedAt, @Nullable String disposition,
            @Nullable String cause, @Nullable String outcome, @Nullable Long wrapUpMs, @Nullable String note) {
        @Override
        public String toString() {
            return "AttemptRow[" + attemptId + ", " + disposition + "]";
        }
    }

    public Optional<AttemptRow> byId(long attemptId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE a.attempt_id = :id").bind("id", attemptId)
                .map(ConstructorMapper.of(AttemptRow.class)).findOne());
    }

    /** All attempts at one contact, oldest first. */
    public List<AttemptRow> ofContact(long contactId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE a.contact_id = :id ORDER BY a.attempt_id LIMIT 200")
                .bind("id", contactId).map(ConstructorMapper.of(AttemptRow.class)).list());
    }

    /** All attempts at each of the contacts, oldest first; who was never tried is not among the keys. */
    public Map<Long, List<AttemptRow>> ofContacts(Collection<Long> contactIds) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "WHERE a.contact_id = ANY(:ids) ORDER BY a.attempt_id")
                .bindArray("ids", Long.class, List.copyOf(contactIds)).map(ConstructorMapper.of(AttemptRow.class))
                .collect(Collectors.groupingBy(AttemptRow::contactId)));
    }

    /** Newest first; {@code campaignId} 0 for all; {@code before} is the last id seen, 0 for the first page. */
    public List<AttemptRow> page(int campaignId, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + """
                WHERE (:campaignId = 0 OR a.campaign_id = :campaignId) AND (:before = 0 OR a.attempt_id < :before)
                ORDER BY a.attempt_id DESC LIMIT :limit""").bind("campaignId", campaignId).bind("before", before)
                .bind("limit", limit).map(ConstructorMapper.of(AttemptRow.class)).list());
    }

    /** The greatest id, 0 when nothing has been tried yet. */
    public long lastId() {
        return jdbi.withHandle(h -> h.createQuery("SELECT coalesce(max(attempt_id), 0) FROM attempts")
                .mapTo(Long.class).one());
    }

    /** An outcome that is owed: the conversation is over, and its agent has not said what was agreed. */
    public record Owed(long attemptId, int campaignId, long contactId, int agentId, Instant endedAt) {
    }

    /** Outcomes that are owed, the longest owed first. */
    public List<Owed> owed(int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT attempt_id, campaign_id, contact_id, agent_id, ended_at FROM attempts
                WHERE disposition = 'CONNECTED' AND outcome_id IS NULL AND outcome_waived_by IS NULL
                ORDER BY ended_at LIMIT :limit""").bind("limit", limit).map(ConstructorMapper.of(Owed.class)).list());
    }

    /** The attempt, if its outcome is owed. */
    public Optional<Owed> owedOf(long attemptId) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT attempt_id, campaign_id, contact_id, agent_id, ended_at FROM attempts
                WHERE attempt_id = :id AND disposition = 'CONNECTED' AND outcome_id IS NULL
                      AND outcome_waived_by IS NULL""").bind("id", attemptId).map(ConstructorMapper.of(Owed.class))
                .findOne());
    }

    /**
     * How long people who answered have waited for an agent, in milliseconds.
     *
     * @param counted of so many conversations, the latest
     */
    public record Waits(long counted, long p50Ms, long p95Ms) {
    }

    /** Of the conversations among the campaign's latest attempts; empty before the first. */
    public Optional<Waits> waits(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT count(*) AS counted,
                       percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS p50_ms,
                       percentile_disc(0.95) WITHIN GROUP (ORDER BY ms) AS p95_ms
                FROM (SELECT CAST(extract(epoch FROM bridged_at - answered_at) * 1000 AS bigint) AS ms
                      FROM (SELECT answered_at, bridged_at FROM attempts WHERE campaign_id = :id
                            ORDER BY attempt_id DESC LIMIT 1000) latest
                      WHERE bridged_at IS NOT NULL AND answered_at IS NOT NULL) waited
                HAVING count(*) > 0""").bind("id", campaignId).map(ConstructorMapper.of(Waits.class)).findOne());
    }

    /** Numbers of attempts that have not ended, for the number book after a restart. */
    public List<Long> openNumberIds() {
        return jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT number_id FROM attempts WHERE ended_at IS NULL")
                .mapTo(Long.class).list());
    }
}
