package dialer.api.store.retention;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where a search for leftovers looks in the store, and what searches have found. */
public final class VerificationStore {

    /** Every column that can hold a text, outside the schema whose rows live as long as the data does. */
    private static final String COLUMNS = """
            SELECT c.table_schema, c.table_name, c.column_name FROM information_schema.columns c
                   JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema', 'personal')
                  AND (c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'xml')
                       OR c.udt_name IN ('_text', '_varchar', '_json', '_jsonb'))
            ORDER BY 1, 2, 3""";

    /** In the schema "personal": rows whose person or order is gone. Each answers one count. */
    private static final List<Orphans> ORPHANS = List.of(
            new Orphans("personal.cards", "SELECT count(*) FROM personal.cards k LEFT JOIN contacts c"
                    + " USING (contact_id) WHERE c.contact_id IS NULL OR c.destruction_id IS NOT NULL"),
            new Orphans("personal.contact_parts", "SELECT count(*) FROM personal.contact_parts p JOIN contacts c"
                    + " USING (contact_id) WHERE c.destruction_id IS NOT NULL"),
            new Orphans("personal.forms", "SELECT count(*) FROM personal.forms f LEFT JOIN contacts c"
                    + " USING (contact_id) WHERE c.contact_id IS NULL OR c.destruction_id IS NOT NULL"),
            new Orphans("personal.score_comments", "SELECT count(*) FROM personal.score_comments s JOIN contacts c"
                    + " USING (contact_id) WHERE c.destruction_id IS NOT NULL"),
            new Orphans("personal.contact_orders", "SELECT count(*) FROM personal.contact_orders o JOIN contacts c"
                    + " USING (contact_id) WHERE c.destruction_id IS NOT NULL"),
            new Orphans("contact_numbers", "SELECT count(*) FROM contact_numbers n JOIN contacts c"
                    + " USING (contact_id) WHERE c.destruction_id IS NOT NULL"),
            new Orphans("personal.list_rows", "SELECT count(*) FROM personal.list_rows r JOIN contact_lists l"
                    + " USING (list_id) WHERE l.destruction_id IS NOT NULL"),
            new Orphans("personal.uploads", "SELECT count(*) FROM personal.uploads u JOIN contact_lists l"
                    + " USING (list_id) WHERE l.destruction_id IS NOT NULL"),
            new Orphans("personal.job_documents", "SELECT count(*) FROM personal.job_documents d JOIN jobs j"
                    + " USING (job_id) WHERE j.state = 'PURGED'"),
            new Orphans("personal.event_bodies", "SELECT count(*) FROM personal.event_bodies b JOIN courier_events e"
                    + " USING (event_seq) JOIN jobs j USING (job_id) WHERE " + JobDestroyer.TOLD_BEFORE));

    private final Jdbi jdbi;

    public VerificationStore(Database database) {
        this.jdbi = database.jdbi();
    }

    private record Orphans(String table, String sql) {
    }

    private record Column(String schema, String table, String name) {
        private String where() {
            return schema.equals("public") ? table + "." + name : schema + "." + table + "." + name;
        }
    }

    /** A search that has ended; {@code leftovers} is JSON. */
    public record Verification(int verificationId, Instant beganAt, Instant endedAt, long marks, long texts, long files,
            long bytes, String leftovers) {
    }

    /** Shows every text in the store outside the schema "personal", with where it stands; answers how many. */
    public long texts(BiConsumer<String, String> taker) {
        long texts = 0;
        List<Column> columns = jdbi.withHandle(h -> h.createQuery(COLUMNS).map((row, context) ->
                new Column(row.getString(1), row.getString(2), row.getString(3))).list());
        for (Column column : columns) {
            texts += jdbi.inTransaction(h -> texts(h, column, taker));
        }
        return texts;
    }

    private static long texts(Handle h, Column column, BiConsumer<String, String> taker) {
        long[] count = {0};
        String name = quoted(column.name());
        h.createQuery("SELECT CAST(" + name + " AS text) FROM " + quoted(column.schema()) + "."
                + quoted(column.table()) + " WHERE " + name + " IS NOT NULL").setFetchSize(1_000)
                .mapTo(String.class).forEach(text -> {
                    count[0]++;
                    taker.accept(column.where(), text);
                });
        return count[0];
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Shows each table that holds rows of somebody who is destroyed, and how many. */
    public void orphans(BiConsumer<String, Long> taker) {
        jdbi.useHandle(h -> ORPHANS.forEach(orphans -> {
            long count = h.createQuery(orphans.sql()).mapTo(Long.class).one();
            if (count > 0) {
                taker.accept(orphans.table(), count);
            }
        }));
    }

    public void save(Verification v) {
        jdbi.useHandle(h -> h.createUpdate("""
                INSERT INTO verifications (began_at, ended_at, marks, texts, files, bytes, leftovers)
                VALUES (:began, :ended, :marks, :texts, :files, :bytes, CAST(:leftovers AS jsonb))""")
                .bind("began", v.beganAt().atOffset(ZoneOffset.UTC)).bind("ended", v.endedAt().atOffset(ZoneOffset.UTC))
                .bind("marks", v.marks()).bind("texts", v.texts()).bind("files", v.files()).bind("bytes", v.bytes())
                .bind("leftovers", v.leftovers()).execute());
    }

    /** The newest search. */
    public Optional<Verification> last() {
        return jdbi.withHandle(h -> h.createQuery("SELECT verification_id, began_at, ended_at, marks, texts, files,"
                + " bytes, CAST(leftovers AS text) AS leftovers FROM verifications"
                + " ORDER BY verification_id DESC LIMIT 1").map((row, context) -> new Verification(row.getInt(1),
                        row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant(), row.getLong(4),
                        row.getLong(5), row.getLong(6), row.getLong(7), row.getString(8))).findOne());
    }
}
