package dialer.api.store.retention;

import dialer.api.store.Database;
import dialer.api.store.JobContacts;
import dialer.api.store.NumberHash;
import dialer.api.store.SuppressionStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Destroys personal data, a bounded batch in a transaction that also adds to the destruction's counts: a purge that is
 * broken off has written down what it has taken. What is being dialed at the moment is left for later.
 */
public final class Destroyer {

    /** Ids in one transaction. */
    public static final int BATCH = 500;

    private static final int ROWS_AT_ONCE = 10_000;
    private static final int TRIES = 4;
    private static final List<String> VACUUMED = List.of("personal.cards", "personal.contact_parts",
            "personal.contact_orders", "personal.forms", "personal.score_comments", "personal.numbers",
            "personal.list_rows", "personal.uploads", "personal.job_documents", "personal.event_bodies",
            "personal.idempotent_answers", "personal.source_columns", "contact_numbers", "contacts", "suppressions");

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

    /** Contacts that the warrant still holds for. */
    public DestroyedCounts contacts(List<Long> contactIds, Warrant warrant) {
        return batch(warrant.destructionId(), h -> people(h, warrant).destroy(contactIds,
                Warrant.contacts(warrant.rule())));
    }

    /** Jobs that the warrant still holds for, with the contacts that they have become. */
    public DestroyedCounts jobs(List<Long> jobIds, Warrant warrant) {
        return batch(warrant.destructionId(), h -> new JobDestroyer(h, warrant, clear, people(h, warrant))
                .destroy(jobIds));
    }

    /** Numbers that no contact has. */
    public DestroyedCounts numbers(List<Long> numberIds, Warrant warrant) {
        return batch(warrant.destructionId(), h -> DestroyedCounts.ofContacts(0, 0,
                people(h, warrant).destroyNumbers(numberIds), 0, 0));
    }

    private ContactDestroyer people(Handle h, Warrant warrant) {
        return new ContactDestroyer(h, hash, warrant, clear);
    }

    /**
     * The rows of a base as they were, its files' records, and what it has brought of people whom other bases or orders
     * need; its counts stay. One that is being loaded is left.
     */
    public DestroyedCounts list(int listId, int destructionId) {
        DestroyedCounts all = batch(destructionId, h -> {
            if (!isBeingLoaded(h, listId)) {
                new JobContacts(h).takeOutList(listId);
            }
            return DestroyedCounts.NONE;
        });
        for (DestroyedCounts some = null; some == null || !some.takesNothing(); all = all.plus(some)) {
            some = batch(destructionId, h -> isBeingLoaded(h, listId) ? DestroyedCounts.NONE : listRows(h, listId));
        }
        batch(destructionId, h -> {
            if (!isBeingLoaded(h, listId)) {
                h.createUpdate("DELETE FROM uploads WHERE list_id = :id").bind("id", listId).execute();
                h.createUpdate("UPDATE contact_lists SET columns = '[]', fingerprint = '',"
                        + " destruction_id = coalesce(destruction_id, :destruction) WHERE list_id = :id")
                        .bind("destruction", destructionId).bind("id", listId).execute();
            }
            return DestroyedCounts.NONE;
        });
        return all;
    }

    private static boolean isBeingLoaded(Handle h, int listId) {
        return h.createQuery("SELECT state FROM contact_lists WHERE list_id = :id FOR UPDATE").bind("id", listId)
                .mapTo(String.class).findOne().filter("LOADING"::equals).isPresent();
    }

    private DestroyedCounts listRows(Handle h, int listId) {
        h.createQuery("SELECT CAST(cells AS text) FROM list_rows WHERE list_id = :id AND cells IS NOT NULL"
                + " ORDER BY row_no LIMIT :limit").bind("id", listId).bind("limit", ROWS_AT_ONCE)
                .mapTo(String.class).forEach(clear::document);
        return DestroyedCounts.ofRows(h.createUpdate("""
                DELETE FROM list_rows WHERE list_id = :id AND row_no IN (
                    SELECT row_no FROM list_rows WHERE list_id = :id ORDER BY cells IS NULL, row_no LIMIT :limit)""")
                .bind("id", listId).bind("limit", ROWS_AT_ONCE).execute());
    }

    /** Whatever belongs to people, orders and bases that were destroyed before: it came late, or was left behind. */
    public DestroyedCounts leftBehind(Warrant warrant) {
        return batch(warrant.destructionId(), h -> new StrayDestroyer(h, clear).destroy());
    }

    /** Files are gone: removed, so that nothing has to be undone. Their records go, and they are counted. */
    public DestroyedCounts files(List<Integer> uploadIds, long files, int destructionId) {
        return batch(destructionId, h -> {
            h.createUpdate("DELETE FROM uploads WHERE upload_id = ANY(:ids)")
                    .bindArray("ids", Integer.class, uploadIds).execute();
            return DestroyedCounts.ofFiles(files);
        });
    }

    /** Answers to requests are kept for a day and a little; where no server looks after them, that is done here. */
    public int answersBefore(Instant before) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM personal.idempotent_answers WHERE at < :before")
                .bind("before", at(before)).execute());
    }

    /** Titles of columns that no file has had since: where a header was guessed wrongly, they name people. */
    public int columnsBefore(Instant before) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM source_columns WHERE used_at <= :before")
                .bind("before", at(before)).execute());
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

    /** One transaction; tried again where somebody else's has been in its way. */
    private DestroyedCounts batch(int destructionId, Function<Handle, DestroyedCounts> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(h -> {
                    DestroyedCounts counts = work.apply(h);
                    if (!counts.takesNothing()) {
                        DestructionStore.add(h, destructionId, counts);
                        // before the commit: marks of what stays after all do no harm, marks that are missing would
                        clear.keep(destructionId);
                    }
                    return counts;
                });
            } catch (RuntimeException e) {
                if (attempt == TRIES || !JobContacts.isClash(e)) {
                    throw e;
                }
            }
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
