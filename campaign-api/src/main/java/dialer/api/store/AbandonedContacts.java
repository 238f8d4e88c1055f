package dialer.api.store;

import dialer.compliance.History;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Who is due or waits for the next try and was abandoned lately, by this campaign or another one. */
public final class AbandonedContacts {

    /** A contact is locked by what befell itself at any number, or by what befell each of its numbers elsewhere. */
    private static final String READ = """
            WITH lately AS MATERIALIZED (
                SELECT contact_id, number_id, ended_at FROM attempts
                WHERE disposition = 'ABANDONED' AND ended_at > :since),
            by_contact AS MATERIALIZED (SELECT contact_id, max(ended_at) AS at FROM lately GROUP BY 1),
            by_number AS MATERIALIZED (SELECT number_id, max(ended_at) AS at FROM lately GROUP BY 1),
            touched AS (SELECT contact_id FROM by_contact
                        UNION SELECT cn.contact_id FROM contact_numbers cn JOIN by_number USING (number_id))
            SELECT c.contact_id, c.state, greatest(c.next_at, :now) AS next_at,
                   (array_agg(n.e164 ORDER BY x.position))[1] AS e164,
                   (array_agg(x.region ORDER BY x.position))[1] AS region, min(greatest(p.at, d.at)) AS since
            FROM touched JOIN contacts c USING (contact_id) JOIN contact_numbers x USING (contact_id)
                 JOIN numbers n USING (number_id) LEFT JOIN by_contact p ON p.contact_id = c.contact_id
                 LEFT JOIN by_number d ON d.number_id = x.number_id
            WHERE c.campaign_id = :id AND c.state IN ('OPEN', 'WAITING') AND c.wait_reason IS NULL
                  AND NOT c.callback
                  AND (c.deadline IS NULL OR c.deadline > :now) AND NOT x.wrong_person
                  AND coalesce(x.last_disposition, '') NOT IN ('INVALID_NUMBER', 'UNWANTED')
            GROUP BY c.contact_id, c.state, c.next_at HAVING bool_and(greatest(p.at, d.at) IS NOT NULL)""";

    private final Jdbi jdbi;

    public AbandonedContacts(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Somebody who may be locked, which the pack says.
     *
     * @param e164    the first number that is dialed
     * @param region  of that number, ISO 3166-2, empty where it is not known
     * @param sinceMs when the last such call was over, UTC: at the number that is free again first
     * @param nextMs  not before this instant for the campaign's own sake, UTC
     */
    public record Abandoned(long contactId, String state, String e164, String region, long sinceMs, long nextMs) {
        @Override
        public String toString() {
            return "Abandoned[" + contactId + "]";
        }
    }

    public List<Abandoned> waiting(int campaignId, long nowMs) {
        return jdbi.withHandle(h -> h.createQuery(READ).bind("id", campaignId).bind("now", at(nowMs))
                .bind("since", at(nowMs - History.REACH_MS)).map((row, context) -> abandoned(row)).list());
    }

    private static Abandoned abandoned(ResultSet row) throws SQLException {
        return new Abandoned(row.getLong("contact_id"), row.getString("state"), row.getString("e164"),
                row.getString("region"), row.getTimestamp("since").getTime(), row.getTimestamp("next_at").getTime());
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
