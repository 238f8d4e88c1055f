package dialer.api.store.retention;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes what belongs to somebody who is destroyed already, in the caller's transaction: a note that an agent has sent a
 * day late, a row that a repaired file has brought to a base that is gone. Where nothing went wrong there is none.
 */
final class StrayDestroyer {

    private static final String GONE = " USING (contact_id) WHERE c.destruction_id IS NOT NULL";
    private static final String GONE_LIST =
            " IN (SELECT list_id FROM contact_lists WHERE destruction_id IS NOT NULL AND state <> 'LOADING')";

    private final Handle handle;
    private final ClearValues clear;

    StrayDestroyer(Handle handle, ClearValues clear) {
        this.handle = handle;
        this.clear = clear;
    }

    DestroyedCounts destroy() {
        show();
        long cards = gone("personal.cards");
        long notes = gone("personal.forms") + gone("personal.score_comments");
        gone("personal.contact_parts");
        gone("personal.contact_orders");
        gone("contact_numbers");
        long rows = handle.execute("DELETE FROM personal.list_rows WHERE list_id" + GONE_LIST);
        handle.execute("DELETE FROM personal.uploads WHERE list_id" + GONE_LIST);
        long documents = handle.execute("DELETE FROM personal.job_documents d USING jobs j"
                + " WHERE j.job_id = d.job_id AND j.state = 'PURGED'");
        long events = handle.execute("DELETE FROM personal.event_bodies b USING courier_events e, jobs j"
                + " WHERE e.event_seq = b.event_seq AND j.job_id = e.job_id AND " + JobDestroyer.TOLD_BEFORE);
        return DestroyedCounts.ofContacts(0, cards, 0, notes, rows)
                .plus(DestroyedCounts.ofJobs(0, documents, events));
    }

    private long gone(String table) {
        return handle.execute("DELETE FROM " + table + " k USING contacts c WHERE c.contact_id = k.contact_id"
                + " AND c.destruction_id IS NOT NULL");
    }

    private void show() {
        for (String sql : List.of("SELECT CAST(k.card AS text) FROM personal.cards k JOIN contacts c" + GONE,
                "SELECT CAST(k.card AS text) FROM personal.contact_parts k JOIN contacts c" + GONE,
                "SELECT CAST(f.data AS text) FROM personal.forms f JOIN contacts c" + GONE,
                "SELECT CAST(r.cells AS text) FROM personal.list_rows r WHERE r.cells IS NOT NULL AND r.list_id"
                        + GONE_LIST,
                "SELECT CAST(d.document AS text) FROM personal.job_documents d JOIN jobs j USING (job_id)"
                        + " WHERE j.state = 'PURGED'")) {
            handle.createQuery(sql).setFetchSize(1_000).mapTo(String.class).forEach(clear::document);
        }
        handle.createQuery("SELECT f.note FROM personal.forms f JOIN contacts c" + GONE + " AND f.note <> ''"
                        + " UNION ALL SELECT s.comment FROM personal.score_comments s JOIN contacts c" + GONE)
                .setFetchSize(1_000).mapTo(String.class).forEach(clear::text);
    }
}
