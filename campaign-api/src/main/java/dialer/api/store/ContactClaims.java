package dialer.api.store;

import dialer.compliance.CallingHours;
import dialer.compliance.CampaignRules;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Reason;
import dialer.core.attempt.Disposition;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final long NO_HOUR_PAUSE_MS = TimeUnit.HOURS.toMillis(6);
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
                UPDATE contacts c SET state = 'IN_HOPPER', wait_reason = NULL, lease_epoch = :epoch
                FROM due WHERE c.contact_id = due.contact_id
                RETURNING c.contact_id, c.priority, c.attempts_made, c.last_disposition, c.same_in_a_row, c.callback,
                          c.for_agent_id, CASE WHEN isfinite(c.next_at) THEN c.next_at END AS next_at)
            SELECT * FROM claimed ORDER BY callback DESC, priority, next_at NULLS FIRST, contact_id""";

    private static final String NUMBERS = """
            SELECT cn.contact_id, cn.number_id, n.e164, cn.zones, cn.attempts_made,
                   s.number_id IS NOT NULL AS suppressed
            FROM contact_numbers cn JOIN numbers n USING (number_id) LEFT JOIN suppressions s USING (number_id)
            WHERE cn.contact_id IN (<ids>)
                  AND coalesce(cn.last_disposition, '') NOT IN ('INVALID_NUMBER', 'UNWANTED')
                  AND NOT cn.wrong_person
            ORDER BY cn.contact_id, cn.last_attempt_id, cn.position""";

    private final Jdbi jdbi;
    private final SuppressionStore suppressions;
    private long epoch;

    ContactClaims(Database database) {
        this.jdbi = database.jdbi();
        this.suppressions = new SuppressionStore(database);
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
            boolean suppressed) {
    }

    /**
     * Frees what former runs had claimed, but for what the engine still holds after its recovery: that is claimed by
     * this run from now on. Attempts that were under way come back through the recovery too.
     */
    void beginLease(Collection<Long> held) {
        epoch = jdbi.inTransaction(h -> {
            long next = h.createQuery("SELECT nextval('lease_epochs')").mapTo(Long.class).one();
            h.createUpdate("""
                    UPDATE contacts SET state = 'IN_HOPPER', lease_epoch = :epoch
                    WHERE contact_id = ANY(:held) AND state IN ('IN_HOPPER', 'OPEN', 'WAITING')""")
                    .bind("epoch", next).bindArray("held", Long.class, List.copyOf(held)).execute();
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
            Claimed claimed = rows.isEmpty() ? new Claimed(List.of(), Map.of(), 0)
                    : judge(h, campaignId, rows, rules, nowMs);
            return claimed.offers().isEmpty()
                    ? new Claimed(List.of(), Map.of(), rows.isEmpty() ? nextDue(h, campaignId) : nowMs) : claimed;
        });
    }

    private Claimed judge(Handle h, int campaignId, List<Row> rows, ClaimRules rules, long nowMs) {
        List<Long> contactIds = rows.stream().map(Row::contactId).toList();
        Map<Long, List<NumberRow>> numbers = new LinkedHashMap<>();
        h.createQuery(NUMBERS).bindList("ids", contactIds).map((row, context) -> number(row))
                .forEach(n -> numbers.computeIfAbsent(n.contactId(), id -> new ArrayList<>()).add(n));
        List<NumberRow> all = numbers.values().stream().flatMap(List::stream).toList();
        Set<String> forbidden = suppressions.forbidden(h, all.stream().map(NumberRow::e164).distinct().toList(),
                campaignId, rules.seller().courier(), nowMs);
        PastAttempts past = PastAttempts.read(h, sellersCampaigns(campaignId, rules),
                all.stream().map(NumberRow::numberId).distinct().toList(), contactIds, nowMs);
        List<ContactOffer> offers = new ArrayList<>();
        Map<Long, String> digits = new LinkedHashMap<>();
        GateNotes notes = new GateNotes(h, nowMs);
        for (Row row : rows) {
            List<NumberOffer> allowed = new ArrayList<>();
            Held held = new Held();
            for (NumberRow number : numbers.getOrDefault(row.contactId(), List.of())) {
                Gatekeeper gatekeeper = rules.gatekeeper(number.e164(),
                        row.callback() ? CampaignRules.ANY_ROUND : row.attemptsMade());
                Gatekeeper.Question question = new Gatekeeper.Question(rules.places(number.zones()),
                        number.suppressed() || forbidden.contains(number.e164()),
                        past.of(number.numberId(), row.contactId()), rules.agentKept());
                Gatekeeper.Verdict verdict = gatekeeper.judge(question, nowMs, HORIZON_MS);
                held.add(verdict);
                if (verdict.allowed() && allowed.size() < MOST_NUMBERS) {
                    allowed.add(new NumberOffer(number.numberId(), number.attemptsMade(), windows(verdict.spans())));
                    digits.put(number.numberId(), number.e164());
                    notes.decided(row.contactId(), number.numberId(), gatekeeper, question, verdict);
                }
            }
            if (allowed.isEmpty()) {
                held.putBack(notes, row.contactId(), row.attemptsMade() > 0, nowMs);
            } else {
                offers.add(offer(row, rules, allowed));
            }
        }
        notes.write();
        return new Claimed(offers, digits, 0);
    }

    static Set<Integer> sellersCampaigns(int campaignId, ClaimRules rules) {
        return rules.seller().campaigns().isEmpty() ? Set.of(campaignId) : rules.seller().campaigns();
    }

    private static ContactOffer offer(Row row, ClaimRules rules, List<NumberOffer> allowed) {
        return new ContactOffer(row.contactId(), Math.max(0, row.nextAtMs()), row.priority(), row.attemptsMade(),
                row.last(), row.sameInARow(), row.callback(), row.forAgentId(),
                row.forAgentId() == 0 ? 0 : row.nextAtMs() + TimeUnit.MINUTES.toMillis(rules.ownMinutes()), allowed);
    }

    /** What keeps a contact back: of several numbers, the one that is free again first. */
    private static final class Held {
        private boolean anySuppressed;
        private @Nullable Reason reason;
        private long nextAtMs;

        private void add(Gatekeeper.Verdict verdict) {
            boolean suppressed = verdict.reason() == Reason.SUPPRESSED;
            anySuppressed |= suppressed;
            boolean sooner = verdict.nextAllowedAtMs() > 0 && (nextAtMs == 0 || verdict.nextAllowedAtMs() < nextAtMs);
            if (sooner || (reason == null && !suppressed)) {
                reason = verdict.reason();
                nextAtMs = sooner ? verdict.nextAllowedAtMs() : nextAtMs;
            }
        }

        /** Not now: the contact waits until it may be called, or is finished where it never may. */
        private void putBack(GateNotes notes, long contactId, boolean tried, long nowMs) {
            if (reason == null) {
                notes.finished(contactId, anySuppressed ? "SUPPRESSED" : "NO_NUMBERS_LEFT");
            } else {
                notes.waits(contactId, tried, reason, nextAtMs > 0 ? nextAtMs : nowMs + NO_HOUR_PAUSE_MS);
            }
        }
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
        return new NumberRow(row.getLong("contact_id"), row.getLong("number_id"), row.getString("e164"),
                row.getString("zones"), row.getInt("attempts_made"), row.getBoolean("suppressed"));
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
