package dialer.api.store;

import dialer.api.store.ClaimRules.Seller;
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
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was tried lately at many numbers and contacts, over all campaigns, read at once. */
final class PastAttempts {

    private static final String ABANDONED = Disposition.ABANDONED.name();
    /** Said by an agent's outcome, or by answering-machine detection where it is on. */
    private static final String MACHINE = "MACHINE";

    /** What has not ended after so long was lost, and keeps nobody back. */
    private static final long LONGEST_MS = TimeUnit.HOURS.toMillis(6);

    private static final String READ = """
            SELECT a.number_id, a.contact_id, CASE WHEN o.kind = 'MACHINE' THEN 'MACHINE' ELSE a.disposition END AS
                       disposition, a.answered_at IS NOT NULL AS answered,
                   a.bridged_at IS NOT NULL AS bridged, a.campaign_id, coalesce(c.courier, '') AS courier,
                   CAST(extract(epoch FROM a.started_at) * 1000 AS bigint) AS started_ms,
                   CAST(extract(epoch FROM coalesce(a.ended_at, a.started_at)) * 1000 AS bigint) AS ended_ms,
                   a.ended_at IS NULL AS under_way
            FROM attempts a LEFT JOIN contacts c ON c.contact_id = a.contact_id
                 LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
            WHERE a.started_at > :since AND (a.number_id IN (<numbers>) OR a.contact_id IN (<contacts>))""";

    private final Map<Long, List<Row>> byNumber = new HashMap<>();
    private final Map<Long, List<Row>> byContact = new HashMap<>();

    private record Row(long numberId, long contactId, long startedMs, long endedMs,
            boolean underWay, @Nullable String disposition, boolean answered, boolean bridged, int campaignId,
            String courier) {
    }

    private final Seller seller;

    private final FormerNumbers numbers;

    private PastAttempts(Seller seller, FormerNumbers numbers) {
        this.seller = seller;
        this.numbers = numbers;
    }

    /** Reads for the numbers of one claim, under the ids of now and of before their digits were destroyed. */
    static PastAttempts read(Handle h, Seller seller, FormerNumbers numbers, Collection<Long> contactIds,
            long nowMs) {
        PastAttempts past = new PastAttempts(seller, numbers);
        if (!numbers.ids().isEmpty() && !contactIds.isEmpty()) {
            h.createQuery(READ).bindList("numbers", List.copyOf(numbers.ids()))
                    .bindList("contacts", List.copyOf(contactIds))
                    .bind("since", Instant.ofEpochMilli(nowMs - History.REACH_MS).atOffset(ZoneOffset.UTC))
                    .map((row, context) -> row(row)).forEach(past::add);
        }
        return past;
    }

    private void add(Row row) {
        byNumber.computeIfAbsent(numbers.now(row.numberId()), id -> new ArrayList<>()).add(row);
        byContact.computeIfAbsent(row.contactId(), id -> new ArrayList<>()).add(row);
    }

    /**
     * What counts for one number of one contact.
     *
     * @param campaignId whose the next call would be
     * @param courier    in whose name it would be, empty for nobody's: then a campaign is a seller by itself
     */
    History of(long numberId, long contactId, int campaignId, String courier) {
        List<PastAttempt> attempts = new ArrayList<>();
        for (Row row : byNumber.getOrDefault(numberId, List.of())) {
            attempts.add(past(row, true, row.contactId() == contactId, sameSeller(row, campaignId, courier)));
        }
        for (Row row : byContact.getOrDefault(contactId, List.of())) {
            if (numbers.now(row.numberId()) != numberId) {
                attempts.add(past(row, false, true, sameSeller(row, campaignId, courier)));
            }
        }
        return attempts.isEmpty() ? History.NONE : new History(attempts);
    }

    /**
     * Whether the number is being called or spoken to for somebody else: how that will end nobody can count yet, and
     * the engine may have forgotten it by the time it is offered the number once more.
     */
    boolean underWay(long numberId, long nowMs) {
        return byNumber.getOrDefault(numberId, List.of()).stream()
                .anyMatch(row -> row.underWay() && row.startedMs() > nowMs - LONGEST_MS);
    }

    private boolean sameSeller(Row row, int campaignId, String courier) {
        String then = seller.of(row.courier(), row.campaignId());
        return then.equals(courier) && (!courier.isEmpty() || row.campaignId() == campaignId);
    }

    private static PastAttempt past(Row row, boolean sameNumber, boolean sameContact, boolean sameSeller) {
        return new PastAttempt(row.startedMs(), Math.max(row.startedMs(), row.endedMs()), sameNumber, sameContact,
                sameSeller, row.answered(), row.bridged(), ABANDONED.equals(row.disposition()),
                MACHINE.equals(row.disposition()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("number_id"), row.getLong("contact_id"), row.getLong("started_ms"),
                row.getLong("ended_ms"), row.getBoolean("under_way"), row.getString("disposition"),
                row.getBoolean("answered"), row.getBoolean("bridged"), row.getInt("campaign_id"),
                row.getString("courier"));
    }
}
