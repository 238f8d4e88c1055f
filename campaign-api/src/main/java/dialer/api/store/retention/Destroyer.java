package dialer.api.store.retention;

import dialer.api.store.Database;
import dialer.api.store.NumberHash;
import dialer.api.store.SuppressionStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Destroys personal data, a bounded batch in a transaction. What is being dialed at the moment is left for later. */
public final class Destroyer {

    /** Ids in one transaction. */
    public static final int BATCH = 500;

    private static final int ROWS_AT_ONCE = 10_000;
    private static final List<String> VACUUMED = List.of("personal.cards", "personal.contact_parts",
            "personal.contact_orders", "personal.forms", "personal.numbers", "personal.list_rows", "personal.uploads",
            "personal.job_documents", "personal.event_bodies", "contact_numbers", "contacts");

    private final Jdbi jdbi;
    private final NumberHash hash;
    private final SuppressionStore suppressions;
    private final ClearValues clear;

    /** {@code clear} is shown everything that goes, before it does. */
    public Destroyer(Database database, ClearValues clear) {
        this.jdbi = database.jdbi();
        this.hash = database.numberHash();
        this.suppressions = new SuppressionStore(database);
        this.clear = clear;
    }

    /** Opt-outs that agents have taken get entries of their own, which do not need the number's row. */
    public void keepSuppressions() {
        suppressions.adopt();
    }

    /** Contacts of bases. */
    public DestroyedCounts contacts(List<Long> contactIds, int destructionId, Instant now) {
        return jdbi.inTransaction(h -> new ContactDestroyer(h, hash, destructionId, now, clear).destroy(contactIds)
                .counts());
    }

    /** Jobs with the contacts that they have become. */
    public DestroyedCounts jobs(List<Long> jobIds, RetentionRule rule, int destructionId, Instant now) {
        return jdbi.inTransaction(h -> new JobDestroyer(h, rule, destructionId, now, clear,
                new ContactDestroyer(h, hash, destructionId, now, clear)).destroy(jobIds));
    }

    /** Numbers that no contact has. */
    public DestroyedCounts numbers(List<Long> numberIds, int destructionId, Instant now) {
        return DestroyedCounts.ofContacts(0, 0, jdbi.inTransaction(h -> new ContactDestroyer(h, hash, destructionId,
                now, clear).destroyNumbers(numberIds)), 0, 0);
    }

    /** The rows of a base as they were, and its files' records; its counts stay. */
    public DestroyedCounts list(int listId, int destructionId) {
        long rows = 0;
        for (long some = -1; some != 0; rows += some) {
            some = jdbi.inTransaction(h -> listRows(h, listId));
        }
        jdbi.useTransaction(h -> {
            h.createUpdate("DELETE FROM uploads WHERE list_id = :id").bind("id", listId).execute();
            h.createUpdate("UPDATE contact_lists SET columns = '[]', fingerprint = '', destruction_id = :destruction"
                    + " WHERE list_id = :id").bind("destruction", destructionId).bind("id", listId).execute();
        });
        return DestroyedCounts.ofRows(rows);
    }

    private long listRows(Handle h, int listId) {
        h.createQuery("SELECT CAST(cells AS text) FROM list_rows WHERE list_id = :id AND cells IS NOT NULL"
                + " ORDER BY row_no LIMIT :limit").bind("id", listId).bind("limit", ROWS_AT_ONCE)
                .mapTo(String.class).forEach(clear::document);
        return h.createUpdate("""
                DELETE FROM list_rows WHERE list_id = :id AND row_no IN (
                    SELECT row_no FROM list_rows WHERE list_id = :id ORDER BY cells IS NULL, row_no LIMIT :limit)""")
                .bind("id", listId).bind("limit", ROWS_AT_ONCE).execute();
    }

    /** Files' records that belong to no base and that nobody has touched since. */
    public List<Integer> staleUploads(Instant before) {
        return jdbi.withHandle(h -> h.createQuery("DELETE FROM uploads WHERE changed_at <= :before AND state IN"
                + " ('FAILED', 'CANCELLED', 'MAPPING', 'CHECKED') RETURNING upload_id").bind("before", at(before))
                .mapTo(Integer.class).list());
    }

    /** Records of calls that are older than the law wants them; answers how many attempts. */
    public long ledger(Instant before) {
        long all = 0;
        for (long some = -1; some != 0; all += some) {
            some = jdbi.withHandle(h -> h.createUpdate("""
                    DELETE FROM attempts WHERE attempt_id IN (
                        SELECT attempt_id FROM attempts WHERE started_at <= :before AND ended_at IS NOT NULL
                        ORDER BY attempt_id LIMIT 5000)""").bind("before", at(before)).execute());
        }
        jdbi.useHandle(h -> h.createUpdate("""
                DELETE FROM number_marks m WHERE m.at <= :before
                       AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.number_id = m.number_id)""")
                .bind("before", at(before)).execute());
        return all;
    }

    /** What was deleted is gone from the pages too, as far as PostgreSQL can do that without rewriting tables. */
    public void vacuum() {
        jdbi.useHandle(h -> VACUUMED.forEach(table -> h.execute("VACUUM " + table)));
    }

    /** Files' records of these bases. */
    public List<Integer> uploadsOf(Collection<Integer> listIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT upload_id FROM uploads WHERE list_id = ANY(:ids)")
                .bindArray("ids", Integer.class, listIds).mapTo(Integer.class).list());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
