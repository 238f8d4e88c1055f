package dialer.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of all tables in one message, a statement for each table, and waits for the server once. COPY takes
 * two waits a table, which is most of the time where a few dozen rows go into ten tables.
 */
final class TogetherWriter implements RowWriter {

    private static final Map<String, Shape> SHAPES = new ConcurrentHashMap<>();

    private final Connection connection;
    private final List<Part> parts = new ArrayList<>();

    TogetherWriter(Connection connection) {
        this.connection = connection;
    }

    /** A table with its columns, as a statement that takes an array of texts for each column. */
    private record Shape(String insert, int columns) {

        static Shape of(String tableAndColumns) {
            int open = tableAndColumns.indexOf('(');
            String table = tableAndColumns.substring(0, open).strip();
            String[] columns = tableAndColumns.substring(open + 1, tableAndColumns.indexOf(')')).split(",");
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                String[] nameAndType = columns[i].strip().split(" ");
                names.add(nameAndType[0]);
                values.add(nameAndType[1].equals("text") ? "r.c" + i : "CAST(r.c" + i + " AS " + nameAndType[1] + ")");
            }
            return new Shape("INSERT INTO " + table + " (" + String.join(", ", names)
                    + ") OVERRIDING SYSTEM VALUE SELECT " + String.join(", ", values) + " FROM unnest("
                    + String.join(", ", Collections.nCopies(columns.length, "CAST(? AS text[])")) + ") AS r ("
                    + IntStream.range(0, columns.length).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")",
                    columns.length);
        }
    }

    /** One statement of the message. */
    private interface Part {
        boolean isEmpty();

        String sql();

        /** Sets its parameters from {@code first} on; answers the first one behind them. */
        int bind(PreparedStatement statement, int first) throws SQLException;
    }

    @Override
    public TableRows rows(String tableAndColumns, int expectedBytes) {
        Columns rows = new Columns(SHAPES.computeIfAbsent(tableAndColumns, Shape::of));
        parts.add(rows);
        return rows;
    }

    /** A statement that goes with the rows, behind those that stand before it. */
    void also(String sql, List<Long> numbers) {
        parts.add(new Also(sql, List.copyOf(numbers)));
    }

    @Override
    public void flush() throws SQLException {
        List<Part> full = parts.stream().filter(part -> !part.isEmpty()).toList();
        parts.clear();
        if (full.isEmpty()) {
            return;
        }
        try (PreparedStatement all = connection.prepareStatement(
                full.stream().map(Part::sql).collect(Collectors.joining("; ")))) {
            int next = 1;
            for (Part part : full) {
                next = part.bind(all, next);
            }
            all.execute();
        }
    }

    private record Also(String sql, List<Long> numbers) implements Part {

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public int bind(PreparedStatement statement, int first) throws SQLException {
            int next = first;
            for (long number : numbers) {
                statement.setLong(next, number);
                next++;
            }
            return next;
        }
    }

    /** The rows of one table, turned by a quarter. */
    private final class Columns implements TableRows, Part {
        private final Shape shape;
        private final List<List<@Nullable String>> columns = new ArrayList<>();
        private int at;

        private Columns(Shape shape) {
            this.shape = shape;
            for (int i = 0; i < shape.columns(); i++) {
                columns.add(new ArrayList<>());
            }
        }

        @Override
        public TableRows put(long number) {
            return put(Long.toString(number));
        }

        @Override
        public TableRows put(@Nullable String text) {
            columns.get(at).add(text);
            at++;
            return this;
        }

        @Override
        public TableRows putPlain(Collection<String> texts) {
            return put("{" + String.join(",", texts) + "}");
        }

        @Override
        public void end() {
            if (at != columns.size()) {
                throw new IllegalStateException("A row of " + columns.size() + " columns has " + at + " values");
            }
            at = 0;
        }

        @Override
        public boolean isEmpty() {
            return columns.getFirst().isEmpty();
        }

        @Override
        public String sql() {
            return shape.insert();
        }

        @Override
        public int bind(PreparedStatement statement, int first) throws SQLException {
            int next = first;
            for (List<@Nullable String> column : columns) {
                statement.setArray(next, connection.createArrayOf("text", column.toArray(new String[0])));
                next++;
            }
            return next;
        }
    }
}
