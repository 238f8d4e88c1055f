package dialer.api.store;

import dialer.compliance.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Why contacts are not being dialed, counted; and where those are who could be. */
public final class WaitingContacts {

    /** Kept back by hours or by our own numbers: another rule would look at them at once. */
    private static final List<String> BY_HOURS = List.of(Reason.OUTSIDE_HOURS.name(), Reason.HOLIDAY.name(),
            Reason.NO_CALENDAR.name(), Reason.CLOSING_SOON.name(), Reason.NO_COMMON_WINDOW.name(),
            Reason.NEVER_OPEN.name(), Reason.ZONE_UNKNOWN.name(), Reason.NO_PACK.name(), Reason.WRONG_PURPOSE.name(),
            Reason.LABEL_MISSING.name(), Reason.LINE_PAUSED.name());

    private static final String REASONS = """
            SELECT state, CASE
                       WHEN state IN ('FINISHED', 'WITHDRAWN', 'HELD') THEN coalesce(finish_reason, state)
                       WHEN state IN ('IN_HOPPER', 'IN_ATTEMPT') THEN state
                       WHEN deadline <= :now THEN 'DEADLINE_PASSED'
                       WHEN wait_reason IS NOT NULL AND (next_at > :now OR wait_reason NOT IN (<engine>))
                            THEN wait_reason
                       WHEN next_at <= :now THEN 'DUE'
                       WHEN callback THEN 'CALLBACK'
                       ELSE 'RETRY' END AS reason,
                   count(*) AS contacts,
                   min(CASE WHEN isfinite(next_at) AND next_at > :now AND state IN ('OPEN', 'WAITING') THEN next_at END)
                       AS next_at
            FROM contacts WHERE campaign_id = :id AND contact_id <> ALL(:besides) GROUP BY 1, 2 ORDER BY 3 DESC, 2""";

    private static final String GROUPS = """
            SELECT min(n.e164) AS e164, cn.zones, cn.region, cn.evidence, w.courier, w.due_ms,
                   count(*) AS contacts, count(*) FILTER (WHERE w.due = 'OPEN') AS open_due,
                   count(*) FILTER (WHERE w.due = 'WAITING') AS waiting_due
            FROM (SELECT c.contact_id, c.courier,
                         CASE WHEN k.until_ms IS NULL AND c.next_at <= :now
                                   AND (c.wait_reason IS NULL OR c.wait_reason IN (<engine>))
                              THEN c.state END AS due,
                         CASE WHEN k.until_ms IS NOT NULL THEN (k.until_ms / 300000 + 1) * 300000
                              WHEN c.wait_reason = 'CONSENT_MISSING' THEN 9007199254740991
                              WHEN c.state = 'IN_HOPPER' OR c.next_at <= :now OR c.wait_reason IN (<hours>) THEN 0
                              ELSE (floor(extract(epoch FROM c.next_at) / 300) + 1) * 300000 END AS due_ms
                  FROM contacts c LEFT JOIN unnest(:locked, :untilMs) k (contact_id, until_ms) USING (contact_id)
                  WHERE c.campaign_id = :id AND c.state IN ('OPEN', 'WAITING', 'IN_HOPPER')
                        AND (c.deadline IS NULL OR c.deadline > :now)) w
            JOIN LATERAL (SELECT number_id, zones, region,
                                 CASE WHEN :evidence THEN evidence ELSE '' END AS evidence FROM contact_numbers x
                          WHERE x.contact_id = w.contact_id AND NOT x.wrong_person
                                AND coalesce(x.last_disposition, '') NOT IN ('INVALID_NUMBER', 'UNWANTED')
                          ORDER BY x.position LIMIT 1) cn ON true
            JOIN numbers n USING (number_id)
            GROUP BY left(n.e164, 8), cn.zones, cn.region, cn.evidence, w.courier, w.due_ms""";

    /** The reason of those whose time has come. */
    public static final String DUE = "DUE";

    private final Jdbi jdbi;

    public WaitingContacts(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * So many contacts share this.
     *
     * @param nextAt the earliest instant ahead at which one of them is looked at again, null where none is
     */
    public record ReasonCount(String state, String reason, long contacts, @Nullable Instant nextAt) {
        /** Both together, with the earlier of the instants. */
        public ReasonCount plus(ReasonCount other) {
            return new ReasonCount(state, reason, contacts + other.contacts, earlier(nextAt, other.nextAt));
        }
    }

    /** Whether a rule keeps contacts back by this reason; otherwise the engine does, for a moment. */
    public static boolean saidByRule(String waitReason) {
        return !WaitReasons.OF_ENGINE.contains(waitReason);
    }

    /** The earlier of both; null, which is never, comes last. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    /**
     * Contacts that the same rules and the same place let be called together.
     *
     * @param e164       the number of one of them; the others begin alike
     * @param zones      as stored
     * @param region     ISO 3166-2, empty where it is not known
     * @param evidence   as stored, empty where it was not asked for
     * @param courier    whose they are, empty for nobody's
     * @param dueAtMs    not before this instant, 0 for at once
     * @param openDue    how many of them are due, were never dialed, and no rule has looked at them yet
     * @param waitingDue the same of those who were dialed before
     */
    public record Group(String e164, String zones, String region, String evidence, String courier,
            long dueAtMs, long contacts, long openDue, long waitingDue) {
        @Override
        public String toString() {
            return "Group[" + zones + ", " + contacts + "]";
        }
    }

    /**
     * Why the contacts of a campaign wait, or are over.
     *
     * @param besides contacts of which the caller knows better
     */
    public List<ReasonCount> reasons(int campaignId, Collection<Long> besides, long nowMs) {
        return jdbi.withHandle(h -> h.createQuery(REASONS).bind("id", campaignId).bind("now", at(nowMs))
                .bindArray("besides", Long.class, List.copyOf(besides)).bindList("engine", WaitReasons.OF_ENGINE)
                .map((row, context) -> reason(row)).list());
    }

    /**
     * Everybody who is not finished, in groups.
     *
     * @param evidence whether what says where somebody is tells groups apart, as it must where the address wins; that
     *                 makes many of them
     * @param locked   who is left alone, whatever the store says, and until when, UTC milliseconds
     */
    public List<Group> groups(int campaignId, boolean evidence, Map<Long, Long> locked, long nowMs) {
        return jdbi.withHandle(h -> h.createQuery(GROUPS).bind("id", campaignId).bind("now", at(nowMs))
                .bindArray("locked", Long.class, List.copyOf(locked.keySet()))
                .bindArray("untilMs", Long.class, List.copyOf(locked.values()))
                .bind("evidence", evidence).bindList("hours", BY_HOURS).bindList("engine", WaitReasons.OF_ENGINE)
                .map((row, context) -> new Group(row.getString("e164"),
                        row.getString("zones"), row.getString("region"), row.getString("evidence"),
                        row.getString("courier"), row.getLong("due_ms"), row.getLong("contacts"),
                        row.getLong("open_due"), row.getLong("waiting_due"))).list());
    }

    private static ReasonCount reason(ResultSet row) throws SQLException {
        java.sql.Timestamp next = row.getTimestamp("next_at");
        return new ReasonCount(row.getString("state"), row.getString("reason"), row.getLong("contacts"),
                next == null ? null : next.toInstant());
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
