package dialer.api.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Puts the judged rows of one base into the store, a batch at a time: while one is being stored the next one is being
 * read. Rows of a batch are stored together or not at all. Used by one thread.
 */
public final class ListImport {

    private static final int BATCH = 10_000;
    private static final int TRIES = 3;
    /** The same number or order was stored by somebody else, a number or a person was destroyed, both have waited. */
    private static final Set<String> CONFLICTS = Set.of("23505", "23503", "40P01", "40001");

    private final Jdbi jdbi;
    private final ListStore lists;
    private final ListTarget target;
    private final Executor executor;
    private List<JudgedRow> batch = new ArrayList<>(BATCH);
    private CompletableFuture<RowTotals> running = CompletableFuture.completedFuture(RowTotals.NONE);
    private volatile RowTotals totals = RowTotals.NONE;
    private @Nullable DrySeen seen;

    /** {@code executor}: on which batches are stored; one at a time. */
    public ListImport(Database database, ListTarget target, Executor executor) {
        this.jdbi = database.jdbi();
        this.lists = new ListStore(database);
        this.target = target;
        this.executor = executor;
    }

    /** @throws StoreException when the batch before could not be stored */
    public void add(JudgedRow row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** What has been stored so far; also while rows are being added. */
    public RowTotals totals() {
        return totals;
    }

    /** Stores what is left; the list can be dialed from then on, unless it was a dry run. */
    public RowTotals finish(String charset) {
        flush();
        await();
        closeSeen();
        lists.finish(target, charset, totals);
        if (!target.dryRun()) {
            jdbi.useHandle(h -> h.execute("ANALYZE contacts, cards, contact_numbers, numbers"));
        }
        return totals;
    }

    /**
     * The file could not be read to its end. A new list is taken back whole; to a list that was there before the rows
     * that are stored already stay added, each of them being right.
     */
    public void fail(String charset) {
        batch.clear();
        try {
            running.join();
        } catch (CompletionException e) {
            // the batch that failed is not stored, which is what is wanted here
        }
        closeSeen();
        if (target.again() || target.dryRun()) {
            lists.finish(target, charset, totals);
        } else {
            lists.fail(target.listId(), charset);
        }
    }

    private void flush() {
        await();
        if (!batch.isEmpty()) {
            List<JudgedRow> full = batch;
            batch = new ArrayList<>(BATCH);
            running = CompletableFuture.supplyAsync(() -> load(full), executor);
        }
    }

    private void await() {
        try {
            totals = totals.plus(running.join());
            running = CompletableFuture.completedFuture(RowTotals.NONE);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        }
    }

    private RowTotals load(List<JudgedRow> rows) {
        Set<Long> repeated = target.dryRun() ? unseen().repeated(rows) : Set.of();
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> load(handle, rows, repeated));
            } catch (BatchConflict e) {
                // somebody else has stored or destroyed one of the numbers a moment ago: now that is seen
                if (attempt == TRIES) {
                    throw new StoreException("The rows could not be stored beside others", e);
                }
            }
        }
    }

    private RowTotals load(Handle handle, List<JudgedRow> rows, Set<Long> repeated) {
        try {
            return new BatchLoad(handle.getConnection(), target, rows, repeated).run();
        } catch (SQLException e) {
            if (CONFLICTS.contains(String.valueOf(e.getSQLState()))) {
                throw new BatchConflict(e);
            }
            throw new StoreException("The rows could not be sent to PostgreSQL", e);
        }
    }

    private DrySeen unseen() {
        DrySeen open = seen;
        if (open == null) {
            open = new DrySeen(jdbi.open());
            seen = open;
        }
        return open;
    }

    private void closeSeen() {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    /** A row of ours and what somebody else did with the same key, at the same moment. */
    private static final class BatchConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private BatchConflict(SQLException cause) {
            super(cause);
        }
    }
}
