package dialer.api.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Uploaded bases and the verdict on each of their rows. */
public final class ListStore {

    private static final String COLUMNS = "list_id, campaign_id, name, state, charset, total_rows, ok, fixed, warning,"
            + " rejected, duplicate, merged, created_at";

    private final Jdbi jdbi;

    public ListStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** An uploaded base; state CHECKED (a dry run, nobody can be called), LOADING, READY, FAILED or WITHDRAWN. */
    public record ContactList(int listId, int campaignId, String name, String state, String charset, long totalRows,
            long ok, long fixed, long warning, long rejected, long duplicate, long merged, Instant createdAt) {
    }

    /**
     * Verdict on one row of the file; rows count from 1, the first line being row 1.
     *
     * @param columnNo the column that is to blame, from 1; 0 for none
     * @param accepted whether a person has accepted the warning
     * @param cells    the row as it was, JSON; for warnings and rejections
     */
    public record RowVerdict(long rowNo, String verdict, String code, int columnNo, boolean accepted,
            @Nullable String cells) {
        /** The cells of the row as it was. */
        public List<String> texts() {
            return cells == null ? List.of() : Documents.list(cells);
        }

        @Override
        public String toString() {
            return "RowVerdict[" + rowNo + ", " + verdict + ", " + code + "]";
        }
    }

    /** How many rows of a list have a verdict for the same reason. */
    public record VerdictClass(String verdict, String code, boolean accepted, long rows) {
    }

    /** A new list that rows can be put into. */
    public ContactList create(int campaignId, String name) {
        return create(campaignId, name, List.of(), "", false);
    }

