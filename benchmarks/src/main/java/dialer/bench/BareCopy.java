package dialer.bench;

import dialer.engine.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** What an import is measured against: the rows it has made, sent by COPY and nothing else into the same tables. */
final class BareCopy {

    /** In the order in which foreign keys want them. */
    private static final List<String> TABLES = List.of("numbers", "contacts", "contact_numbers", "contact_orders",
            "contact_parts", "list_rows", "cards");
    private static final double NANOS = 1e9;

    private final String url;
    private final Path folder;

    BareCopy(String url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** Empty tables, a list that rows can point to, and a server that has nothing left to write. */
    void emptyTables() {
        run("TRUNCATE numbers, contacts, contact_numbers, contact_orders, contact_parts, list_rows, cards CASCADE");
        run("UPDATE contact_lists SET fingerprint = ''");
        run("CHECKPOINT");
    }

    /** Writes the rows of the tables to files. */
    void unload() {
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : TABLES) {
                try (OutputStream out = Files.newOutputStream(file(table))) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", out);
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends the files back, table after table, and answers how long it took, seconds. */
    double load() {
        long began = SystemClock.monotonicNanos();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : TABLES) {
                try (InputStream in = Files.newInputStream(file(table))) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN", in,
                            256 * 1_024);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double seconds = (SystemClock.monotonicNanos() - began) / NANOS;
        System.out.printf("  bare COPY: %.1f s%n", seconds);
        return seconds;
    }

    /** Rows in all the tables. */
    long rows() {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    count.next();
                    rows += count.getLong(1);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }
}
