package dialer.api.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Totals from the store; free of personal data. */
public final class Reports {

    private final Jdbi jdbi;

    public Reports(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * One campaign's totals.
     *
     * @param unaccountedAttempts attempts begun and not ended; 0 whenever no call is up
     * @param answerToBridgeMs    from the answer at the gate to both legs in one bridge, null before the first
     * @param agentSeconds        seconds per agent state, over the agents who talked for this campaign's pool
     * @param agentShiftSeconds   seconds from first to last moment of each shift, counted apart from the states
     */
    public record CampaignSummary(int campaignId, long attempts, long answered, long bridged, long abandoned,
            long hungUpFirst, long cancelled, long unaccountedAttempts, long outcomesStored, long contactsTotal,
            long contactsFinished, long contactsWaiting, long contactsOpen, Map<String, Long> byDisposition,
            Map<String, Long> byOutcome, @Nullable Percentiles answerToBridgeMs, Map<String, Double> agentSeconds,
            double agentShiftSeconds) {
    }

    /** Milliseconds. */
    public record Percentiles(long p50, long p95, long p99, long max) {
    }

    /** Counts of attempts in one pass. */
    public record Counts(long attempts, long answered, long bridged, long abandoned, long hungUpFirst, long cancelled,
            long unaccounted, long outcomes) {
    }

    public CampaignSummary campaign(int campaignId) {
        return jdbi.inTransaction(h -> {
            Counts c = counts(h, campaignId);
            Map<String, Long> contacts = tally(h, "SELECT state AS k, count(*) AS n FROM contacts"
                    + " WHERE campaign_id = :id GROUP BY state", campaignId);
            long total = contacts.values().stream().mapToLong(Long::longValue).sum();
            return new CampaignSummary(campaignId, c.attempts(), c.answered(), c.bridged(), c.abandoned(),
                    c.hungUpFirst(), c.cancelled(), c.unaccounted(), c.outcomes(), total,
                    contacts.getOrDefault("FINISHED", 0L), contacts.getOrDefault("WAITING", 0L),
                    contacts.getOrDefault("OPEN", 0L),
                    tally(h, "SELECT coalesce(disposition, 'OPEN') AS k, count(*) AS n FROM attempts"
                            + " WHERE campaign_id = :id GROUP BY 1 ORDER BY 1", campaignId),
                    tally(h, "SELECT o.code AS k, count(*) AS n FROM attempts a JOIN outcomes o"
                            + " USING (campaign_id, outcome_id) WHERE a.campaign_id = :id GROUP BY 1 ORDER BY 1",
                            campaignId),
                    percentiles(h, campaignId), agentSeconds(h, campaignId), shiftSeconds(h, campaignId));
        });
    }

    /** Counters of one agent since the given instant (UTC ms): calls, agreements, seconds of talk and of waiting. */
    public AgentDay agentSince(int agentId, long sinceMs) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT (SELECT count(*) FROM attempts
                        WHERE agent_id = :id AND bridged_at >= to_timestamp(:since / 1000.0))
                           AS calls,
                       (SELECT count(*) FROM attempts a JOIN outcomes o USING (campaign_id, outcome_id)
                        WHERE a.agent_id = :id AND o.agreed AND a.bridged_at >= to_timestamp(:since / 1000.0))
                           AS agreed,
                       coalesce(sum(extract(epoch FROM to_at - from_at)) FILTER (WHERE state = 'TALKING'), 0)
                           AS talk_seconds,
                       coalesce(sum(extract(epoch FROM to_at - from_at))
                           FILTER (WHERE state IN ('READY', 'RESERVED')), 0)
                           AS wait_seconds
                FROM agent_spells WHERE agent_id = :id AND from_at >= to_timestamp(:since / 1000.0)""")
                .bind("id", agentId).bind("since", sinceMs).map(ConstructorMapper.of(AgentDay.class)).one());
    }

    /** One agent's counters. */
    public record AgentDay(long calls, long agreed, long talkSeconds, long waitSeconds) {
    }

    private static Counts counts(Handle h, int campaignId) {
        return h.createQuery("""
                SELECT count(*) AS attempts, count(answered_at) AS answered, count(bridged_at) AS bridged,
                       count(*) FILTER (WHERE disposition = 'ABANDONED') AS abandoned,
                       count(*) FILTER (WHERE disposition = 'HUNG_UP_FIRST') AS hung_up_first,
                       count(*) FILTER (WHERE disposition = 'CANCELLED') AS cancelled,
                       count(*) FILTER (WHERE ended_at IS NULL) AS unaccounted, count(outcome_id) AS outcomes
                FROM attempts WHERE campaign_id = :id""").bind("id", campaignId)
                .map(ConstructorMapper.of(Counts.class)).one();
    }

    private static @Nullable Percentiles percentiles(Handle h, int campaignId) {
        List<Long> values = h.createQuery("""
                SELECT unnest(percentile_disc(ARRAY[0.5, 0.95, 0.99, 1]) WITHIN GROUP (
                           ORDER BY CAST(extract(epoch FROM bridged_at - answered_at) * 1000 AS bigint)))
                FROM attempts WHERE campaign_id = :id AND bridged_at IS NOT NULL AND answered_at IS NOT NULL""")
                .bind("id", campaignId).mapTo(Long.class).list();
        return values.size() < 4 ? null : new Percentiles(values.get(0), values.get(1), values.get(2), values.get(3));
    }

    private static Map<String, Double> agentSeconds(Handle h, int campaignId) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        h.createQuery("""
                SELECT state, CAST(sum(extract(epoch FROM to_at - from_at)) AS double precision) AS s FROM agent_spells
                WHERE state <> 'OFFLINE' AND pool_id = (SELECT CAST(settings ->> 'poolId' AS integer) FROM campaigns
                                                        WHERE campaign_id = :id)
                GROUP BY state ORDER BY state""").bind("id", campaignId)
                .map((row, context) -> Map.entry(row.getString("state"), row.getDouble("s")))
                .forEach(entry -> seconds.put(entry.getKey(), entry.getValue()));
        return seconds;
    }

    /** Shifts measured by their ends: a new one begins where an agent's spell does not follow the last one's end. */
    private static double shiftSeconds(Handle h, int campaignId) {
        return h.createQuery("""
                WITH spells AS (
                    SELECT agent_id, from_at, to_at,
                           from_at IS DISTINCT FROM lag(to_at) OVER (PARTITION BY agent_id ORDER BY from_at, to_at)
                               AS begins
                    FROM agent_spells
                    WHERE state <> 'OFFLINE' AND pool_id = (SELECT CAST(settings ->> 'poolId' AS integer)
                                                            FROM campaigns WHERE campaign_id = :id)),
                shifts AS (
                    SELECT agent_id, from_at, to_at,
                           count(*) FILTER (WHERE begins) OVER (PARTITION BY agent_id ORDER BY from_at, to_at) AS shift
                    FROM spells)
                SELECT CAST(coalesce(sum(seconds), 0) AS double precision)
                FROM (SELECT extract(epoch FROM max(to_at) - min(from_at)) AS seconds
                      FROM shifts GROUP BY agent_id, shift) s""")
                .bind("id", campaignId).mapTo(Double.class).one();
    }

    private static Map<String, Long> tally(Handle h, String sql, int campaignId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        h.createQuery(sql).bind("id", campaignId)
                .map((row, context) -> Map.entry(row.getString("k"), row.getLong("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
