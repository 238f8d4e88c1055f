package dialer.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sends the rows of each table by COPY, which is the fastest way for many of them. */
final class CopyWriter implements RowWriter {

    private final Connection connection;
    private final List<CopyText> tables = new ArrayList<>();

    CopyWriter(Connection connection) {
        this.connection = connection;
    }

    @Override
    public TableRows rows(String tableAndColumns, int expectedBytes) {
        CopyText copy = new CopyText(tableAndColumns, expectedBytes);
        tables.add(copy);
        return copy;
    }

    @Override
    public void flush() throws SQLException {
        for (CopyText copy : tables) {
            copy.send(connection);
        }
        tables.clear();
    }
}
