package dialer.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Uploaded bases and the verdict on each of their rows. */
public final class ListStore {

    private static final String COLUMNS = "list_id, campaign_id, name, state, charset, total_rows, ok, fixed, warning,"
            + " rejected, duplicate, created_at";

    private final Jdbi jdbi;

    public ListStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** An uploaded base; state LOADING, READY, FAILED or WITHDRAWN. */
    public record ContactList(int listId, int campaignId, String name, String state, String charset, long totalRows,
            long ok, long fixed, long warning, long rejected, long duplicate, Instant createdAt) {
    }

    /** Verdict on one row of the file; rows count from 1, the header line being row 1. */
    public record RowVerdict(long rowNo, String verdict, String code) {
    }

    public ContactList create(int campaignId, String name) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO contact_lists (campaign_id, name)"
                + " VALUES (:campaignId, :name) RETURNING " + COLUMNS).bind("campaignId", campaignId)
                .bind("name", name).map(ConstructorMapper.of(ContactList.class)).one());
    }

    public List<ContactList> ofCampaign(int campaignId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM contact_lists"
                + " WHERE campaign_id = :id ORDER BY list_id").bind("id", campaignId)
                .map(ConstructorMapper.of(ContactList.class)).list());
    }

    public Optional<ContactList> byId(int listId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM contact_lists WHERE list_id = :id")
                .bind("id", listId).map(ConstructorMapper.of(ContactList.class)).findOne());
    }

    /** Rows behind {@code afterRow}, of one verdict or, where it is empty, of all. */
    public List<RowVerdict> rows(int listId, String verdict, long afterRow, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT row_no, verdict, code FROM list_rows
                WHERE list_id = :id AND row_no > :after AND (:verdict = '' OR verdict = :verdict)
                ORDER BY row_no LIMIT :limit""").bind("id", listId).bind("after", afterRow).bind("verdict", verdict)
                .bind("limit", limit).map(ConstructorMapper.of(RowVerdict.class)).list());
    }

    /**
     * Takes the list back: what has not been finished will not be dialed. Answers the contacts that the core may hold,
     * so that they can be withdrawn there too.
     */
    public List<Long> withdraw(int listId) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("UPDATE contact_lists SET state = 'WITHDRAWN' WHERE list_id = :id")
                    .bind("id", listId).execute();
            List<Long> held = h.createQuery("SELECT contact_id FROM contacts WHERE list_id = :id"
                    + " AND state IN ('IN_HOPPER', 'IN_ATTEMPT') ORDER BY contact_id").bind("id", listId)
                    .mapTo(Long.class).list();
            h.createUpdate("UPDATE contacts SET state = 'WITHDRAWN', finish_reason = 'WITHDRAWN' WHERE list_id = :id"
                    + " AND state <> 'FINISHED'").bind("id", listId).execute();
            return held;
        });
    }

    void finish(int listId, String state, String charset) {
        jdbi.useHandle(h -> h.createUpdate("""
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
                .bind("id", listId).execute());
    }
}
