package dialer.planted.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Planted: JDBC outside of the store. */
final class JdbcUser {

    boolean open(Connection connection) throws SQLException {
        return !connection.isClosed();
    }
}
