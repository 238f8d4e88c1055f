package dialer.api.store;

import dialer.api.store.BatchLookup.Known;
import dialer.api.store.JudgedRow.JudgedNumber;
import dialer.numbering.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads one batch of judged rows inside the caller's transaction: asks the store once for everything it knows of the
 * batch, decides in memory which row is a new recipient, which one is added to a recipient and which one was there
 * before, and sends the rest by COPY, which is the fastest way in. Ids come from the tables' sequences.
 */
final class BatchLoad {

    /** Rows that were in this list before. */
    static final String DUPLICATE_IN_LIST = "DUPLICATE_IN_LIST";
    /** Rows whose number is being dialed for this courier by another list of the campaign. */
    static final String DUPLICATE_IN_CAMPAIGN = "DUPLICATE_IN_CAMPAIGN";
    /** Rows whose order was loaded before. */
    static final String DUPLICATE_ORDER = "DUPLICATE_ORDER";

    static final String NUMBERS = "numbers (number_id bigint, e164 text)";

    private static final String DUPLICATE = "duplicate";
    private static final int CONTACT_BYTES = 48;
    private static final int CARD_BYTES = 288;

    private final Connection connection;
    private final BatchLookup lookup;
    private final ListTarget target;
    private final List<JudgedRow> rows;
    private final Set<Long> repeated;
    private final Map<Long, JobTerms> terms;
    private final boolean anew;
    private final RowWriter writer;
    private final Map<String, Recipient> byNumber = new HashMap<>();
    private final Map<String, Known> stored = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final List<Recipient> fresh = new ArrayList<>();
    private final Map<Long, List<JudgedRow>> added = new LinkedHashMap<>();
    private final List<Filed> filed = new ArrayList<>();
    private final List<OrderOf> newOrders = new ArrayList<>();
    private Map<String, Long> numberIds = Map.of();
    private long merged;

    /** {@code repeated}: rows of a dry run that repeat an earlier batch, which nobody has stored. */
    BatchLoad(Connection connection, ListTarget target, List<JudgedRow> rows, Set<Long> repeated) {
        this(connection, target, new JobContacts.Rows(rows, Map.of(), false), repeated, new CopyWriter(connection));
    }

    /** Jobs; {@code writer} is flushed by whoever it belongs to. */
    BatchLoad(Connection connection, ListTarget target, JobContacts.Rows jobs, RowWriter writer) {
        this(connection, target, jobs, Set.of(), writer);
    }

    private BatchLoad(Connection connection, ListTarget target, JobContacts.Rows rows, Set<Long> repeated,
            RowWriter writer) {
        this.repeated = repeated;
        this.terms = rows.terms();
        this.anew = rows.anew();
        this.writer = writer;
        this.connection = connection;
        this.lookup = new BatchLookup(connection, target);
        this.target = target;
        this.rows = rows.rows();
    }

    /** A person whom this batch brings. */
    private static final class Recipient {
        private final List<JudgedRow> parts = new ArrayList<>();
        private final Map<String, JudgedNumber> numbers = new LinkedHashMap<>();
        private long contactId;

        private JudgedRow first() {
            return parts.getFirst();
        }

        /** Somebody all of whose rows a person has to accept first. */
        private boolean isHeld() {
            return parts.stream().allMatch(row -> row.verdict() == Verdict.WARNING);
        }
    }

    /** A row's line in the books. */
    private record Filed(JudgedRow row, String verdict, String code) {
    }

    /** An order and whose it becomes: somebody new, or somebody stored. */
    private record OrderOf(JudgedRow row, @Nullable Recipient recipient, long contactId) {
    }

    /** @return how many rows got which verdict in the end */
    RowTotals run() throws SQLException {
        lookup.begin();
        Map<Long, String> before = lookup.verdicts(rows.stream().map(JudgedRow::rowNo).toList());
        List<JudgedRow> open = new ArrayList<>();
        long known = 0;
        for (JudgedRow row : rows) {
            String verdict = before.get(row.rowNo());
            if (verdict == null || verdict.equals("rejected") || verdict.equals("warning")) {
                open.add(row);
            } else {
                known++;
            }
        }
        forget(before);
        askStore(open);
        open.forEach(this::decide);
        if (!target.dryRun()) {
            write();
        }
        writeRows();
        if (!target.jobs()) {
            writer.flush();
        }
        return totals(known);
    }

    /** Whose each ordered row has become, by row; after {@link #run}. */
    Map<Long, Long> contactsByRow() {
        Map<Long, Long> contacts = new HashMap<>();
        newOrders.forEach(order -> contacts.put(order.row().rowNo(),
                order.recipient() == null ? order.contactId() : order.recipient().contactId));
        return contacts;
    }

    /** Contacts that were stored before and have got rows of this batch; after {@link #run}. */
    Set<Long> joined() {
        return Set.copyOf(added.keySet());
    }

