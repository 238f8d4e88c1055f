package dialer.api.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the store knows already of a batch of rows; one question for the whole batch each time. */
final class BatchLookup {

    private static final int LOCK_FAMILY = 4_130;
    /**
     * The tables grow by every batch, faster than their statistics: a few thousand keys are always looked up by their
     * index, never by reading a table of which the planner believes that it is small. For this transaction only.
     */
    static final String FOR_BATCHES = "SELECT set_config('enable_seqscan', 'off', true),"
            + " set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),"
            + " set_config('jit', 'off', true), ";
    /**
     * Nor does a batch of a base wait for the disk: nothing counts before the list is READY, and that commit, which
     * does wait, brings all earlier ones with it. A courier is told of each job, so a batch of jobs does wait.
     */
    private static final String WITHOUT_WAITING = "set_config('synchronous_commit', 'off', true), ";
    private static final String ONE_AT_A_TIME = "pg_advisory_xact_lock(?, ?)";

    private final Connection connection;
    private final ListTarget target;

    BatchLookup(Connection connection, ListTarget target) {
        this.connection = connection;
        this.target = target;
    }

    /** A recipient of the campaign who has one of the numbers. */
    record Known(long contactId, int listId, boolean finished, boolean held) {
    }

    /** Two batches of one campaign are never resolved at the same time, so a recipient is made once. */
    void begin() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(FOR_BATCHES
                + (target.jobs() ? "" : WITHOUT_WAITING) + ONE_AT_A_TIME)) {
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

    /**
     * What is stored of numbers: their ids, and recipients of the campaign by {@link #key} of courier and number; who
     * is still to be reached goes before who is finished.
     */
    void known(Collection<String> e164, Map<String, Long> numberIds, Map<String, Known> recipients)
            throws SQLException {
        if (e164.isEmpty()) {
            return;
        }
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT n.e164, n.number_id, k.contact_id, k.courier, k.list_id, k.state
                FROM numbers n LEFT JOIN LATERAL (
                    SELECT c.contact_id, c.courier, c.list_id, c.state
                    FROM contact_numbers cn JOIN contacts c USING (contact_id)
                         JOIN contact_lists l ON l.list_id = c.list_id
                    WHERE cn.number_id = n.number_id AND c.campaign_id = ? AND c.state <> 'WITHDRAWN'
                          AND l.state IN ('LOADING', 'READY')) k ON true
                WHERE n.e164 = ANY(?)
                ORDER BY k.state = 'FINISHED' DESC, k.contact_id DESC""")) {
            ask.setInt(1, target.campaignId());
            ask.setArray(2, texts(e164));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    numberIds.put(rows.getString(1), rows.getLong(2));
                    if (rows.getLong(3) != 0) {
                        String state = rows.getString(6);
                        recipients.put(key(rows.getString(4), rows.getString(1)), new Known(rows.getLong(3),
                                rows.getInt(5), state.equals("FINISHED"), state.equals("HELD")));
                    }
                }
            }
        }
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
    record NewIds(String table, String column, int count) {
    }

    /** New ids of several tables, asked for together. */
    List<long[]> newIds(List<NewIds> wanted) throws SQLException {
        return newIds(connection, wanted);
    }

    static List<long[]> newIds(Connection connection, List<NewIds> wanted) throws SQLException {
        List<long[]> ids = wanted.stream().map(one -> new long[one.count()]).toList();
        if (wanted.stream().allMatch(one -> one.count() == 0)) {
            return ids;
        }
        // OFFSET 0: each sequence is looked up once, not for each id
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT s.place, nextval(s.name) FROM (
                    SELECT CAST(pg_get_serial_sequence(a.tab, a.col) AS regclass) AS name, a.wanted, a.place
                    FROM unnest(?, ?, ?) WITH ORDINALITY AS a (tab, col, wanted, place) OFFSET 0) s,
                    generate_series(1, s.wanted)""")) {
            ask.setArray(1, connection.createArrayOf("text", wanted.stream().map(NewIds::table).toArray()));
            ask.setArray(2, connection.createArrayOf("text", wanted.stream().map(NewIds::column).toArray()));
            ask.setArray(3, connection.createArrayOf("integer", wanted.stream().map(NewIds::count).toArray()));
            try (ResultSet rows = ask.executeQuery()) {
                int[] next = new int[wanted.size()];
                while (rows.next()) {
                    int place = rows.getInt(1) - 1;
                    ids.get(place)[next[place]++] = rows.getLong(2);
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
