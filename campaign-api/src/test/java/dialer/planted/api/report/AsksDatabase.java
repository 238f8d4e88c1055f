package dialer.planted.api.report;

import java.sql.Connection;
import java.sql.SQLException;

/** Planted: a report that speaks JDBC. */
final class AsksDatabase {

    boolean open(Connection connection) throws SQLException {
        return !connection.isClosed();
    }
}
