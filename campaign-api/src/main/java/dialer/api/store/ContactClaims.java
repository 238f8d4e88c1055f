package dialer.api.store;

import dialer.api.store.ContactStore.Line;
import dialer.compliance.CallerId;
import dialer.compliance.CallingHours;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Place;
import dialer.compliance.Reason;
import dialer.core.attempt.Disposition;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
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
    /** Promised calls are claimed a little before their time: the pacer keeps an agent for them. */
    private static final long PROMISED_AHEAD_MS = 30_000;
    /** As long as the engine itself puts a contact off whose number it has already. */
    private static final long ELSEWHERE_PAUSE_MS = TimeUnit.MINUTES.toMillis(1);
    private static final int MOST_NUMBERS = 10;
    private static final int REGIONS = 30_000;

    /** An UPDATE answers in any order, so the order is made at the end, as the hopper would dial. */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT c.contact_id FROM contacts c JOIN contact_lists l USING (list_id)
                WHERE c.campaign_id = :campaignId AND c.state IN ('OPEN', 'WAITING') AND c.next_at <= :soon
                      AND (c.callback OR c.next_at <= :now) AND l.state = 'READY'
                ORDER BY c.callback DESC, c.priority, c.next_at, c.contact_id
                FOR UPDATE OF c SKIP LOCKED LIMIT :limit),
            claimed AS (
                UPDATE contacts c SET state = 'IN_HOPPER', wait_reason = NULL, lease_epoch = :epoch
                FROM due WHERE c.contact_id = due.contact_id
                RETURNING c.contact_id, c.list_id, c.priority, c.attempts_made, c.last_disposition, c.same_in_a_row,
                          c.callback, c.for_agent_id, c.deadline,
                          CASE WHEN isfinite(c.next_at) THEN c.next_at END AS next_at)
            SELECT * FROM claimed ORDER BY callback DESC, priority, next_at NULLS FIRST, contact_id""";

    private final Jdbi jdbi;
    private final SuppressionStore suppressions;
    private final ConsentStore consents;
    private long epoch;

    ContactClaims(Database database) {
        this.jdbi = database.jdbi();
        this.suppressions = new SuppressionStore(database);
        this.consents = new ConsentStore(database);
    }

    /**
     * What was claimed.
     *
     * @param digits      by number id
     * @param lines       from which of our numbers they are called, where it is not the way out's own
     * @param nextDueAtMs when nothing was: the next instant at which something will be, 0 for never
     */
    record Claimed(List<ContactOffer> offers, Map<Long, String> digits, List<Line> lines, long nextDueAtMs) {
    }

    private record Row(long contactId, int listId, int priority, int attemptsMade, @Nullable Disposition last,
            int sameInARow, boolean callback, int forAgentId, long nextAtMs, long deadlineMs) {
    }

    /**
     * Frees what former runs had claimed, but for what the engine still holds after its recovery: that is claimed by
     * this run from now on. Attempts that were under way come back through the recovery too. What the engine has let go
     * of since then stands in the store as free, and stays so.
     */
    void beginLease(Collection<Long> held) {
        epoch = jdbi.inTransaction(h -> {
            long next = h.createQuery("SELECT nextval('lease_epochs')").mapTo(Long.class).one();
            h.createUpdate("""
                    UPDATE contacts SET state = 'IN_HOPPER', lease_epoch = :epoch
                    WHERE contact_id = ANY(:held) AND state = 'IN_HOPPER'""")
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
                    .bind("now", at(nowMs)).bind("soon", at(nowMs + PROMISED_AHEAD_MS)).bind("limit", limit)
                    .map((row, context) -> row(row)).list();
            Claimed claimed = rows.isEmpty() ? new Claimed(List.of(), Map.of(), List.of(), 0)
                    : judge(h, campaignId, rows, rules, nowMs);
            return claimed.offers().isEmpty()
                    ? new Claimed(List.of(), Map.of(), List.of(), rows.isEmpty() ? nextDue(h, campaignId) : nowMs)
                    : claimed;
        });
    }

    private Claimed judge(Handle h, int campaignId, List<Row> rows, ClaimRules rules, long nowMs) {
        GateFacts facts = GateFacts.read(h, suppressions, consents, campaignId,
                rows.stream().map(Row::contactId).toList(), rules, nowMs, false);
        List<ContactOffer> offers = new ArrayList<>();
        Map<Long, String> digits = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        GateNotes notes = new GateNotes(h, nowMs);
        for (Row row : rows) {
            List<NumberOffer> allowed = new ArrayList<>();
            Held held = new Held();
            for (GateFacts.NumberFacts number : facts.numbers(row.contactId())) {
                if (facts.underWay(number)) {
                    held.elsewhere(nowMs + ELSEWHERE_PAUSE_MS);
                    continue;
                }
                GateFacts.Judged judged = facts.judge(number, HORIZON_MS);
                Gatekeeper.Verdict verdict = judged.verdict();
                held.add(verdict);
                if (verdict.allowed() && allowed.size() < MOST_NUMBERS) {
                    long endsMs = Math.min(row.deadlineMs(), judged.endsMs());
                    allowed.add(offer(number, judged, windows(verdict.spans(), endsMs), nowMs));
                    digits.put(number.numberId(), number.e164());
                    judged.line().callerId().ifPresent(own -> lines.add(
                            new Line(row.contactId(), number.numberId(), own.e164())));
                    notes.decided(row.contactId(), number.numberId(), judged);
                }
            }
            if (allowed.isEmpty()) {
                held.putBack(notes, row.contactId(), row.attemptsMade() > 0, nowMs);
            } else {
                offers.add(offer(row, rules, allowed));
            }
        }
        notes.write();
        return new Claimed(offers, digits, lines, 0);
    }

    private static ContactOffer offer(Row row, ClaimRules rules, List<NumberOffer> allowed) {
        return new ContactOffer(row.contactId(), Math.max(0, row.nextAtMs()), row.priority(), row.attemptsMade(),
                row.last(), row.sameInARow(), row.callback(), row.forAgentId(),
                row.forAgentId() == 0 ? 0 : row.nextAtMs() + TimeUnit.MINUTES.toMillis(rules.ownMinutes()), allowed,
                ContactOffer.EVEN_SCORE, row.listId());
    }

    /** A number with what it has in common with others: its region, our number that is shown, its day. */
    private static NumberOffer offer(GateFacts.NumberFacts number, GateFacts.Judged judged, List<Window> windows,
            long nowMs) {
        List<Place> places = judged.question().places();
        long dayBeginsAtMs = places.isEmpty() ? 0 : Instant.ofEpochMilli(nowMs).atZone(places.getFirst().zone())
                .truncatedTo(ChronoUnit.DAYS).toInstant().toEpochMilli();
        return new NumberOffer(number.numberId(), number.attemptsMade(), windows, regionId(number.region()),
                judged.line().callerId().map(CallerId::id).orElse(0), dayBeginsAtMs);
    }

    /** A small number for a region's name: that two regions share one once in a while does little harm. */
    private static int regionId(String region) {
        if (region.isEmpty()) {
            return 0;
        }
        CRC32 sum = new CRC32();
        sum.update(region.getBytes(StandardCharsets.UTF_8));
        return 1 + (int) (sum.getValue() % REGIONS);
    }

    /** What keeps a contact back: of several numbers, the one that is free again first. */
    private static final class Held {
        private boolean anySuppressed;
        private @Nullable String reason;
        private long nextAtMs;

        private void add(Gatekeeper.Verdict verdict) {
            boolean suppressed = verdict.reason() == Reason.SUPPRESSED;
            anySuppressed |= suppressed;
            boolean sooner = verdict.nextAllowedAtMs() > 0 && (nextAtMs == 0 || verdict.nextAllowedAtMs() < nextAtMs);
            if (sooner || (reason == null && !suppressed)) {
                reason = verdict.reason().name();
                nextAtMs = sooner ? verdict.nextAllowedAtMs() : nextAtMs;
            }
        }

        /** Somebody else's call with the number is under way. */
        private void elsewhere(long againMs) {
            if (nextAtMs == 0 || againMs < nextAtMs) {
                reason = WaitReasons.NUMBER_ELSEWHERE;
                nextAtMs = againMs;
            }
        }

        /** Not now: the contact waits until it may be called, or is finished where it never may. */
        private void putBack(GateNotes notes, long contactId, boolean tried, long nowMs) {
            if (reason == null) {
                notes.finished(contactId, anySuppressed ? "SUPPRESSED" : "NO_NUMBERS_LEFT");
            } else if (reason.equals(Reason.DEADLINE_PASSED.name())) {
                notes.finished(contactId, reason);
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

    /** Nobody is dialed behind a deadline or the end of a consent, also where the contact is in the hopper already. */
    private static List<Window> windows(List<CallingHours.Span> spans, long deadlineMs) {
        return spans.stream().filter(span -> span.fromMs() < deadlineMs)
                .map(span -> new Window(span.fromMs(), Math.min(span.toMs(), deadlineMs))).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        String last = row.getString("last_disposition");
        java.sql.Timestamp nextAt = row.getTimestamp("next_at");
        java.sql.Timestamp deadline = row.getTimestamp("deadline");
        return new Row(row.getLong("contact_id"), row.getInt("list_id"), row.getInt("priority"),
                row.getInt("attempts_made"),
                last == null ? null : Disposition.valueOf(last), row.getInt("same_in_a_row"),
                row.getBoolean("callback"), row.getInt("for_agent_id"), nextAt == null ? 0 : nextAt.getTime(),
                deadline == null ? Long.MAX_VALUE : deadline.getTime());
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
