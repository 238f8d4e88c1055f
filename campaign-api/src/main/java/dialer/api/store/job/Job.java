package dialer.api.store.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order for which a person is to be reached; nothing of it is personal.
 *
 * @param version        counts up with each change that the courier makes
 * @param run            counts up each time the courier has it called again, from 1
 * @param sandbox        it is answered by a simulation and never dialed
 * @param campaignId     which calls for it, 0 for none yet
 * @param contactId      whom it has become, 0 for nobody yet
 * @param outcome        one of the words of {@code dialer.api.store.job.OutcomeWord}, null for none yet
 * @param fingerprint    of its document, SHA-256 in hex
 * @param phones         what became of each number that was sent: a JSON array without digits
 */
public record Job(long jobId, int courierId, String courierOrderId, String kind, int version, JobState state,
        @Nullable EndedAs endedAs, boolean sandbox, int run, int campaignId, long contactId, @Nullable String outcome,
        long outcomeAttempt, String fingerprint, String phones, @Nullable Instant notBefore,
        @Nullable Instant deadline, Instant receivedAt, @Nullable Instant finalAt, @Nullable Instant handedOverAt,
        @Nullable Instant purgedAt) {

    static final String COLUMNS = """
            j.job_id, j.courier_id, j.courier_order_id, j.kind, j.version, j.state, j.ended_as, j.sandbox, j.run,
            j.campaign_id, j.contact_id, j.outcome, j.outcome_attempt, encode(j.fingerprint, 'hex') AS fingerprint,
            CAST(j.phones AS text) AS phones, j.not_before, j.deadline, j.received_at, j.final_at, j.handed_over_at,
            j.purged_at\s""";

    static Job of(ResultSet row) throws SQLException {
        String endedAs = row.getString("ended_as");
        return new Job(row.getLong("job_id"), row.getInt("courier_id"), row.getString("courier_order_id"),
                row.getString("kind"), row.getInt("version"), JobState.valueOf(row.getString("state")),
                endedAs == null ? null : EndedAs.valueOf(endedAs), row.getBoolean("sandbox"), row.getInt("run"),
                row.getInt("campaign_id"), row.getLong("contact_id"), row.getString("outcome"),
                row.getLong("outcome_attempt"), row.getString("fingerprint"), row.getString("phones"),
                instant(row, "not_before"), instant(row, "deadline"), row.getTimestamp("received_at").toInstant(),
                instant(row, "final_at"), instant(row, "handed_over_at"), instant(row, "purged_at"));
    }

    /** Whether the same document was sent for it. */
    public boolean isOf(String otherFingerprint) {
        return fingerprint.equals(otherFingerprint);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
