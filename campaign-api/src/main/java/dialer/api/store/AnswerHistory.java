package dialer.api.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** When people of a region were called and when they answered, over all campaigns. */
public final class AnswerHistory {

    private static final long HOUR_MS = 3_600_000L;

    private final Jdbi jdbi;

    public AnswerHistory(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Attempts within an hour.
     *
     * @param region   ISO 3166-2
     * @param hour     0 to 23, by the wall clock there
     * @param answered of the attempts, by a person
     */
    public record HourOfRegion(String region, int hour, long attempts, long answered) {
    }

    /** Everything since that instant about recipients whose region and only zone are known. */
    public List<HourOfRegion> since(long sinceMs) {
        List<HourOfRegion> hours = new ArrayList<>();
        jdbi.useHandle(h -> h.createQuery("""
                SELECT cn.region, cn.zones, CAST(floor(extract(epoch FROM a.started_at) / 3600) AS bigint) AS hour,
                       count(*) AS attempts,
                       count(*) FILTER (WHERE a.answered_at IS NOT NULL
                                              AND coalesce(o.kind, '') <> 'MACHINE') AS answered
                FROM attempts a JOIN contact_numbers cn USING (contact_id, number_id)
                     LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                WHERE a.started_at > :since AND a.ended_at IS NOT NULL AND cn.region <> ''
                      AND cn.zones <> '' AND strpos(cn.zones, ',') = 0
                      AND a.disposition NOT IN ('INVALID_NUMBER', 'CANCELLED', 'NODE_LOST', 'MISCONFIGURED',
                                                'TRUNK_SILENT', 'CONGESTION', 'FAILED')
                GROUP BY 1, 2, 3""").bind("since", Instant.ofEpochMilli(sinceMs).atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Row(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4),
                        row.getLong(5))).forEach(row -> add(hours, row)));
        return hours;
    }

    private record Row(String region, String zone, long hour, long attempts, long answered) {
    }

    private static void add(List<HourOfRegion> hours, Row row) {
        try {
            int hour = Instant.ofEpochMilli(row.hour() * HOUR_MS).atZone(ZoneId.of(row.zone())).getHour();
            hours.add(new HourOfRegion(row.region(), hour, row.attempts(), row.answered()));
        } catch (DateTimeException e) {
            // a mark that stands for a whole country, or a zone that this machine does not know: nothing to learn
        }
    }
}
