package dialer.api.store;

import java.sql.SQLException;

/** Writes rows into several tables; nothing is sent before {@link #flush}, and then in the order of the tables. */
interface RowWriter {

    /**
     * Rows for a table.
     *
     * @param tableAndColumns such as {@code numbers (number_id bigint, e164 text)}
     * @param expectedBytes   how long they will be, about
     */
    TableRows rows(String tableAndColumns, int expectedBytes);

    /** @throws SQLException when a row breaks a rule of its table */
    void flush() throws SQLException;
}
