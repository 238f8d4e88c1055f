package dialer.api.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the store knows already of a batch of rows; one question for the whole batch each time. */
final class BatchLookup {

    private static final int LOCK_FAMILY = 4_130;
    /**
     * The tables grow by every batch, faster than their statistics: a few thousand keys are always looked up by their
     * index, never by reading a table of which the planner believes that it is small. For this transaction only.
     */
    static final String FOR_BATCHES = "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
            + " SET LOCAL enable_mergejoin = off; SET LOCAL jit = off";
    /**
     * Nor does a batch of a base wait for the disk: nothing counts before the list is READY, and that commit, which
     * does wait, brings all earlier ones with it. A courier is told of each job, so a batch of jobs does wait.
     */
    private static final String WITHOUT_WAITING = "; SET LOCAL synchronous_commit = off";

    private final Connection connection;
    private final ListTarget target;

    BatchLookup(Connection connection, ListTarget target) {
        this.connection = connection;
        this.target = target;
    }

    /** A recipient of the campaign who has one of the numbers. */
    record Known(long contactId, int listId, boolean finished) {
    }

    /** Two batches of one campaign are never resolved at the same time, so a recipient is made once. */
    void begin() throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute(target.jobs() ? FOR_BATCHES : FOR_BATCHES + WITHOUT_WAITING);
        }
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK_FAMILY);
            lock.setInt(2, target.campaignId());
            lock.execute();
        }
    }

    Map<String, Long> numberIds(Collection<String> e164) throws SQLException {
        Map<String, Long> ids = new HashMap<>(e164.size() * 2);
        try (PreparedStatement ask = connection.prepareStatement(
                "SELECT e164, number_id FROM numbers WHERE e164 = ANY(?)")) {
            ask.setArray(1, texts(e164));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return ids;
    }

    /** Recipients by {@link #key} of courier and number; who is still to be reached goes before who is finished. */
    Map<String, Known> recipients(Collection<Long> numberIds) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        if (numberIds.isEmpty()) {
            return known;
        }
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT n.e164, c.courier, c.contact_id, c.list_id, c.state = 'FINISHED' AS finished
                FROM contact_numbers cn JOIN contacts c USING (contact_id) JOIN numbers n USING (number_id)
                     JOIN contact_lists l ON l.list_id = c.list_id
                WHERE cn.number_id = ANY(?) AND c.campaign_id = ? AND c.state <> 'WITHDRAWN'
                      AND l.state IN ('LOADING', 'READY')
                ORDER BY finished DESC, c.contact_id DESC""")) {
            ask.setArray(1, connection.createArrayOf("bigint", numberIds.toArray()));
            ask.setInt(2, target.campaignId());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    known.put(key(rows.getString(2), rows.getString(1)),
                            new Known(rows.getLong(3), rows.getInt(4), rows.getBoolean(5)));
                }
            }
        }
        return known;
    }

    /**
     * Orders of the campaign out of these, as {@link #key} of courier and order. One question for each courier, so that
     * the index is walked by the orders that are asked for and never by all that the campaign has.
     */
    Map<String, Long> orders(Map<String, Set<String>> ordersByCourier) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        try (PreparedStatement ask = connection.prepareStatement("SELECT order_key, contact_id FROM contact_orders"
                + " WHERE campaign_id = ? AND courier = ? AND order_key = ANY(?)")) {
            for (Map.Entry<String, Set<String>> orders : ordersByCourier.entrySet()) {
                ask.setInt(1, target.campaignId());
                ask.setString(2, orders.getKey());
                ask.setArray(3, texts(orders.getValue()));
                try (ResultSet rows = ask.executeQuery()) {
                    while (rows.next()) {
                        known.put(key(orders.getKey(), rows.getString(1)), rows.getLong(2));
                    }
                }
            }
        }
        return known;
    }

    /** Verdicts that rows of the list have already, by row. */
    Map<Long, String> verdicts(Collection<Long> rowNos) throws SQLException {
        Map<Long, String> verdicts = new HashMap<>();
        if (!target.again()) {
            return verdicts;
        }
        try (PreparedStatement ask = connection.prepareStatement(
                "SELECT row_no, CASE WHEN accepted THEN 'ok' ELSE verdict END FROM list_rows"
                        + " WHERE list_id = ? AND row_no = ANY(?)")) {
            ask.setInt(1, target.listId());
            ask.setArray(2, connection.createArrayOf("bigint", rowNos.toArray()));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    verdicts.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return verdicts;
    }

    /** So many new ids of a table. */
    long[] newIds(String table, String column, int count) throws SQLException {
        return newIds(connection, table, column, count);
    }

    static long[] newIds(Connection connection, String table, String column, int count) throws SQLException {
        long[] ids = new long[count];
        if (count == 0) {
            return ids;
        }
        try (PreparedStatement ask = connection.prepareStatement(
                // OFFSET 0: the sequence is looked up once, not for each id
                "SELECT nextval(s.name) FROM (SELECT CAST(pg_get_serial_sequence(?, ?) AS regclass) AS name"
                        + " OFFSET 0) s, generate_series(1, ?)")) {
            ask.setString(1, table);
            ask.setString(2, column);
            ask.setInt(3, count);
            try (ResultSet rows = ask.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    ids[i] = rows.getLong(1);
                }
            }
        }
        return ids;
    }

    static String key(String courier, String value) {
        return courier.isEmpty() ? value : courier + "\n" + value;
    }

    private Array texts(Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
