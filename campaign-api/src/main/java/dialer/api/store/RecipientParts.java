package dialer.api.store;

import dialer.api.store.JudgedRow.JudgedNumber;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Recipients who are made of several rows: the rows stand as parts, card and numbers follow from them. So a list that
 * is taken back leaves what other lists have brought.
 */
final class RecipientParts {

    static final String TABLE = "contact_parts (contact_id bigint, part_no smallint, list_id integer, row_no bigint,"
            + " card jsonb, numbers text[])";

    /** The transaction is to be repeated: what it has read is not so any more. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Connection connection;

    RecipientParts(Connection connection) {
        this.connection = connection;
    }

    private record Part(int listId, long rowNo, Map<String, String> card, List<String> numbers) {
    }

    /** Adds rows to recipients who are stored; the numbers they bring must have ids. */
    void add(ListTarget target, Map<Long, List<JudgedRow>> rows, Map<String, Long> numberIds) throws SQLException {
        Map<Long, List<Part>> parts = partsOf(rows.keySet());
        if (parts.size() < rows.size()) {
            throw new SQLException("A recipient was destroyed a moment ago", SERIALIZATION_FAILURE);
        }
        CopyText copy = new CopyText(TABLE, 4_096);
        for (Map.Entry<Long, List<JudgedRow>> entry : rows.entrySet()) {
            List<Part> own = parts.computeIfAbsent(entry.getKey(), id -> new ArrayList<>());
            for (JudgedRow row : entry.getValue()) {
                own.add(new Part(target.listId(), row.rowNo(), row.card(),
                        row.numbers().stream().map(JudgedNumber::e164).toList()));
            }
            replaceParts(copy, entry.getKey(), own);
        }
        deleteParts(rows.keySet());
        copy.send(connection);
        writeCards(parts);
        addNumbers(rows, storedNumbers(rows, numberIds), numberIds);
    }

    /**
     * Takes a list's rows out of recipients that other lists have a share in.
     *
     * @return recipients who stay, with what is left of them
     */
    Set<Long> takeOut(int listId) throws SQLException {
        Set<Long> shared = shared(listId);
        if (shared.isEmpty()) {
            return shared;
        }
        Map<Long, List<Part>> parts = partsOf(shared);
        parts.values().forEach(own -> own.removeIf(part -> part.listId() == listId));
        CopyText copy = new CopyText(TABLE, 4_096);
        parts.forEach((contactId, own) -> replaceParts(copy, contactId, own));
        deleteParts(shared);
        copy.send(connection);
        writeCards(parts);
        dropNumbers(parts);
        return shared;
    }

    /** One row of a recipient has changed; the numbers it brings must have ids. */
    void replace(ListTarget target, long contactId, JudgedRow row, Map<String, Long> numberIds) throws SQLException {
        Map<Long, List<Part>> parts = partsOf(List.of(contactId));
        List<Part> own = parts.getOrDefault(contactId, new ArrayList<>());
        own.replaceAll(part -> part.listId() != target.listId() || part.rowNo() != row.rowNo() ? part
                : new Part(target.listId(), row.rowNo(), row.card(),
                        row.numbers().stream().map(JudgedNumber::e164).toList()));
        write(parts);
        Map<Long, List<JudgedRow>> changed = Map.of(contactId, List.of(row));
        addNumbers(changed, own.size() > 1 ? storedNumbers(changed, numberIds) : Map.of(), numberIds);
        dropNumbers(parts);
    }

    /** Of these recipients, what the rows have brought goes; a recipient always keeps its last row. */
    void takeOutRows(long contactId, Set<Long> rowNos) throws SQLException {
        Map<Long, List<Part>> parts = partsOf(List.of(contactId));
        List<Part> own = parts.getOrDefault(contactId, new ArrayList<>());
        List<Part> left = own.stream().filter(part -> !rowNos.contains(part.rowNo())).toList();
        if (left.isEmpty() || left.size() == own.size()) {
            return;
        }
        parts.put(contactId, left);
        write(parts);
        dropNumbers(parts);
    }

    /** A recipient of one row has no parts: it is that row. */
    private void write(Map<Long, List<Part>> parts) throws SQLException {
        CopyText copy = new CopyText(TABLE, 4_096);
        parts.forEach((contactId, own) -> {
            if (own.size() > 1) {
                replaceParts(copy, contactId, own);
            }
        });
        deleteParts(parts.keySet());
        copy.send(connection);
        writeCards(parts);
    }

