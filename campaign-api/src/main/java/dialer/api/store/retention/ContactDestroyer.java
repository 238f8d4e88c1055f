package dialer.api.store.retention;

import dialer.api.store.NumberHash;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Takes everything personal from contacts, in the caller's transaction. Whoever is in a hopper or in an attempt is left
 * alone. A number goes with its last contact; its keyed hash stays under the id that attempts name.
 */
final class ContactDestroyer {

    private static final String LOCK = """
            SELECT contact_id FROM contacts WHERE contact_id = ANY(:ids) AND destruction_id IS NULL
            ORDER BY contact_id FOR UPDATE SKIP LOCKED""";

    /** Asked once they are locked, so that nobody can have joined meanwhile. Who has a lease is still the engine's. */
    private static final String FREE = """
            SELECT x.contact_id FROM contacts x
            WHERE x.contact_id = ANY(:ids) AND x.state NOT IN ('IN_HOPPER', 'IN_ATTEMPT')
                  AND (x.lease_epoch IS NULL OR x.finished_at <= now() - interval '1 hour')
                  AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.contact_id = x.contact_id
                                  AND (a.ended_at IS NULL
                                       OR (a.disposition = 'CONNECTED' AND a.outcome_id IS NULL
                                           AND a.outcome_waived_by IS NULL AND a.started_at > :dayAgo)))
                  AND\s""";

    private static final String CLEAR_ROWS = """
            UPDATE list_rows r SET cells = NULL
            FROM (SELECT list_id, row_no FROM contacts WHERE contact_id = ANY(:ids)
                  UNION SELECT list_id, row_no FROM contact_parts WHERE contact_id = ANY(:ids)) x
            WHERE r.list_id = x.list_id AND r.row_no = x.row_no AND r.cells IS NOT NULL""";

    private static final String EMPTY_CONTACTS = """
            UPDATE contacts SET destruction_id = :destructionId, lease_epoch = NULL, wait_reason = NULL,
                   held_for = NULL, callback = false,
                   finish_reason = CASE WHEN state IN ('FINISHED', 'WITHDRAWN') THEN finish_reason
                                        ELSE 'DATA_DESTROYED' END,
                   state = CASE WHEN state = 'WITHDRAWN' THEN state ELSE 'FINISHED' END
            WHERE contact_id = ANY(:ids)""";

    /** Without a contact, and not kept by an opt-out that has no entry of its own yet. */
    private static final String UNUSED_NUMBERS = """
            SELECT n.number_id, n.e164 FROM numbers n
            WHERE n.number_id = ANY(:ids)
                  AND NOT EXISTS (SELECT 1 FROM contact_numbers cn WHERE cn.number_id = n.number_id)
                  AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.number_id = n.number_id AND NOT s.adopted)
            ORDER BY n.number_id FOR UPDATE OF n SKIP LOCKED""";

    private final Handle handle;
    private final NumberHash hash;
    private final Warrant warrant;
    private final ClearValues clear;

    ContactDestroyer(Handle handle, NumberHash hash, Warrant warrant, ClearValues clear) {
        this.handle = handle;
        this.hash = hash;
        this.warrant = warrant;
        this.clear = clear;
    }

    private record OwnNumber(long numberId, String e164) {
        @Override
        public String toString() {
            return "OwnNumber[" + numberId + "]";
        }
    }

    /** {@code due}: what must hold for a contact {@code x}, as {@link Warrant} words it. */
    DestroyedCounts destroy(Collection<Long> contactIds, String due) {
        List<Long> locked = handle.createQuery(LOCK).bindArray("ids", Long.class, contactIds).mapTo(Long.class).list();
        Set<Long> free = new LinkedHashSet<>(Warrant.bind(handle.createQuery(FREE + due + " ORDER BY x.contact_id"),
                due, warrant.before()).bindArray("ids", Long.class, locked)
                .bind("dayAgo", at(warrant.now().minusSeconds(86_400))).mapTo(Long.class).list());
        if (free.isEmpty()) {
            return DestroyedCounts.NONE;
        }
        show(free);
        long rows = change(CLEAR_ROWS, free);
        long cards = change("DELETE FROM cards WHERE contact_id = ANY(:ids)", free);
        change("DELETE FROM contact_parts WHERE contact_id = ANY(:ids)", free);
        change("DELETE FROM contact_orders WHERE contact_id = ANY(:ids)", free);
        long notes = change("DELETE FROM forms WHERE contact_id = ANY(:ids)", free)
                + change("DELETE FROM score_comments WHERE contact_id = ANY(:ids)", free);
        Set<Long> numberIds = new HashSet<>(handle.createQuery("SELECT number_id FROM contact_numbers"
                + " WHERE contact_id = ANY(:ids)").bindArray("ids", Long.class, free).mapTo(Long.class).list());
        change("DELETE FROM contact_numbers WHERE contact_id = ANY(:ids)", free);
        long numbers = destroyNumbers(numberIds);
        handle.createUpdate(EMPTY_CONTACTS).bind("destructionId", warrant.destructionId())
                .bindArray("ids", Long.class, free).execute();
        return DestroyedCounts.ofContacts(free.size(), cards, numbers, notes, rows);
    }

    /** Of these numbers, those that no contact has go; answers how many. */
    long destroyNumbers(Collection<Long> numberIds) {
        List<OwnNumber> unused = handle.createQuery(UNUSED_NUMBERS).bindArray("ids", Long.class, numberIds)
                .map((row, context) -> new OwnNumber(row.getLong(1), row.getString(2))).list();
        if (unused.isEmpty()) {
            return 0;
        }
        PreparedBatch marks = handle.prepareBatch("INSERT INTO number_marks (number_id, number_hash, at)"
                + " VALUES (:id, :hash, :at) ON CONFLICT (number_id) DO NOTHING");
        for (OwnNumber number : unused) {
            clear.number(number.e164());
            marks.bind("id", number.numberId()).bind("hash", hash.of(number.e164()))
                    .bind("at", at(warrant.now())).add();
        }
        marks.execute();
        List<Long> ids = unused.stream().map(OwnNumber::numberId).toList();
        change("DELETE FROM suppressions WHERE number_id = ANY(:ids)", ids);
        return change("DELETE FROM numbers WHERE number_id = ANY(:ids)", ids);
    }

    private void show(Set<Long> contactIds) {
        for (String sql : List.of("SELECT CAST(card AS text) FROM cards WHERE contact_id = ANY(:ids)",
                "SELECT CAST(card AS text) FROM contact_parts WHERE contact_id = ANY(:ids)",
                "SELECT CAST(data AS text) FROM forms WHERE contact_id = ANY(:ids)")) {
            handle.createQuery(sql).bindArray("ids", Long.class, contactIds).mapTo(String.class)
                    .forEach(clear::document);
        }
        handle.createQuery("SELECT note FROM forms WHERE contact_id = ANY(:ids) AND note <> ''"
                        + " UNION ALL SELECT comment FROM score_comments WHERE contact_id = ANY(:ids)")
                .bindArray("ids", Long.class, contactIds).mapTo(String.class).forEach(clear::text);
    }

    private long change(String sql, Collection<Long> ids) {
        return handle.createUpdate(sql).bindArray("ids", Long.class, ids).execute();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
