package dialer.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a job wants its recipient to be dialed. Several jobs of one recipient are dialed as the most urgent of them asks,
 * until the last of them is over.
 *
 * @param priority 1 first … 9 last
 * @param deadline nobody calls for it from then on; null for never ending
 */
public record JobTerms(int priority, @Nullable Instant deadline) {

    /** What rows of bases have. */
    public static final JobTerms USUAL = new JobTerms(5, null);

    static JobTerms together(List<JobTerms> all) {
        int priority = all.stream().mapToInt(JobTerms::priority).min().orElse(USUAL.priority());
        Instant last = Instant.MIN;
        for (JobTerms terms : all) {
            Instant deadline = terms.deadline();
            if (deadline == null) {
                return new JobTerms(priority, null);
            }
            last = deadline.isAfter(last) ? deadline : last;
        }
        return new JobTerms(priority, last);
    }

    /** As COPY wants it; null where there is none. */
    @Nullable String deadlineText() {
        return deadline == null ? null : deadline.toString();
    }

    /**
     * Rows were added to contacts that are stored: they bring their terms, and a row without an end takes the end
     * away.
     */
    static void join(Connection connection, ListTarget target, Map<Long, List<JudgedRow>> added,
            Function<JudgedRow, JobTerms> termsOf) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement("""
                UPDATE contacts SET priority = least(priority, ?), jobs_open = jobs_open OR ?,
                       deadline = CASE WHEN deadline IS NULL OR NOT ? THEN NULL ELSE greatest(deadline, ?) END
                WHERE contact_id = ? AND (jobs_open OR deadline IS NOT NULL OR ?)""")) {
            for (Map.Entry<Long, List<JudgedRow>> entry : added.entrySet()) {
                JobTerms terms = together(entry.getValue().stream().map(termsOf).toList());
                Instant deadline = terms.deadline();
                OffsetDateTime end = deadline == null ? null : deadline.atOffset(ZoneOffset.UTC);
                write.setInt(1, terms.priority());
                write.setBoolean(2, target.jobs());
                write.setBoolean(3, end != null);
                write.setObject(4, end, Types.TIMESTAMP_WITH_TIMEZONE);
                write.setLong(5, entry.getKey());
                write.setBoolean(6, target.jobs());
                write.addBatch();
            }
            write.executeBatch();
        }
    }
}
