package dialer.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How the rows of jobs become contacts: on the same path as the rows of bases, so that the same hours, limits and
 * suppressions hold. Each courier's jobs in a campaign are a standing list; a job's row is its id. All methods work in
 * the caller's transaction.
 */
public final class JobContacts {

    private static final int LOCK_FAMILY = 4_131;
    /** A key that somebody has stored, a number that was destroyed, two transactions that wait for each other. */
    private static final Set<String> CLASHES = Set.of("23505", "23503", "40P01", "40001");

    private final Connection connection;
    private final TogetherWriter writer;

    public JobContacts(Handle handle) {
        this.connection = handle.getConnection();
        this.writer = new TogetherWriter(connection);
    }

    /** Somebody else has stored the same number or key at the same moment: the transaction is to be repeated. */
    public static final class StoredMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoredMeanwhile(SQLException cause) {
            super("Stored by somebody else at the same moment", cause);
        }
    }

    /** What a contact is made of: who submits, and where it goes. */
    public record Place(int campaignId, int courierId, String courierName) {
    }

    /**
     * A courier's jobs.
     *
     * @param terms by row
     * @param anew  whether the jobs have come into being in this transaction, so that nothing is stored of them
     */
    public record Rows(List<JudgedRow> rows, Map<Long, JobTerms> terms, boolean anew) {
        public Rows {
            rows = List.copyOf(rows);
            terms = Map.copyOf(terms);
        }

        /** A job that may have had a contact before. */
        public static Rows of(JudgedRow row, JobTerms terms) {
            return new Rows(List.of(row), Map.of(row.rowNo(), terms), false);
        }
    }

    /**
     * What rows have become.
     *
     * @param contactOf whose each row is, by row
     * @param joined    contacts that were there before
     * @param held      contacts that nobody may call before a person has accepted a row
     */
    public record Loaded(Map<Long, Long> contactOf, Set<Long> joined, Set<Long> held) {
        public Loaded {
            contactOf = Map.copyOf(contactOf);
            joined = Set.copyOf(joined);
            held = Set.copyOf(held);
        }

        /** The contact of a row; 0 where it has become nobody's. */
        public long contactOf(long row) {
            return contactOf.getOrDefault(row, 0L);
        }
    }

    /** Makes contacts of rows, or adds them to contacts of the same courier and number that are still to be reached. */
    public Loaded load(Place place, Rows rows) {
        Loaded loaded = prepare(place, rows);
        flush();
        return loaded;
    }

    /** As {@link #load}, but most of what is to be written waits for {@link #flush}. */
    public Loaded prepare(Place place, Rows rows) {
        flush(); // what waits must be seen by the questions that follow
        try {
            ListTarget target = ListTarget.jobs(place.campaignId(), listOf(place));
            BatchLoad load = new BatchLoad(connection, target, rows, writer);
            count(target, load.run());
            return new Loaded(load.contactsByRow(), load.joined(), load.held());
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Rows that are sent with {@link #flush}, see {@link RowWriter#rows}. */
    public TableRows rows(String tableAndColumns, int expectedBytes) {
        return writer.rows(tableAndColumns, expectedBytes);
    }

    /** Sends all that waits, in one message. */
    public void flush() {
        try {
            writer.flush();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** A job's row has changed; its contact shows and dials what the row says now. */
    public void replace(Place place, long contactId, JudgedRow row) {
        try {
            ListTarget target = ListTarget.jobs(place.campaignId(), listOf(place));
            new RecipientParts(connection).replace(target, contactId, row, numberIds(target, row));
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Rows of jobs that are settled go from the contact's card, unless nothing would be left on it. */
    public void takeOut(long contactId, Set<Long> jobIds) {
        try {
            new RecipientParts(connection).takeOutRows(contactId, jobIds);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** What a base has brought leaves the cards of people whom other bases or orders have brought too. */
    public void takeOutList(int listId) {
        try {
            new RecipientParts(connection).takeOut(listId);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** New ids for so many jobs and as many events, in this order. */
    public List<long[]> newIds(int jobs) {
        try {
            return BatchLookup.newIds(connection, List.of(new BatchLookup.NewIds("jobs", "job_id", jobs),
                    new BatchLookup.NewIds("courier_events", "event_seq", jobs)));
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Whether a transaction has failed because of another one, so that it may be tried again. */
    public static boolean isClash(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoredMeanwhile
                    || (cause instanceof SQLException sql && CLASHES.contains(String.valueOf(sql.getSQLState())))) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException trouble(SQLException e) {
        return CLASHES.contains(String.valueOf(e.getSQLState())) ? new StoredMeanwhile(e)
                : new StoreException("Jobs could not be sent to PostgreSQL", e);
    }

    private int listOf(Place place) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT list_id FROM contact_lists WHERE campaign_id = ? AND courier_id = ? AND state = 'READY'""")) {
            ask.setInt(1, place.campaignId());
            ask.setInt(2, place.courierId());
            try (ResultSet rows = ask.executeQuery()) {
                if (rows.next()) {
                    return rows.getInt(1);
                }
            }
        }
        try (PreparedStatement make = connection.prepareStatement("""
                INSERT INTO contact_lists (campaign_id, name, state, courier_id) VALUES (?, ?, 'READY', ?)
                RETURNING list_id""")) {
            make.setInt(1, place.campaignId());
            make.setString(2, "API: " + place.courierName());
            make.setInt(3, place.courierId());
            try (ResultSet rows = make.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void count(ListTarget target, RowTotals totals) {
        writer.also("""
                UPDATE contact_lists SET total_rows = total_rows + ?, ok = ok + ?, fixed = fixed + ?,
                       warning = warning + ?, rejected = rejected + ?, duplicate = duplicate + ?, merged = merged + ?
                WHERE list_id = ?""", List.of(totals.rows(), totals.ok(), totals.fixed(), totals.warning(),
                totals.rejected(), totals.duplicate(), totals.merged(), (long) target.listId()));
    }

    private Map<String, Long> numberIds(ListTarget target, JudgedRow row) throws SQLException {
        Set<String> wanted = row.numbers().stream().map(JudgedRow.JudgedNumber::e164).collect(Collectors.toSet());
        BatchLookup lookup = new BatchLookup(connection, target);
        lookup.begin();
        Map<String, Long> ids = new HashMap<>(lookup.numberIds(wanted));
        wanted.removeAll(ids.keySet());
        TableRows numbers = writer.rows(BatchLoad.NUMBERS, wanted.size() * 24);
        long[] fresh = lookup.newIds(List.of(new BatchLookup.NewIds("numbers", "number_id", wanted.size()))).getFirst();
        int i = 0;
        for (String e164 : wanted) {
            numbers.put(fresh[i]).put(e164).end();
            ids.put(e164, fresh[i]);
            i++;
        }
        writer.flush();
        return ids;
    }

    /** Plans for batches, as bases have them; and one intake of a courier at a time. */
    public void begin(List<Integer> courierIds) {
        // in the order of their ids, so that two intakes of several couriers never wait for each other
        try (PreparedStatement lock = connection.prepareStatement(BatchLookup.FOR_BATCHES
                + "pg_advisory_xact_lock(?, courier_id) FROM unnest(?) AS couriers (courier_id)")) {
            lock.setInt(1, LOCK_FAMILY);
            lock.setArray(2, connection.createArrayOf("integer", courierIds.stream().sorted().distinct().toArray()));
            lock.execute();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }
}
