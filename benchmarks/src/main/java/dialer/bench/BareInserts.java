package dialer.bench;

import dialer.engine.SystemClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the intake of jobs is measured against: the rows it has made, sent by multi-row inserts and nothing else into
 * the same tables, in as many transactions. The statements are written before the clock starts.
 */
final class BareInserts {

    /** In the order in which foreign keys want them, each in the order in which its rows came. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();
    private static final double NANOS = 1e9;

    static {
        TABLES.put("numbers", "number_id");
        TABLES.put("contacts", "contact_id");
        TABLES.put("contact_numbers", "contact_id, position");
        TABLES.put("cards", "contact_id");
        TABLES.put("contact_orders", "contact_id");
        TABLES.put("jobs", "job_id");
        TABLES.put("job_documents", "job_id");
        TABLES.put("job_history", "job_id");
        TABLES.put("courier_events", "event_seq");
        TABLES.put("event_bodies", "event_seq");
    }

    private final String url;
    private final List<List<String>> transactions = new ArrayList<>();

    BareInserts(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /** Empty tables, and a server that has nothing left to write. */
    void emptyTables() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", TABLES.keySet()) + " CASCADE");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes down the rows of the tables as statements of so many rows each. */
    void unload(int atOnce) {
        transactions.clear();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                unload(connection, table.getKey(), table.getValue(), atOnce);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void unload(Connection connection, String table, String order, int atOnce) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnName(i));
            }
            String head = "INSERT INTO " + table + " (" + String.join(", ", columns)
                    + ") OVERRIDING SYSTEM VALUE VALUES ";
            StringBuilder values = new StringBuilder();
            int transaction = 0;
            int n = 0;
            while (rows.next()) {
                values.append(n == 0 ? "(" : ",(");
                for (int i = 1; i <= columns.size(); i++) {
                    values.append(i == 1 ? "" : ",").append(literal(rows.getString(i)));
                }
                values.append(')');
                n++;
                if (n == atOnce) {
                    add(transaction, head + values);
                    transaction++;
                    values.setLength(0);
                    n = 0;
                }
            }
            if (n > 0) {
                add(transaction, head + values);
            }
        }
    }

    private void add(int transaction, String statement) {
        while (transactions.size() <= transaction) {
            transactions.add(new ArrayList<>());
        }
        transactions.get(transaction).add(statement);
    }

    private static String literal(@Nullable String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    /** Sends the statements, a commit for each part, and answers how long it took, seconds. */
    double load() {
        long began = SystemClock.monotonicNanos();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (List<String> transaction : transactions) {
                for (String sql : transaction) {
                    statement.execute(sql);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        transactions.clear();
        return (SystemClock.monotonicNanos() - began) / NANOS;
    }

    /** The one number that a query answers. */
    long number(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
