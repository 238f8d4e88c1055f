package dialer.api.store;

import dialer.compliance.CallerId;
import dialer.compliance.CallerId.Pause;
import dialer.compliance.CallerIds;
import dialer.compliance.Label;
import dialer.compliance.Operators;
import dialer.compliance.RefusalWatch;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Numbers of our own with their labels, and the operators to whom they are not used for a while. */
public final class CallerIdStore {

    /** Refused at once: the carrier has said no before a person could have. */
    private static final String TALLIES = """
            SELECT a.caller_id, left(n.e164, 9) AS beginning,
                   count(*) FILTER (WHERE a.started_at > :recent) AS calls,
                   count(*) FILTER (WHERE a.started_at > :recent AND r.refused) AS refused,
                   count(*) FILTER (WHERE a.started_at <= :recent) AS calls_before,
                   count(*) FILTER (WHERE a.started_at <= :recent AND r.refused) AS refused_before
            FROM attempts a JOIN numbers n USING (number_id)
                 CROSS JOIN LATERAL (SELECT a.disposition IN ('REJECTED', 'UNWANTED')
                     AND a.ended_at < a.started_at + CAST(:atOnce AS interval) AS refused) r
            WHERE a.caller_id IS NOT NULL AND a.started_at > :since AND a.ended_at IS NOT NULL
                  AND a.disposition NOT IN ('CANCELLED', 'NODE_LOST', 'MISCONFIGURED')
            GROUP BY 1, 2""";
    /** "+7", three digits of the code and four of the number. */
    private static final int THOUSAND = 9;

    private final Jdbi jdbi;

    public CallerIdStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A pause as it was made.
     *
     * @param calls    that were counted
     * @param refused  of them, at once
     * @param pausedBy {@code watch} for the product itself, else a person
     */
    public record PauseRow(int callerId, String operator, Instant from, Instant until, int calls, int refused,
            String pausedBy) {
    }

    /**
     * What became of calls from one of our numbers to the subscribers of one operator.
     *
     * @param calls         in the last minutes
     * @param refused       of them, at once
     * @param callsBefore   in the day before
     * @param refusedBefore of them, at once
     */
    public record Tally(int callerId, String operator, long calls, long refused, long callsBefore,
            long refusedBefore) {
        private Tally plus(Tally other) {
            return new Tally(callerId, operator, calls + other.calls, refused + other.refused,
                    callsBefore + other.callsBefore, refusedBefore + other.refusedBefore);
        }
    }

    /** All of them, with the pauses that hold or will end later than {@code nowMs}. */
    public CallerIds all(long nowMs) {
        return jdbi.withHandle(h -> {
            Map<Integer, List<Pause>> pauses = new LinkedHashMap<>();
            pauses(h, nowMs).forEach(row -> pauses.computeIfAbsent(row.callerId(), id -> new ArrayList<>())
                    .add(new Pause(row.operator(), row.until().toEpochMilli())));
            return new CallerIds(h.createQuery("SELECT * FROM caller_ids ORDER BY caller_id")
                    .map((row, context) -> callerId(row, pauses)).list());
        });
    }

    /** Pauses that hold now. */
    public List<PauseRow> pauses(long nowMs) {
        return jdbi.withHandle(h -> pauses(h, nowMs));
    }

    private static List<PauseRow> pauses(Handle h, long nowMs) {
        return h.createQuery("SELECT * FROM caller_id_pauses WHERE until_at > :now ORDER BY caller_id, operator")
                .bind("now", at(nowMs)).map((row, context) -> new PauseRow(row.getInt("caller_id"),
                        row.getString("operator"), row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("until_at").toInstant(), row.getInt("calls"), row.getInt("refused"),
                        row.getString("paused_by"))).list();
    }

    /** Adds one, its id aside; empty when there is one with this number. */
    public Optional<Integer> add(CallerId own, String actor) {
        return jdbi.inTransaction(h -> {
            Optional<Integer> id = bound(h, """
                    INSERT INTO caller_ids (e164, courier, active, brand, category, contract, labelled_from,
                                            labelled_to)
                    VALUES (:e164, :courier, :active, :brand, :category, :contract, :from, :to)
                    ON CONFLICT (e164) DO NOTHING RETURNING caller_id""", own);
            id.ifPresent(added -> note(h, actor, "caller-id.add", added, own));
            return id;
        });
    }

    /** Replaces everything but the number; false when there is none of that id. */
    public boolean change(CallerId own, String actor) {
        return jdbi.inTransaction(h -> {
            boolean there = bound(h, """
                    UPDATE caller_ids SET courier = :courier, active = :active, brand = :brand, category = :category,
                           contract = :contract, labelled_from = :from, labelled_to = :to, changed_at = now()
                    WHERE caller_id = :id AND e164 = :e164 RETURNING caller_id""", own).isPresent();
            if (there) {
                note(h, actor, "caller-id.change", own.id(), own);
            }
            return there;
        });
    }

