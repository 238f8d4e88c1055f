package dialer.api.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/**
 * Puts the judged rows of one base into the store: COPY into a staging table, then one INSERT … SELECT per batch that
 * merges duplicates by number within the list. Rows of a batch are stored together or not at all.
 */
public final class ListImport {

    private static final int BATCH = 5_000;

    private final Jdbi jdbi;
    private final ListStore lists;
    private final int campaignId;
    private final int listId;
    private final List<JudgedRow> batch = new ArrayList<>(BATCH);

    public ListImport(Database database, int campaignId, int listId) {
        this.jdbi = database.jdbi();
        this.lists = new ListStore(database);
        this.campaignId = campaignId;
        this.listId = listId;
    }

    /**
     * One row of the file with its verdict.
     *
     * @param rowNo   as in the file, the header being 1
     * @param verdict ok, fixed, warning or rejected
     * @param code    why, see {@code dialer.numbering}
     * @param phones  E.164, the one to dial first standing first; empty for a rejected row
     * @param zones   where the recipient may be: IANA zones parted by commas, empty for "nobody knows"
     * @param card    the row's fields by column
     */
    public record JudgedRow(long rowNo, String verdict, String code, List<String> phones, String zones,
            Map<String, String> card) {
        public JudgedRow {
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "JudgedRow[" + rowNo + ", " + verdict + ", " + code + "]";
        }
    }

    public void add(JudgedRow row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Stores what is left; the list can be dialed from then on. */
    public void finish(String charset) {
        flush();
        lists.finish(listId, "READY", charset);
        analyze();
    }

    /** The file could not be read to its end: what was stored stays withdrawn from dialing. */
    public void fail(String charset) {
        batch.clear();
        lists.finish(listId, "FAILED", charset);
        jdbi.useHandle(h -> h.createUpdate("UPDATE contacts SET state = 'WITHDRAWN' WHERE list_id = :id")
                .bind("id", listId).execute());
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    CREATE TEMP TABLE staged (row_no bigint, verdict text, code text, phones text[], zones text,
                                              card jsonb, contact_id bigint) ON COMMIT DROP""");
            copy(handle.getConnection());
            store(handle);
        });
        batch.clear();
    }

    private void copy(Connection connection) {
        StringBuilder lines = new StringBuilder(batch.size() * 256);
        for (JudgedRow row : batch) {
            lines.append(row.rowNo()).append(',').append(row.verdict()).append(',').append(row.code()).append(',');
            quote(lines, "{" + String.join(",", row.phones()) + "}");
            lines.append(',');
            quote(lines, row.zones());
            lines.append(',');
            quote(lines, Documents.text(row.card()));
            lines.append('\n');
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                    "COPY staged (row_no, verdict, code, phones, zones, card) FROM STDIN WITH (FORMAT csv)",
                    new StringReader(lines.toString()));
        } catch (IOException | SQLException e) {
            throw new StoreException("The rows could not be sent to PostgreSQL", e);
        }
    }

    private void store(Handle handle) {
        handle.execute("""
                INSERT INTO numbers (e164) SELECT DISTINCT phone FROM staged, unnest(phones) AS phone
                ORDER BY phone ON CONFLICT (e164) DO NOTHING""");
        handle.createUpdate("""
                UPDATE staged SET verdict = 'duplicate', code = 'DUPLICATE_IN_LIST'
                WHERE cardinality(phones) > 0 AND (
                    EXISTS (SELECT 1 FROM staged earlier
                            WHERE earlier.row_no < staged.row_no AND earlier.phones[1] = staged.phones[1])
                    OR EXISTS (SELECT 1 FROM numbers n JOIN contact_numbers cn USING (number_id)
                               JOIN contacts c USING (contact_id)
                               WHERE n.e164 = staged.phones[1] AND c.list_id = :listId))""")
                .bind("listId", listId).execute();
        handle.execute("""
                UPDATE staged SET contact_id = nextval(pg_get_serial_sequence('contacts', 'contact_id'))
                WHERE verdict IN ('ok', 'fixed')""");
        handle.createUpdate("""
                INSERT INTO contacts (contact_id, campaign_id, list_id, card) OVERRIDING SYSTEM VALUE
                SELECT contact_id, :campaignId, :listId, card FROM staged
                WHERE contact_id IS NOT NULL ORDER BY row_no""")
                .bind("campaignId", campaignId).bind("listId", listId).execute();
        handle.execute("""
                INSERT INTO contact_numbers (contact_id, number_id, position, zones)
                SELECT s.contact_id, n.number_id, min(p.position), s.zones
                FROM staged s, unnest(s.phones) WITH ORDINALITY AS p (phone, position), numbers n
                WHERE s.contact_id IS NOT NULL AND n.e164 = p.phone
                GROUP BY s.contact_id, n.number_id, s.zones""");
        handle.createUpdate("""
                INSERT INTO list_rows (list_id, row_no, verdict, code)
                SELECT :listId, row_no, verdict, code FROM staged""").bind("listId", listId).execute();
    }

    /** Fresh statistics after a large load, so that the first claims are planned well. */
    private void analyze() {
        jdbi.useHandle(h -> h.execute("ANALYZE contacts, contact_numbers, numbers"));
    }

    private static void quote(StringBuilder lines, String value) {
        lines.append('"').append(value.replace("\"", "\"\"").replace("\u0000", "")).append('"');
    }
}