    /** Whom nobody may call before a person has accepted a row; after {@link #run}. */
    Set<Long> held() {
        Set<Long> held = new HashSet<>();
        fresh.stream().filter(Recipient::isHeld).forEach(recipient -> held.add(recipient.contactId));
        // who was held before stays so, whoever joins
        stored.values().stream().filter(known -> known.held() && added.containsKey(known.contactId()))
                .forEach(known -> held.add(known.contactId()));
        return held;
    }

    private void askStore(List<JudgedRow> open) throws SQLException {
        Set<String> phones = new LinkedHashSet<>();
        Map<String, Set<String>> ordered = new HashMap<>();
        for (JudgedRow row : open) {
            row.numbers().forEach(number -> phones.add(number.e164()));
            if (!row.order().isEmpty() && !row.numbers().isEmpty()) {
                ordered.computeIfAbsent(row.courier(), courier -> new HashSet<>()).add(row.order());
            }
        }
        numberIds = new HashMap<>();
        lookup.known(phones, numberIds, stored);
        if (!anew) {
            orders.addAll(lookup.orders(ordered).keySet());
        }
    }

    private void decide(JudgedRow row) {
        if (row.verdict() == Verdict.REJECTED || row.numbers().isEmpty()) {
            file(row, row.code());
            return;
        }
        boolean ordered = !row.order().isEmpty();
        if (repeated.contains(row.rowNo())) {
            filed.add(new Filed(row, DUPLICATE, ordered ? DUPLICATE_ORDER : DUPLICATE_IN_LIST));
            return;
        }
        if (ordered && !orders.add(BatchLookup.key(row.courier(), row.order()))) {
            filed.add(new Filed(row, DUPLICATE, DUPLICATE_ORDER));
            return;
        }
        String key = BatchLookup.key(row.courier(), row.numbers().getFirst().e164());
        Recipient recipient = byNumber.get(key);
        Known known = recipient == null ? stored.get(key) : null;
        boolean own = recipient != null || (known != null && known.listId() == target.listId());
        if (!ordered && own) {
            filed.add(new Filed(row, DUPLICATE, DUPLICATE_IN_LIST));
        } else if (!ordered && known != null && !known.finished()) {
            filed.add(new Filed(row, DUPLICATE, DUPLICATE_IN_CAMPAIGN));
        } else {
            take(row, recipient, known == null || known.finished() ? null : known);
        }
    }

    private void take(JudgedRow row, @Nullable Recipient recipient, @Nullable Known known) {
        if (known != null) {
            added.computeIfAbsent(known.contactId(), id -> new ArrayList<>()).add(row);
            merged++;
        } else {
            Recipient taker = recipient == null ? new Recipient() : recipient;
            if (recipient == null) {
                fresh.add(taker);
            } else {
                merged++;
            }
            taker.parts.add(row);
            for (JudgedNumber number : row.numbers()) {
                taker.numbers.merge(number.e164(), number, StoredPlaces::together);
                byNumber.putIfAbsent(BatchLookup.key(row.courier(), number.e164()), taker);
            }
            recipient = taker;
        }
        if (!row.order().isEmpty()) {
            newOrders.add(new OrderOf(row, recipient, known == null ? 0 : known.contactId()));
        }
        file(row, row.code());
    }

    private void file(JudgedRow row, String code) {
        filed.add(new Filed(row, row.verdict().name().toLowerCase(Locale.ROOT), code));
    }

