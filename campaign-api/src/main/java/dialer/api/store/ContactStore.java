package dialer.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** People to be reached, with their cards and numbers. */
public final class ContactStore {

    private static final String SEARCH = """
            WHERE c.campaign_id = :a AND c.contact_id > :b AND (:state = '' OR c.state = :state)
                  AND (:listId = 0 OR c.list_id = :listId)
                  AND (:disposition = '' OR c.last_disposition = :disposition)
                  AND (:reason = '' OR c.finish_reason = :reason OR c.wait_reason = :reason)""";
    private static final String WORD = """
             AND (CAST(k.card AS text) ILIKE :word# OR (:digits# <> '' AND EXISTS (
                  SELECT 1 FROM contact_numbers x JOIN numbers y USING (number_id)
                  WHERE x.contact_id = c.contact_id AND y.e164 LIKE :digits#)))""";

    private final Jdbi jdbi;

    public ContactStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A contact for lists and reports. */
    public record Contact(long contactId, int campaignId, int listId, long rowNo, String courier, String state,
            @Nullable String heldFor, int priority, @Nullable Instant nextAt, int attemptsMade,
            @Nullable String lastDisposition, boolean callback, @Nullable String waitReason,
            @Nullable String finishReason, Map<String, String> card, List<ContactNumber> numbers) {
        @Override
        public String toString() {
            return "Contact[" + contactId + ", " + state + "]";
        }
    }

    /** One of a contact's numbers. */
    public record ContactNumber(long numberId, String e164, String extension, int position, String zones,
            String region, String evidence, int attemptsMade, @Nullable String lastDisposition, boolean suppressed) {
        @Override
        public String toString() {
            return "ContactNumber[" + numberId + "]";
        }
    }

    public Optional<Contact> byId(long contactId) {
        return read("WHERE c.contact_id = :a", Map.of("a", contactId), 1).stream().findFirst();
    }

    /** Those of the contacts that there are. */
    public List<Contact> byIds(List<Long> contactIds) {
        return read("WHERE c.contact_id = ANY(:a)", Map.of("a", contactIds.toArray(Long[]::new)), contactIds.size());
    }

    /** Contacts of a campaign behind {@code after}, of one state or, where it is empty, of all. */
    public List<Contact> page(int campaignId, String state, long after, int limit) {
        return read("WHERE c.campaign_id = :a AND c.contact_id > :b AND (:state = '' OR c.state = :state)",
                Map.of("a", campaignId, "b", after, "state", state), limit);
    }

    /**
     * What somebody looks for among a campaign's contacts; an empty text, 0 or null asks nothing.
     *
     * @param text        part of a number, or of anything on the card; every word of it must be there
     * @param listId      the base
     * @param state       of the contact
     * @param disposition how the last attempt ended
     * @param reason      why the contact is finished, or why it waits
     */
    public record Wanted(String text, int listId, String state, String disposition, String reason) {
        @Override
        public String toString() {
            return "Wanted[" + state + ", " + disposition + "]";
        }
    }

    /** Contacts of a campaign behind {@code after} that are as wanted. */
    public List<Contact> search(int campaignId, Wanted wanted, long after, int limit) {
        Map<String, Object> binds = new LinkedHashMap<>();
        return read(where(campaignId, wanted, after, binds), binds, limit);
    }

    /** What stands on the cards of those who are as wanted: every field that one of them has, the usual ones first. */
    public List<String> fields(int campaignId, Wanted wanted) {
        Map<String, Object> binds = new LinkedHashMap<>();
        String where = where(campaignId, wanted, 0, binds);
        return jdbi.withHandle(h -> h.createQuery("SELECT field FROM contacts c JOIN cards k USING (contact_id),"
                + " jsonb_object_keys(k.card) AS field " + where + " GROUP BY field ORDER BY count(*) DESC, field")
                .bindMap(binds).mapTo(String.class).list());
    }

