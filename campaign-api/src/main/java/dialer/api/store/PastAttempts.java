package dialer.api.store;

import dialer.compliance.History;
import dialer.compliance.PastAttempt;
import dialer.core.attempt.Disposition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was tried lately at many numbers and contacts, over all campaigns, read at once. */
final class PastAttempts {

    private static final String ABANDONED = Disposition.ABANDONED.name();
    /** Said by an agent's outcome, or by answering-machine detection where it is on. */
    private static final String MACHINE = "MACHINE";

    private static final String READ = """
            SELECT a.number_id, a.contact_id, CASE WHEN o.kind = 'MACHINE' THEN 'MACHINE' ELSE a.disposition END AS
                       disposition, a.answered_at IS NOT NULL AS answered,
                   a.bridged_at IS NOT NULL AS bridged, a.campaign_id IN (<campaigns>) AS same_seller,
                   CAST(extract(epoch FROM a.started_at) * 1000 AS bigint) AS started_ms
            FROM attempts a LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
            WHERE a.started_at > :since AND (a.number_id IN (<numbers>) OR a.contact_id IN (<contacts>))""";

    private final Map<Long, List<Row>> byNumber = new HashMap<>();
    private final Map<Long, List<Row>> byContact = new HashMap<>();

    private record Row(long numberId, long contactId, long startedMs, @Nullable String disposition,
            boolean answered, boolean bridged, boolean sameSeller) {
    }

    private PastAttempts() {
    }

    /** Reads for the numbers of one claim; campaigns are those in the same seller's name. */
    static PastAttempts read(Handle h, Collection<Integer> campaigns, Collection<Long> numberIds,
            Collection<Long> contactIds, long nowMs) {
        PastAttempts past = new PastAttempts();
        if (!numberIds.isEmpty() && !contactIds.isEmpty()) {
            h.createQuery(READ).bindList("campaigns", List.copyOf(campaigns))
                    .bindList("numbers", List.copyOf(numberIds)).bindList("contacts", List.copyOf(contactIds))
                    .bind("since", Instant.ofEpochMilli(nowMs - History.REACH_MS).atOffset(ZoneOffset.UTC))
                    .map((row, context) -> row(row)).forEach(past::add);
        }
        return past;
    }

    private void add(Row row) {
        byNumber.computeIfAbsent(row.numberId(), id -> new ArrayList<>()).add(row);
        byContact.computeIfAbsent(row.contactId(), id -> new ArrayList<>()).add(row);
    }

    /** What counts for one number of one contact. */
    History of(long numberId, long contactId) {
        List<PastAttempt> attempts = new ArrayList<>();
        for (Row row : byNumber.getOrDefault(numberId, List.of())) {
            attempts.add(past(row, true, row.contactId() == contactId));
        }
        for (Row row : byContact.getOrDefault(contactId, List.of())) {
            if (row.numberId() != numberId) {
                attempts.add(past(row, false, true));
            }
        }
        return attempts.isEmpty() ? History.NONE : new History(attempts);
    }

    private static PastAttempt past(Row row, boolean sameNumber, boolean sameContact) {
        return new PastAttempt(row.startedMs(), sameNumber, sameContact, row.sameSeller(), row.answered(),
                row.bridged(), ABANDONED.equals(row.disposition()), MACHINE.equals(row.disposition()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("number_id"), row.getLong("contact_id"), row.getLong("started_ms"),
                row.getString("disposition"), row.getBoolean("answered"),
                row.getBoolean("bridged"), row.getBoolean("same_seller"));
    }
}