    /** What stood in the books of rows that come again is replaced, and whoever was held back for them goes. */
    private void forget(Map<Long, String> before) throws SQLException {
        Object[] replaced = before.entrySet().stream()
                .filter(entry -> entry.getValue().equals("rejected") || entry.getValue().equals("warning"))
                .map(Map.Entry::getKey).toArray();
        if (replaced.length == 0 || target.dryRun()) {
            return;
        }
        for (String sql : List.of("DELETE FROM contacts WHERE list_id = ? AND state = 'HELD' AND row_no = ANY(?)",
                "DELETE FROM list_rows WHERE list_id = ? AND row_no = ANY(?)")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setInt(1, target.listId());
                delete.setArray(2, connection.createArrayOf("bigint", replaced));
                delete.executeUpdate();
            }
        }
    }

    private void write() throws SQLException {
        Set<String> missing = missingNumbers();
        List<long[]> ids = lookup.newIds(List.of(new BatchLookup.NewIds("numbers", "number_id", missing.size()),
                new BatchLookup.NewIds("contacts", "contact_id", fresh.size())));
        writeNumbers(missing, ids.getFirst());
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).contactId = ids.getLast()[i];
        }
        writeContacts();
        writeOrders();
        if (!added.isEmpty()) {
            writer.flush();
            new RecipientParts(connection).add(target, added, numberIds);
            JobTerms.join(connection, target, added, this::termsOf);
        }
    }

    private Set<String> missingNumbers() {
        Set<String> missing = new LinkedHashSet<>();
        fresh.forEach(recipient -> missing.addAll(recipient.numbers.keySet()));
        added.values().forEach(more -> more.forEach(row -> row.numbers().forEach(n -> missing.add(n.e164()))));
        missing.removeAll(numberIds.keySet());
        return missing;
    }

    private void writeNumbers(Set<String> missing, long[] ids) {
        TableRows numbers = writer.rows(NUMBERS, missing.size() * 24);
        int i = 0;
        for (String e164 : missing) {
            numbers.put(ids[i]).put(e164).end();
            numberIds.put(e164, ids[i]);
            i++;
        }
    }

    private void writeContacts() {
        boolean dated = rows.stream().anyMatch(row -> row.deadline() != null);
        TableRows contacts = writer.rows("contacts (contact_id bigint, campaign_id integer, list_id integer,"
                + " row_no bigint, courier text, state text, held_for text"
                + (target.jobs() ? ", priority smallint, deadline timestamptz, jobs_open boolean)"
                : dated ? ", deadline timestamptz)" : ")"), fresh.size() * CONTACT_BYTES);
        TableRows cards = writer.rows("cards (contact_id bigint, card jsonb)", fresh.size() * CARD_BYTES);
        TableRows numbers = writer.rows("contact_numbers (contact_id bigint, number_id bigint, position smallint,"
                + " zones text, extension text, region text, evidence text)", fresh.size() * 64);
        TableRows parts = writer.rows(RecipientParts.TABLE, 1_024);
        for (Recipient recipient : fresh) {
            JudgedRow first = recipient.first();
            boolean held = recipient.isHeld();
            contacts.put(recipient.contactId).put(target.campaignId()).put(target.listId()).put(first.rowNo())
                    .put(first.courier()).put(held ? "HELD" : "OPEN").put(held ? first.code() : null);
            if (target.jobs() || dated) {
                JobTerms own = JobTerms.together(recipient.parts.stream().map(this::termsOf).toList());
                if (target.jobs()) {
                    contacts.put(own.priority()).put(own.deadlineText()).put("true");
                } else {
                    contacts.put(own.deadlineText());
                }
            }
            contacts.end();
            cards.put(recipient.contactId).put(Documents.text(Cards.joined(
                    recipient.parts.stream().map(JudgedRow::card).toList()))).end();
            int position = 1;
            for (JudgedNumber number : recipient.numbers.values()) {
                numbers.put(recipient.contactId).put(id(number)).put(position).put(number.zones())
                        .put(number.extension()).put(number.region()).put(number.evidence()).end();
                position++;
            }
            for (int i = 0; recipient.parts.size() > 1 && i < recipient.parts.size(); i++) {
                JudgedRow part = recipient.parts.get(i);
                parts.put(recipient.contactId).put(i + 1).put(target.listId()).put(part.rowNo())
                        .put(Documents.text(part.card()))
                        .putPlain(part.numbers().stream().map(JudgedNumber::e164).toList()).end();
            }
        }
    }

    private void writeOrders() {
        TableRows orders = writer.rows("contact_orders (campaign_id integer, courier text, order_key text,"
                + " contact_id bigint, list_id integer)", newOrders.size() * 48);
        for (OrderOf order : newOrders) {
            orders.put(target.campaignId()).put(order.row().courier()).put(order.row().order())
                    .put(order.recipient() == null ? order.contactId() : order.recipient().contactId)
                    .put(target.listId()).end();
        }
    }

    /** A dry run keeps what is wrong and nothing else, and not even that where the list has books of its own. */
    private void writeRows() {
        if (target.dryRun() && target.again()) {
            return;
        }
        TableRows books = writer.rows("list_rows (list_id integer, row_no bigint, verdict text, code text,"
                + " column_no smallint, cells jsonb)", filed.size() * 40);
        for (Filed line : filed) {
            JudgedRow row = line.row();
            boolean bad = line.verdict().equals("rejected") || line.verdict().equals("warning");
            if (bad || !(target.dryRun() || target.jobs())) {
                books.put(target.listId()).put(row.rowNo()).put(line.verdict()).put(line.code()).put(row.column())
                        .put(bad ? Documents.text(row.cells()) : null).end();
            }
        }
    }

    private JobTerms termsOf(JudgedRow row) {
        return terms.getOrDefault(row.rowNo(), row.deadline() == null ? JobTerms.USUAL
                : new JobTerms(JobTerms.USUAL.priority(), row.deadline()));
    }

    private long id(JudgedNumber number) {
        Long id = numberIds.get(number.e164());
        if (id == null) {
            throw new IllegalStateException("A number of the batch has no id");
        }
        return id;
    }

    private RowTotals totals(long known) {
        return new RowTotals(rows.size(), count("ok"), count("fixed"), count("warning"), count("rejected"),
                count(DUPLICATE) + known, merged);
    }

    private long count(String verdict) {
        return filed.stream().filter(line -> line.verdict().equals(verdict)).count();
    }
}
