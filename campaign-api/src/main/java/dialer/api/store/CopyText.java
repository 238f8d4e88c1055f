package dialer.api.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Lines for {@code COPY … FROM STDIN} in PostgreSQL's text format, sent at once. */
final class CopyText implements TableRows {

    private static final Map<String, String> COMMANDS = new ConcurrentHashMap<>();

    private final String sql;
    private final StringBuilder lines;
    private boolean atBeginning = true;

    /** Lines for a table and its columns, see {@link RowWriter#rows}. */
    CopyText(String tableAndColumns, int expectedBytes) {
        this.sql = COMMANDS.computeIfAbsent(tableAndColumns, CopyText::command);
        this.lines = new StringBuilder(expectedBytes);
    }

    /** COPY knows the types of the columns by itself. */
    private static String command(String tableAndColumns) {
        return "COPY " + tableAndColumns.replaceAll("(\\w+) [\\w\\[\\]]+([,)])", "$1$2") + " FROM STDIN";
    }

    @Override
    public CopyText put(long number) {
        part();
        lines.append(number);
        return this;
    }

    @Override
    public CopyText put(@Nullable String text) {
        part();
        if (text == null) {
            lines.append("\\N");
        } else {
            escape(text);
        }
        return this;
    }

    @Override
    public CopyText putPlain(Collection<String> texts) {
        part();
        lines.append('{').append(String.join(",", texts)).append('}');
        return this;
    }

    @Override
    public void end() {
        lines.append('\n');
        atBeginning = true;
    }

    /** @throws SQLException when a row breaks a rule of the table */
    void send(Connection connection) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void part() {
        if (!atBeginning) {
            lines.append('\t');
        }
        atBeginning = false;
    }

    /** What needs no mark, which is nearly all, goes in one piece. */
    private void escape(String text) {
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                lines.append(text, plainFrom, i).append('\\')
                        .append(c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
                plainFrom = i + 1;
            }
        }
        if (plainFrom == 0) {
            lines.append(text);
        } else {
            lines.append(text, plainFrom, text.length());
        }
    }
}