    private static void replaceParts(CopyText copy, long contactId, List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            copy.put(contactId).put(i + 1).put(part.listId()).put(part.rowNo()).put(Documents.text(part.card()))
                    .putPlain(part.numbers()).end();
        }
    }

    private Set<Long> shared(int listId) throws SQLException {
        Set<Long> shared = new LinkedHashSet<>();
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT DISTINCT contact_id FROM contact_parts mine WHERE list_id = ?
                       AND EXISTS (SELECT 1 FROM contact_parts other JOIN contact_lists l USING (list_id)
                                   WHERE other.contact_id = mine.contact_id AND other.list_id <> mine.list_id
                                         AND l.state IN ('LOADING', 'READY'))""")) {
            ask.setInt(1, listId);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    shared.add(rows.getLong(1));
                }
            }
        }
        return shared;
    }

    /** Parts by recipient; who has none yet is one part. */
    private Map<Long, List<Part>> partsOf(Collection<Long> contactIds) throws SQLException {
        Map<Long, List<Part>> parts = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT c.contact_id, coalesce(p.list_id, c.list_id), coalesce(p.row_no, c.row_no),
                       CAST(coalesce(p.card, k.card) AS text),
                       coalesce(p.numbers, ARRAY(SELECT n.e164 FROM contact_numbers cn JOIN numbers n USING (number_id)
                                                 WHERE cn.contact_id = c.contact_id ORDER BY cn.position))
                FROM contacts c JOIN cards k USING (contact_id) LEFT JOIN contact_parts p USING (contact_id)
                WHERE c.contact_id = ANY(?) AND c.destruction_id IS NULL
                ORDER BY c.contact_id, p.part_no FOR UPDATE OF c""")) {
            ask.setArray(1, ids(contactIds));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    parts.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>()).add(new Part(rows.getInt(2),
                            rows.getLong(3), Documents.texts(rows.getString(4)),
                            List.of((String[]) rows.getArray(5).getArray())));
                }
            }
        }
        return parts;
    }

    private void deleteParts(Collection<Long> contactIds) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM contact_parts WHERE contact_id = ANY(?)")) {
            delete.setArray(1, ids(contactIds));
            delete.executeUpdate();
        }
    }

    private void writeCards(Map<Long, List<Part>> parts) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement("""
                WITH written AS (UPDATE cards SET card = CAST(? AS jsonb) WHERE contact_id = ?)
                UPDATE contacts SET list_id = ?, row_no = ? WHERE contact_id = ?""")) {
            for (Map.Entry<Long, List<Part>> entry : parts.entrySet()) {
                Part first = entry.getValue().getFirst();
                write.setString(1, Documents.text(Cards.joined(entry.getValue().stream().map(Part::card).toList())));
                write.setLong(2, entry.getKey());
                write.setInt(3, first.listId());
                write.setLong(4, first.rowNo());
                write.setLong(5, entry.getKey());
                write.addBatch();
            }
            write.executeBatch();
        }
    }

    /** Adds numbers, and to those that are there the places where the rows see their recipient. */
    private void addNumbers(Map<Long, List<JudgedRow>> rows, Map<Long, Map<String, JudgedNumber>> stored,
            Map<String, Long> numberIds) throws SQLException {
        Map<Long, Map<String, JudgedNumber>> brought = new LinkedHashMap<>();
        rows.forEach((contactId, own) -> {
            Map<String, JudgedNumber> before = stored.getOrDefault(contactId, Map.of());
            Map<String, JudgedNumber> numbers = new LinkedHashMap<>();
            own.forEach(row -> row.numbers().forEach(number -> {
                JudgedNumber there = before.get(number.e164());
                numbers.merge(number.e164(), there == null ? number : StoredPlaces.together(there, number),
                        StoredPlaces::together);
            }));
            numbers.values().removeIf(number -> number.equals(before.get(number.e164())));
            brought.put(contactId, numbers);
        });
        writeNumbers(brought, numberIds);
    }

    /**
     * What is stored of the numbers that these rows bring, by recipient. Asked by ids alone: a join with all numbers
     * makes PostgreSQL read the whole table while a base grows and nothing is known of its size.
     */
    private Map<Long, Map<String, JudgedNumber>> storedNumbers(Map<Long, List<JudgedRow>> rows,
            Map<String, Long> numberIds) throws SQLException {
        Map<Long, String> brought = new HashMap<>();
        rows.values().forEach(own -> own.forEach(row -> row.numbers().forEach(number ->
                brought.put(numberIds.getOrDefault(number.e164(), 0L), number.e164()))));
        Map<Long, Map<String, JudgedNumber>> stored = new HashMap<>();
        try (PreparedStatement ask = connection.prepareStatement("""
                SELECT contact_id, number_id, extension, zones, region, evidence FROM contact_numbers
                WHERE contact_id = ANY(?) AND number_id = ANY(?)""")) {
            ask.setArray(1, ids(rows.keySet()));
            ask.setArray(2, ids(brought.keySet()));
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    String e164 = Objects.requireNonNull(brought.get(found.getLong(2)));
                    stored.computeIfAbsent(found.getLong(1), id -> new HashMap<>()).put(e164, new JudgedNumber(e164,
                            found.getString(3), found.getString(4), found.getString(5), found.getString(6)));
                }
            }
        }
        return stored;
    }

    private void writeNumbers(Map<Long, Map<String, JudgedNumber>> brought, Map<String, Long> numberIds)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO contact_numbers (contact_id, number_id, position, zones, extension, region, evidence)
                SELECT ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ? FROM contact_numbers WHERE contact_id = ?
                ON CONFLICT (contact_id, number_id) DO UPDATE
                    SET zones = excluded.zones, region = excluded.region, evidence = excluded.evidence,
                        extension = excluded.extension""")) {
            for (Map.Entry<Long, Map<String, JudgedNumber>> entry : brought.entrySet()) {
                for (JudgedNumber number : entry.getValue().values()) {
                    insert.setLong(1, entry.getKey());
                    insert.setLong(2, numberIds.getOrDefault(number.e164(), 0L));
                    insert.setString(3, number.zones());
                    insert.setString(4, number.extension());
                    insert.setString(5, number.region());
                    insert.setString(6, number.evidence());
                    insert.setLong(7, entry.getKey());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Numbers that no part names any more go, unless they were dialed: their history stays. */
    private void dropNumbers(Map<Long, List<Part>> parts) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM contact_numbers cn USING numbers n
                WHERE cn.contact_id = ? AND n.number_id = cn.number_id AND cn.last_attempt_id = 0
                      AND n.e164 <> ALL(?)""")) {
            for (Map.Entry<Long, List<Part>> entry : parts.entrySet()) {
                Object[] left = entry.getValue().stream().flatMap(part -> part.numbers().stream()).distinct().toArray();
                delete.setLong(1, entry.getKey());
                delete.setArray(2, connection.createArrayOf("text", left));
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private Array ids(Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }
}
