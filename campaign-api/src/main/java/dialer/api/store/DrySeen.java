package dialer.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What a dry run has seen in earlier batches, so that it finds duplicates without storing anybody: a temporary table of
 * its own connection, gone with it, and flat in our memory.
 */
final class DrySeen implements AutoCloseable {

    private final Handle handle;

    DrySeen(Handle handle) {
        this.handle = handle;
        handle.execute("CREATE TEMPORARY TABLE seen (key text PRIMARY KEY)");
    }

    /** Numbers of the rows that repeat a row of an earlier batch; from now on these rows count as seen. */
    Set<Long> repeated(List<JudgedRow> rows) {
        Set<String> known = alreadySeen(rows.stream().filter(row -> !row.numbers().isEmpty()).map(DrySeen::key)
                .distinct().toList());
        return rows.stream().filter(row -> !row.numbers().isEmpty() && known.contains(key(row)))
                .map(JudgedRow::rowNo).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            handle.execute("DROP TABLE IF EXISTS seen");
        } finally {
            handle.close();
        }
    }

    private Set<String> alreadySeen(List<String> keys) {
        Set<String> known = new HashSet<>(keys);
        Connection connection = handle.getConnection();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO seen SELECT unnest(?) ON CONFLICT DO NOTHING RETURNING key")) {
            insert.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    known.remove(rows.getString(1));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new StoreException("A dry run could not remember its rows", e);
        }
    }

    private static String key(JudgedRow row) {
        return row.order().isEmpty() ? "n" + BatchLookup.key(row.courier(), row.numbers().getFirst().e164())
                : "o" + BatchLookup.key(row.courier(), row.order());
    }
}