    private static String where(int campaignId, Wanted wanted, long after, Map<String, Object> binds) {
        binds.putAll(Map.of("a", campaignId, "b", after, "state", wanted.state(), "listId", wanted.listId(),
                "disposition", wanted.disposition(), "reason", wanted.reason()));
        StringBuilder where = new StringBuilder(SEARCH);
        int words = 0;
        for (String word : wanted.text().strip().split("\\s+")) {
            if (!word.isEmpty()) {
                String digits = word.replaceAll("[()+-]", "");
                boolean number = digits.matches(word.startsWith("+") ? "\\d{1,15}" : "\\d{2,15}");
                binds.put("word" + words, like(word));
                binds.put("digits" + words, number ? like(digits) : "");
                where.append(WORD.replace("#", String.valueOf(words)));
                words++;
            }
        }
        return where.toString();
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /**
     * Nobody calls the contact any more.
     *
     * @return false when it is over already
     */
    public boolean withdraw(long contactId) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE contacts SET state = 'WITHDRAWN', finish_reason = 'WITHDRAWN', lease_epoch = NULL
                WHERE contact_id = :id AND state NOT IN ('FINISHED', 'WITHDRAWN')""").bind("id", contactId)
                .execute()) > 0;
    }

    /**
     * The contact goes in front of all others of its campaign, and is looked at now; hours and limits still hold.
     *
     * @return false when it is over, or held until a person has decided about it
     */
    public boolean callFirst(long contactId) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE contacts SET priority = 1,
                       next_at = CASE WHEN state IN ('OPEN', 'WAITING') THEN now() ELSE next_at END
                WHERE contact_id = :id AND state NOT IN ('FINISHED', 'WITHDRAWN', 'HELD')""").bind("id", contactId)
                .execute()) > 0;
    }

    /**
     * A person has picked one of a held contact's numbers: it alone is kept, and the contact can be dialed.
     *
     * @return false when the contact is not held
     */
    public boolean pick(long contactId, long numberId) {
        return jdbi.inTransaction(h -> {
            int held = h.createUpdate("UPDATE contacts SET state = 'OPEN', held_for = NULL"
                    + " WHERE contact_id = :id AND state = 'HELD'").bind("id", contactId).execute();
            if (held > 0) {
                h.createUpdate("DELETE FROM contact_numbers WHERE contact_id = :id AND number_id <> :numberId")
                        .bind("id", contactId).bind("numberId", numberId).execute();
                h.createUpdate("""
                        UPDATE list_rows r SET accepted = true FROM contacts c WHERE c.contact_id = :id
                               AND r.list_id = c.list_id AND r.row_no = c.row_no""").bind("id", contactId).execute();
            }
            return held > 0;
        });
    }

    /** Counts by state. */
    public Map<String, Long> countsByState(int campaignId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT state, count(*) AS n FROM contacts WHERE campaign_id = :id"
                + " GROUP BY state ORDER BY state").bind("id", campaignId)
                .map((row, context) -> Map.entry(row.getString("state"), row.getLong("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /** When the next contact of the campaign is due that is not due yet; empty where nobody waits for a time. */
    public Optional<Instant> nextDue(int campaignId, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("SELECT min(next_at) FROM contacts WHERE campaign_id = :id"
                + " AND state IN ('OPEN', 'WAITING') AND next_at > :now AND isfinite(next_at)")
                .bind("id", campaignId).bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)).one());
    }

    /** Digits of numbers, for the number book of attempts that are still open after a restart. */
    public Map<Long, String> digits(Collection<Long> numberIds) {
        Map<Long, String> digits = new LinkedHashMap<>();
        if (!numberIds.isEmpty()) {
            jdbi.useHandle(h -> h.createQuery("SELECT number_id, e164 FROM numbers WHERE number_id IN (<ids>)")
                    .bindList("ids", List.copyOf(numberIds))
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(entry -> digits.put(entry.getKey(), entry.getValue())));
        }
        return digits;
    }

    /** Those of the contacts whom nobody calls any more. */
    public List<Long> over(Collection<Long> contactIds) {
        return contactIds.isEmpty() ? List.of() : jdbi.withHandle(h -> h.createQuery("SELECT contact_id FROM contacts"
                + " WHERE contact_id = ANY(:ids) AND state IN ('FINISHED', 'WITHDRAWN') ORDER BY contact_id")
                .bindArray("ids", Long.class, List.copyOf(contactIds)).mapTo(Long.class).list());
    }

    /**
     * From which of our numbers a contact's number was to be called.
     *
     * @param callerId in E.164
     */
    public record Line(long contactId, long numberId, String callerId) {
        @Override
        public String toString() {
            return "Line[" + contactId + "]";
        }
    }

    /** What was chosen for those who stood in a hopper before a restart. */
    public List<Line> lines(Collection<Long> contactIds) {
        return contactIds.isEmpty() ? List.of() : jdbi.withHandle(h -> h.createQuery("""
                SELECT cn.contact_id, cn.number_id, own.e164
                FROM contact_numbers cn JOIN caller_ids own
                     ON own.caller_id = CAST(cn.decision ->> 'callerId' AS integer)
                WHERE cn.contact_id = ANY(:ids)""").bindArray("ids", Long.class, List.copyOf(contactIds))
                .map((row, context) -> new Line(row.getLong(1), row.getLong(2), row.getString(3))).list());
    }

    private List<Contact> read(String where, Map<String, ?> binds, int limit) {
        return jdbi.withHandle(h -> {
            Map<Long, List<ContactNumber>> numbers = new LinkedHashMap<>();
            List<Contact> contacts = h.createQuery("""
                    SELECT c.contact_id, c.campaign_id, c.list_id, c.row_no, c.courier, c.held_for, c.state,
                           c.priority, c.attempts_made,
                           c.last_disposition, c.callback, c.wait_reason, c.finish_reason, CAST(k.card AS text) AS card,
                           CASE WHEN isfinite(c.next_at) THEN c.next_at END AS next_at
                    FROM contacts c LEFT JOIN cards k USING (contact_id)
                    """ + where + " ORDER BY c.contact_id LIMIT :limit")
                    .bindMap(binds).bind("limit", limit)
                    .map((row, context) -> contact(row, numbers)).list();
            if (!numbers.isEmpty()) {
                h.createQuery("""
                        SELECT cn.*, n.e164, s.number_id IS NOT NULL AS suppressed
                        FROM contact_numbers cn JOIN numbers n USING (number_id)
                             LEFT JOIN suppressions s USING (number_id)
                        WHERE cn.contact_id IN (<ids>) ORDER BY cn.contact_id, cn.position""")
                        .bindList("ids", List.copyOf(numbers.keySet()))
                        .map((row, context) -> Map.entry(row.getLong("contact_id"), number(row)))
                        .forEach(entry -> numbers.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                                .add(entry.getValue()));
            }
            return contacts;
        });
    }

    private static Contact contact(ResultSet row, Map<Long, List<ContactNumber>> numbers) throws SQLException {
        List<ContactNumber> own = new ArrayList<>();
        long contactId = row.getLong("contact_id");
        numbers.put(contactId, own);
        String card = row.getString("card");
        java.sql.Timestamp nextAt = row.getTimestamp("next_at");
        return new Contact(contactId, row.getInt("campaign_id"), row.getInt("list_id"), row.getLong("row_no"),
                row.getString("courier"), row.getString("state"), row.getString("held_for"),
                row.getInt("priority"), nextAt == null ? null : nextAt.toInstant(), row.getInt("attempts_made"),
                row.getString("last_disposition"), row.getBoolean("callback"), row.getString("wait_reason"),
                row.getString("finish_reason"),
                card == null ? Map.of() : Documents.texts(card), own);
    }

    private static ContactNumber number(ResultSet row) throws SQLException {
        return new ContactNumber(row.getLong("number_id"), row.getString("e164"), row.getString("extension"),
                row.getInt("position"), row.getString("zones"), row.getString("region"), row.getString("evidence"),
                row.getInt("attempts_made"), row.getString("last_disposition"),
                row.getBoolean("suppressed"));
    }
}
