package dialer.api.store.job;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.store.Documents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What an event says about a result: the attempts so far, and the outcome in the courier's own words. */
final class OutcomeFacts {

    private static final int MOST_ATTEMPTS = 50;
    private static final int SHOWN_DIGITS = 4;

    private OutcomeFacts() {
    }

    /**
     * What was said.
     *
     * @param details    a JSON object: slot, address, reason, comment …
     * @param nextCallAt when a promised call is, null for none
     */
    record Told(String details, @Nullable Instant nextCallAt) {
        static final Told NOTHING = new Told("{}", null);

        static Told reason(String code) {
            return new Told(Documents.text(java.util.Map.of("reason", java.util.Map.of("code", code))), null);
        }

        @Override
        public String toString() {
            return "Told";
        }
    }

    static String body(Handle h, Job job, OutcomeWord outcome, boolean isFinal, Told told) {
        return EventBodies.result(job, new EventBodies.Result(outcome.word(), own(h, job.courierId(), outcome),
                isFinal, told.nextCallAt(), told.details(), attempts(h, job)));
    }

    static String attemptBody(Handle h, Job job, long attemptId) {
        return EventBodies.attempt(job, attempts(h, job).stream().filter(tried -> tried.attemptId() == attemptId)
                .toList());
    }

    /** The courier's own word, from its settings: {@code {"dictionary": {"outcomes": {"agreed": "DELIVERY"}}}}. */
    private static @Nullable String own(Handle h, int courierId, OutcomeWord outcome) {
        Optional<String> words = h.createQuery("SELECT CAST(settings #> '{dictionary,outcomes}' AS text) FROM couriers"
                + " WHERE courier_id = :id AND settings #> '{dictionary,outcomes}' IS NOT NULL").bind("id", courierId)
                .mapTo(String.class).findOne();
        if (words.isEmpty()) {
            return null;
        }
        JsonNode own = Documents.tree(words.get()).path(outcome.word());
        return own.isTextual() ? own.textValue() : null;
    }

    static List<EventBodies.Tried> attempts(Handle h, Job job) {
        if (job.contactId() == 0) {
            return List.of();
        }
        return h.createQuery("""
                SELECT a.attempt_id, n.e164, a.started_at, a.ringing_at, a.answered_at, a.bridged_at, a.ended_at,
                       a.disposition, a.agent_id, a.recorded,
                       (SELECT max(v.version) FROM script_versions v
                        WHERE v.campaign_id = a.campaign_id AND v.changed_at <= a.bridged_at) AS script_version
                FROM attempts a LEFT JOIN numbers n USING (number_id)
                WHERE a.contact_id = :id AND a.started_at >= :since
                ORDER BY a.attempt_id DESC LIMIT :most""").bind("id", job.contactId())
                .bind("since", JobClosing.at(job.receivedAt())).bind("most", MOST_ATTEMPTS)
                .map((row, context) -> tried(row, job)).list().reversed();
    }

    private static EventBodies.Tried tried(ResultSet row, Job job) throws SQLException {
        Instant started = row.getTimestamp("started_at").toInstant();
        Instant ringing = instant(row, "ringing_at");
        Instant answered = instant(row, "answered_at");
        Instant bridged = instant(row, "bridged_at");
        Instant ended = instant(row, "ended_at");
        Instant rungUntil = answered == null ? ended : answered;
        int agent = row.getInt("agent_id");
        return new EventBodies.Tried(row.getLong("attempt_id"), masked(row.getString("e164")), started.toString(),
                seconds(ringing, rungUntil), seconds(bridged, ended), row.getString("disposition"),
                agent == 0 ? null : agent,
                // a script that was never changed has no versions yet: it is the first
                bridged == null ? null : Math.max(1, row.getInt("script_version")),
                row.getBoolean("recorded") ? "/v1/jobs/" + job.jobId() + "/recordings/" + row.getLong("attempt_id")
                        : null);
    }

    static String masked(@Nullable String e164) {
        if (e164 == null || e164.length() <= SHOWN_DIGITS) {
            return "";
        }
        return "***" + e164.substring(e164.length() - SHOWN_DIGITS);
    }

    private static long seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? 0 : Math.max(0, (to.toEpochMilli() - from.toEpochMilli() + 500) / 1_000);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