    private static Optional<Integer> bound(Handle h, String sql, CallerId own) {
        Label label = own.label();
        return h.createQuery(sql).bind("id", own.id()).bind("e164", own.e164()).bind("courier", own.courier())
                .bind("active", own.active()).bind("brand", label == null ? null : label.brand())
                .bind("category", label == null ? null : label.category())
                .bind("contract", label == null ? null : label.contract())
                .bind("from", label == null ? null : label.from()).bind("to", label == null ? null : label.to())
                .mapTo(Integer.class).findOne();
    }

    /** Pauses it for an operator, or lengthens what is there. */
    public void pause(PauseRow pause) {
        jdbi.useHandle(h -> h.createUpdate("""
                INSERT INTO caller_id_pauses (caller_id, operator, from_at, until_at, calls, refused, paused_by)
                VALUES (:id, :operator, :from, :until, :calls, :refused, :by)
                ON CONFLICT (caller_id, operator) DO UPDATE SET from_at = EXCLUDED.from_at,
                    until_at = EXCLUDED.until_at, calls = EXCLUDED.calls, refused = EXCLUDED.refused,
                    paused_by = EXCLUDED.paused_by""").bind("id", pause.callerId())
                .bind("operator", pause.operator()).bind("from", pause.from().atOffset(ZoneOffset.UTC))
                .bind("until", pause.until().atOffset(ZoneOffset.UTC)).bind("calls", pause.calls())
                .bind("refused", pause.refused()).bind("by", pause.pausedBy()).execute());
    }

    /** It may be used again for every operator; refusals before this instant count no more. */
    public void resume(int callerId, long nowMs) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE caller_id_pauses SET until_at = :now"
                + " WHERE caller_id = :id AND until_at > :now").bind("id", callerId).bind("now", at(nowMs)).execute());
    }

    /**
     * Counts the calls from each of our numbers to each operator that have ended. Ranges are given out by the thousand,
     * so that all numbers of a thousand have one operator.
     *
     * @param recentMs  what counts as the last minutes
     * @param beforeMs  what came before them
     * @param operators whose subscribers numbers are
     */
    public List<Tally> tallies(long nowMs, long recentMs, long beforeMs, Operators operators) {
        List<Tally> byThousand = jdbi.withHandle(h -> h.createQuery(TALLIES).bind("recent", at(nowMs - recentMs))
                .bind("since", at(nowMs - recentMs - beforeMs))
                .bind("atOnce", RefusalWatch.AT_ONCE_MS + " milliseconds")
                .map((row, context) -> new Tally(row.getInt("caller_id"),
                        operators.of(ofThousand(row.getString("beginning"))), row.getLong("calls"),
                        row.getLong("refused"), row.getLong("calls_before"), row.getLong("refused_before"))).list());
        Map<String, Tally> byOperator = new LinkedHashMap<>();
        byThousand.forEach(tally -> byOperator.merge(tally.callerId() + " " + tally.operator(), tally, Tally::plus));
        return byOperator.values().stream().filter(tally -> tally.calls() > 0).toList();
    }

    /** The first number of a thousand of the Russian plan; elsewhere the beginning as it is. */
    private static String ofThousand(String beginning) {
        return beginning.startsWith("+7") && beginning.length() == THOUSAND ? beginning + "000" : beginning;
    }

    /** When a number's pause for an operator was last ended, by time or by a person; empty for never. */
    public Optional<Instant> lastPauseEnd(int callerId, String operator) {
        return jdbi.withHandle(h -> h.createQuery("SELECT until_at FROM caller_id_pauses WHERE caller_id = :id"
                        + " AND operator = :operator").bind("id", callerId).bind("operator", operator)
                .map((row, context) -> row.getTimestamp(1).toInstant()).findOne());
    }

    private static void note(Handle h, String actor, String action, int callerId, CallerId own) {
        h.createUpdate("INSERT INTO audit (actor, action, subject, detail) VALUES (:actor, :action, :subject,"
                        + " CAST(:detail AS jsonb))").bind("actor", actor).bind("action", action)
                .bind("subject", "caller-id " + callerId).bind("detail", Documents.text(detail(own))).execute();
    }

    private static Map<String, Object> detail(CallerId own) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("number", own.e164());
        detail.put("courier", own.courier());
        detail.put("active", own.active());
        if (own.label() != null) {
            detail.put("brand", own.label().brand());
            detail.put("from", own.label().from().toString());
            detail.put("to", own.label().to().toString());
        }
        return detail;
    }

    private static CallerId callerId(ResultSet row, Map<Integer, List<Pause>> pauses) throws SQLException {
        int id = row.getInt("caller_id");
        @Nullable Date from = row.getDate("labelled_from");
        Label label = from == null ? null : new Label(row.getString("brand"), row.getString("category"),
                row.getString("contract"), from.toLocalDate(), row.getDate("labelled_to").toLocalDate());
        return new CallerId(id, row.getString("e164"), row.getString("courier"), row.getBoolean("active"), label,
                pauses.getOrDefault(id, List.of()));
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
