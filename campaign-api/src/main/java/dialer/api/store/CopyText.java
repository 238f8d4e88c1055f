package dialer.api.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Lines for {@code COPY … FROM STDIN} in PostgreSQL's text format, sent at once. */
public final class CopyText {

    private final String sql;
    private final StringBuilder lines;
    private boolean atBeginning = true;

    /** Lines for a table and its columns, such as {@code numbers (number_id, e164)}. */
    public CopyText(String tableAndColumns, int expectedBytes) {
        this.sql = "COPY " + tableAndColumns + " FROM STDIN";
        this.lines = new StringBuilder(expectedBytes);
    }

    public CopyText put(long number) {
        part();
        lines.append(number);
        return this;
    }

    /** A text; null is SQL's NULL. */
    public CopyText put(@Nullable String text) {
        part();
        if (text == null) {
            lines.append("\\N");
        } else {
            escape(text);
        }
        return this;
    }

    /** An array of texts, none of which holds a quote, a comma or a backslash. */
    public CopyText putPlain(Collection<String> texts) {
        part();
        lines.append('{').append(String.join(",", texts)).append('}');
        return this;
    }

    public void end() {
        lines.append('\n');
        atBeginning = true;
    }

    /** @throws SQLException when a row breaks a rule of the table */
    public void send(Connection connection) throws SQLException {
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
