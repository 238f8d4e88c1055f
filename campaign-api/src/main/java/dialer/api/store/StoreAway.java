package dialer.api.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells "PostgreSQL is away" from every other trouble, for those who may not know JDBC. */
public final class StoreAway {

    private static final String CONNECTION = "08";
    private static final String SHUTTING_DOWN = "57P";
    private static final String DISK_FULL = "53100";

    private StoreAway() {
    }

    /** Whether the trouble is that the database cannot be reached or does not take anything now. */
    public static boolean isIn(Throwable trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return sql instanceof SQLTransientConnectionException || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException || state.startsWith(CONNECTION)
                || state.startsWith(SHUTTING_DOWN) || state.equals(DISK_FULL);
    }
}
