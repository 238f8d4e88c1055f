package dialer.api.store;

import dialer.compliance.CallingHours;
import dialer.compliance.Gatekeeper;
import dialer.compliance.History;
import dialer.compliance.PastAttempt;
import dialer.compliance.Reason;
import dialer.core.attempt.Disposition;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Claims due contacts for one run of the engine. A claim carries the run's lease epoch; a contact that may not be
 * called now gets the instant from which it may, and is not claimed.
 */
final class ContactClaims {

    private static final long HORIZON_MS = TimeUnit.HOURS.toMillis(36);
    private static final long UNKNOWN_ZONE_PAUSE_MS = TimeUnit.HOURS.toMillis(6);
    private static final int MOST_NUMBERS = 10;

    /** An UPDATE answers in any order, so the order is made at the end, as the hopper would dial. */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT c.contact_id FROM contacts c JOIN contact_lists l USING (list_id)
                WHERE c.campaign_id = :campaignId AND c.state IN ('OPEN', 'WAITING') AND c.next_at <= :now
                      AND l.state = 'READY'
                ORDER BY c.callback DESC, c.priority, c.next_at, c.contact_id
                FOR UPDATE OF c SKIP LOCKED LIMIT :limit),
            claimed AS (
                UPDATE contacts c SET state = 'IN_HOPPER', lease_epoch = :epoch
                FROM due WHERE c.contact_id = due.contact_id
                RETURNING c.contact_id, c.priority, c.attempts_made, c.last_disposition, c.same_in_a_row, c.callback,
                          c.for_agent_id, CASE WHEN isfinite(c.next_at) THEN c.next_at END AS next_at)
            SELECT * FROM claimed ORDER BY callback DESC, priority, next_at NULLS FIRST, contact_id""";

    private static final String NUMBERS = """
            SELECT cn.contact_id, cn.number_id, n.e164, cn.zones, cn.attempts_made,
                   s.number_id IS NOT NULL AS suppressed,
                   ARRAY(SELECT CAST(extract(epoch FROM a.started_at) * 1000 AS bigint) FROM attempts a
                         WHERE a.number_id = cn.number_id AND a.started_at > :since
                         ORDER BY a.started_at DESC LIMIT 60) AS recent
            FROM contact_numbers cn JOIN numbers n USING (number_id) LEFT JOIN suppressions s USING (number_id)
            WHERE cn.contact_id IN (<ids>)
                  AND coalesce(cn.last_disposition, '') NOT IN ('INVALID_NUMBER', 'UNWANTED')
                  AND NOT cn.wrong_person
            ORDER BY cn.contact_id, cn.last_attempt_id, cn.position""";

    private final Jdbi jdbi;
    private long epoch;

    ContactClaims(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What was claimed.
     *
     * @param digits      by number id
     * @param nextDueAtMs when nothing was: the next instant at which something will be, 0 for never
     */
    record Claimed(List<ContactOffer> offers, Map<Long, String> digits, long nextDueAtMs) {
    }

    private record Row(long contactId, int priority, int attemptsMade, @Nullable Disposition last, int sameInARow,
            boolean callback, int forAgentId, long nextAtMs) {
    }

    private record NumberRow(long contactId, long numberId, String e164, String zones, int attemptsMade,
            boolean suppressed, History history) {
    }

    /** Frees what former runs had claimed. Attempts that were under way come back through the engine's recovery. */
    void beginLease() {
        epoch = jdbi.inTransaction(h -> {
            long next = h.createQuery("SELECT nextval('lease_epochs')").mapTo(Long.class).one();
            h.createUpdate("""
                    UPDATE contacts SET state = CASE WHEN attempts_made > 0 THEN 'WAITING' ELSE 'OPEN' END,
                           lease_epoch = NULL
                    WHERE state = 'IN_HOPPER' AND lease_epoch < :epoch""").bind("epoch", next).execute();
            return next;
        });
    }

    Claimed claim(int campaignId, int limit, ClaimRules rules, long nowMs) {
        return jdbi.inTransaction(h -> {
            List<Row> rows = h.createQuery(CLAIM).bind("epoch", epoch).bind("campaignId", campaignId)
                    .bind("now", at(nowMs)).bind("limit", limit).map((row, context) -> row(row)).list();
            Claimed claimed = rows.isEmpty() ? new Claimed(List.of(), Map.of(), 0) : judge(h, rows, rules, nowMs);
            return claimed.offers().isEmpty()
                    ? new Claimed(List.of(), Map.of(), rows.isEmpty() ? nextDue(h, campaignId) : nowMs) : claimed;
        });
    }

    private Claimed judge(Handle h, List<Row> rows, ClaimRules rules, long nowMs) {
        Map<Long, List<NumberRow>> numbers = new LinkedHashMap<>();
        h.createQuery(NUMBERS).bindList("ids", rows.stream().map(Row::contactId).toList())
                .bind("since", at(nowMs - History.REACH_MS)).map((row, context) -> number(row))
                .forEach(n -> numbers.computeIfAbsent(n.contactId(), id -> new ArrayList<>()).add(n));
        List<ContactOffer> offers = new ArrayList<>();
        Map<Long, String> digits = new LinkedHashMap<>();
        for (Row row : rows) {
            List<NumberRow> own = numbers.getOrDefault(row.contactId(), List.of());
            List<NumberOffer> allowed = new ArrayList<>();
            long nextAtMs = 0;
            boolean everySuppressed = true;
            for (NumberRow number : own) {
                Gatekeeper.Verdict verdict = rules.gatekeeper().judge(new Gatekeeper.Question(
                        rules.places(number.zones()), number.suppressed(), number.history(), true), nowMs, HORIZON_MS);
                everySuppressed &= verdict.reason() == Reason.SUPPRESSED;
                if (verdict.reason() == Reason.ALLOWED && allowed.size() < MOST_NUMBERS) {
                    allowed.add(new NumberOffer(number.numberId(), number.attemptsMade(), windows(verdict.spans())));
                    digits.put(number.numberId(), number.e164());
                } else if (verdict.nextAllowedAtMs() > 0) {
                    nextAtMs = nextAtMs == 0 ? verdict.nextAllowedAtMs()
                            : Math.min(nextAtMs, verdict.nextAllowedAtMs());
                }
            }
            if (allowed.isEmpty()) {
                putBack(h, row, own.isEmpty(), everySuppressed, nextAtMs, nowMs);
            } else {
                offers.add(new ContactOffer(row.contactId(), Math.max(0, row.nextAtMs()), row.priority(),
                        row.attemptsMade(), row.last(), row.sameInARow(), row.callback(), row.forAgentId(),
                        row.forAgentId() == 0 ? 0 : row.nextAtMs() + TimeUnit.MINUTES.toMillis(rules.ownMinutes()),
                        allowed));
            }
        }
        return new Claimed(offers, digits, 0);
    }

    /** Not now: the contact waits until it may be called, or is finished where it never may. */
    private static void putBack(
            Handle h, Row row, boolean noNumbers, boolean everySuppressed, long nextAtMs, long nowMs) {
        if (noNumbers || everySuppressed) {
            h.createUpdate("UPDATE contacts SET state = 'FINISHED', finish_reason = :reason, lease_epoch = NULL"
                    + " WHERE contact_id = :id").bind("reason", noNumbers ? "NO_NUMBERS_LEFT" : "SUPPRESSED")
                    .bind("id", row.contactId()).execute();
            return;
        }
        h.createUpdate("UPDATE contacts SET state = :state, next_at = :nextAt, lease_epoch = NULL"
                        + " WHERE contact_id = :id")
                .bind("state", row.attemptsMade() > 0 ? "WAITING" : "OPEN")
                .bind("nextAt", at(nextAtMs > 0 ? nextAtMs : nowMs + UNKNOWN_ZONE_PAUSE_MS))
                .bind("id", row.contactId()).execute();
    }

    private static long nextDue(Handle h, int campaignId) {
        return h.createQuery("""
                SELECT coalesce(CAST(extract(epoch FROM min(next_at)) * 1000 AS bigint), 0) FROM contacts
                WHERE campaign_id = :id AND state IN ('OPEN', 'WAITING') AND isfinite(next_at)""")
                .bind("id", campaignId).mapTo(Long.class).one();
    }

    private static List<Window> windows(List<CallingHours.Span> spans) {
        return spans.stream().map(span -> new Window(span.fromMs(), span.toMs())).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        String last = row.getString("last_disposition");
        java.sql.Timestamp nextAt = row.getTimestamp("next_at");
        return new Row(row.getLong("contact_id"), row.getInt("priority"), row.getInt("attempts_made"),
                last == null ? null : Disposition.valueOf(last), row.getInt("same_in_a_row"),
                row.getBoolean("callback"), row.getInt("for_agent_id"), nextAt == null ? 0 : nextAt.getTime());
    }

    private static NumberRow number(ResultSet row) throws SQLException {
        Array recent = row.getArray("recent");
        List<Long> startedAtMs = Arrays.asList((Long[]) recent.getArray());
        return new NumberRow(row.getLong("contact_id"), row.getLong("number_id"), row.getString("e164"),
                row.getString("zones"), row.getInt("attempts_made"), row.getBoolean("suppressed"),
                new History(startedAtMs.stream().map(PastAttempt::atNumber).toList()));
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