    /**
     * A new list.
     *
     * @param columns     titles of the file's columns, for the file of mistakes
     * @param fingerprint of the file's content; empty where nobody will ask
     * @param dryRun      nobody of it is ever dialed
     */
    public ContactList create(int campaignId, String name, List<String> columns, String fingerprint, boolean dryRun) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO contact_lists (campaign_id, name, columns, fingerprint,"
                + " state) VALUES (:campaignId, :name, CAST(:columns AS jsonb), :fingerprint, :state) RETURNING "
                + COLUMNS).bind("campaignId", campaignId).bind("name", name)
                .bind("columns", Documents.text(columns)).bind("fingerprint", fingerprint)
                .bind("state", dryRun ? "CHECKED" : "LOADING").map(ConstructorMapper.of(ContactList.class)).one());
    }

    /** The list that a dry run has left becomes a real one: its rows are judged anew. */
    public void beginStoring(int listId, List<String> columns) {
        jdbi.useTransaction(h -> {
            h.createUpdate("DELETE FROM list_rows WHERE list_id = :id").bind("id", listId).execute();
            h.createUpdate("UPDATE contact_lists SET state = 'LOADING', merged = 0, columns = CAST(:columns AS jsonb)"
                    + " WHERE list_id = :id").bind("columns", Documents.text(columns)).bind("id", listId).execute();
        });
    }

    /** A dry run is made anew. */
    public void beginChecking(int listId, List<String> columns) {
        beginStoring(listId, columns);
        jdbi.useHandle(h -> h.createUpdate("UPDATE contact_lists SET state = 'CHECKED' WHERE list_id = :id")
                .bind("id", listId).execute());
    }

    /** A list of the campaign that was made of the same content and is not taken back. */
    public Optional<ContactList> sameContent(int campaignId, String fingerprint) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM contact_lists WHERE campaign_id = :id"
                + " AND fingerprint = :fingerprint AND state = 'READY' ORDER BY list_id LIMIT 1")
                .bind("id", campaignId).bind("fingerprint", fingerprint)
                .map(ConstructorMapper.of(ContactList.class)).findOne());
    }

    /** Bases of a campaign, without dry runs. */
    public List<ContactList> ofCampaign(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM contact_lists"
                + " WHERE campaign_id = :id AND state <> 'CHECKED' ORDER BY list_id").bind("id", campaignId)
                .map(ConstructorMapper.of(ContactList.class)).list());
    }

    public Optional<ContactList> byId(int listId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM contact_lists WHERE list_id = :id")
                .bind("id", listId).map(ConstructorMapper.of(ContactList.class)).findOne());
    }

    /** Titles of the file's columns. */
    public List<String> columns(int listId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT CAST(columns AS text) FROM contact_lists WHERE list_id = :id")
                .bind("id", listId).mapTo(String.class).findOne().map(Documents::list).orElse(List.of()));
    }

    /** Rows behind {@code afterRow}, of one verdict or, where it is empty, of all. */
    public List<RowVerdict> rows(int listId, String verdict, long afterRow, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT row_no, verdict, code, column_no, accepted, CAST(cells AS text) AS cells FROM list_rows
                WHERE list_id = :id AND row_no > :after AND (:verdict = '' OR verdict = :verdict)
                ORDER BY row_no LIMIT :limit""").bind("id", listId).bind("after", afterRow).bind("verdict", verdict)
                .bind("limit", limit).map(ConstructorMapper.of(RowVerdict.class)).list());
    }

    /** Rows counted by verdict and reason, the most frequent first. */
    public List<VerdictClass> classes(int listId) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT verdict, code, accepted, count(*) AS rows FROM list_rows WHERE list_id = :id
                GROUP BY verdict, code, accepted ORDER BY count(*) DESC, code""").bind("id", listId)
                .map(ConstructorMapper.of(VerdictClass.class)).list());
    }

    /**
     * A person has accepted a class of warnings: whoever was held for it can be dialed.
     *
     * @return how many people
     */
    public int accept(int listId, String code) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("UPDATE list_rows SET accepted = true"
                    + " WHERE list_id = :id AND verdict = 'warning' AND code = :code").bind("id", listId)
                    .bind("code", code).execute();
            return h.createUpdate("UPDATE contacts SET state = 'OPEN', held_for = NULL"
                    + " WHERE list_id = :id AND state = 'HELD' AND held_for = :code").bind("id", listId)
                    .bind("code", code).execute();
        });
    }

    /**
     * Takes the list back: what has not been finished will not be dialed; recipients whom other lists have brought too
     * keep what those have brought. Answers the contacts that the core may hold, so that they can be withdrawn there
     * too.
     */
    public List<Long> withdraw(int listId) {
        return jdbi.inTransaction(h -> takeBack(h, listId, "WITHDRAWN"));
    }

    void fail(int listId, String charset) {
        jdbi.useTransaction(h -> {
            takeBack(h, listId, "FAILED");
            count(h, listId, "FAILED", charset);
        });
    }

    private static List<Long> takeBack(Handle h, int listId, String state) {
        h.createUpdate("UPDATE contact_lists SET state = :state WHERE list_id = :id").bind("state", state)
                .bind("id", listId).execute();
        h.createUpdate("DELETE FROM contact_orders WHERE list_id = :id").bind("id", listId).execute();
        Set<Long> staying = new LinkedHashSet<>();
        try {
            staying.addAll(new RecipientParts(h.getConnection()).takeOut(listId));
        } catch (SQLException e) {
            throw new StoreException("A list could not be taken back", e);
        }
        Set<Long> held = new TreeSet<>(h.createQuery("SELECT contact_id FROM contacts WHERE list_id = :id"
                + " AND state IN ('IN_HOPPER', 'IN_ATTEMPT')").bind("id", listId).mapTo(Long.class).list());
        // a claim that was just being made is waited for here, and shows by its lease
        held.addAll(h.createQuery("""
                WITH gone AS (
                    UPDATE contacts SET state = 'WITHDRAWN', finish_reason = 'WITHDRAWN'
                    WHERE list_id = :id AND state <> 'FINISHED' RETURNING contact_id, lease_epoch)
                SELECT contact_id FROM gone WHERE lease_epoch IS NOT NULL""").bind("id", listId)
                .mapTo(Long.class).list());
        held.removeAll(staying);
        return List.copyOf(held);
    }

    /** The list is whole; a dry run keeps its own count, because it has not kept every row. */
    void finish(ListTarget target, String charset, RowTotals totals) {
        if (target.dryRun() && target.again()) {
            return;
        }
        jdbi.useHandle(h -> {
            if (target.dryRun()) {
                h.createUpdate("""
                        UPDATE contact_lists SET charset = :charset, total_rows = :rows, ok = :ok, fixed = :fixed,
                               warning = :warning, rejected = :rejected, duplicate = :duplicate, merged = :merged
                        WHERE list_id = :id""").bind("charset", charset).bind("rows", totals.rows())
                        .bind("ok", totals.ok()).bind("fixed", totals.fixed()).bind("warning", totals.warning())
                        .bind("rejected", totals.rejected()).bind("duplicate", totals.duplicate())
                        .bind("merged", totals.merged()).bind("id", target.listId()).execute();
            } else {
                h.createUpdate("UPDATE contact_lists SET merged = merged + :merged WHERE list_id = :id")
                        .bind("merged", totals.merged()).bind("id", target.listId()).execute();
                count(h, target.listId(), "READY", charset);
                if (target.again()) {
                    countMerged(h, target.listId());
                }
            }
        });
    }

    /** Repaired rows come together once more: those are counted that the list as it stands has beside its people. */
    private static void countMerged(Handle h, int listId) {
        h.createUpdate("""
                UPDATE contact_lists SET merged = greatest(0, ok + fixed + warning
                       - (SELECT count(*) FROM contacts WHERE list_id = :id))
                WHERE list_id = :id""").bind("id", listId).execute();
    }

    private static void count(Handle h, int listId, String state, String charset) {
        h.createUpdate("""
                UPDATE contact_lists SET state = :state, charset = :charset,
                       total_rows = r.total, ok = r.ok, fixed = r.fixed, warning = r.warning, rejected = r.rejected,
                       duplicate = r.duplicate
                FROM (SELECT count(*) AS total,
                             count(*) FILTER (WHERE verdict = 'ok') AS ok,
                             count(*) FILTER (WHERE verdict = 'fixed') AS fixed,
                             count(*) FILTER (WHERE verdict = 'warning') AS warning,
                             count(*) FILTER (WHERE verdict = 'rejected') AS rejected,
                             count(*) FILTER (WHERE verdict = 'duplicate') AS duplicate
                      FROM list_rows WHERE list_id = :id) r
                WHERE list_id = :id AND state <> 'WITHDRAWN'""").bind("state", state).bind("charset", charset)
                .bind("id", listId).execute();
    }
}
