package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dialer.api.intake.Formulas;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.ContactStore.ContactNumber;
import dialer.api.store.ContactStore.Wanted;
import dialer.api.store.office.LastTries;
import dialer.api.store.office.LastTries.LastTry;
import dialer.api.words.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's people as a table with what became of them: in the words of who reads it, or in codes for programs.
 * Streamed; no cell is taken for a formula by the program that opens it.
 */
final class ContactTable {

    private static final int PAGE = 1_000;
    private static final List<String> COLUMNS = List.of("id", "numbers", "state", "attempts", "last", "last at",
            "outcome", "agreed", "note", "next at", "finished because", "base", "row");
    /** By which machines know a slot; nobody reads them. */
    private static final Set<String> SLOT_IDS = Set.of("holdId", "slotId", "zone");

    private final ContactStore contacts;
    private final LastTries tries;
    private final @Nullable Sentences words;
    private final DateTimeFormatter clock;

    /**
     * @param words null for codes and instants in UTC, as programs want them
     * @param zone  by whose clock people read days and times
     */
    ContactTable(ContactStore contacts, LastTries tries, @Nullable Sentences words, ZoneId zone) {
        this.contacts = contacts;
        this.tries = tries;
        this.words = words;
        this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    }

    /** @return how many people are in it */
    long write(int campaignId, Wanted wanted, OutputStream to) throws IOException {
        long written = 0;
        OutputStreamWriter out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        out.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out)) {
            List<String> fields = contacts.fields(campaignId, wanted);
            List<String> header = new ArrayList<>(COLUMNS.stream().map(this::title).toList());
            fields.forEach(field -> header.add(word(field.equals("name") ? "table." : "field.", field)));
            csv.writeRecord(header.stream().map(Formulas::harmless).toList());
            List<Contact> page = contacts.search(campaignId, wanted, 0, PAGE);
            while (!page.isEmpty()) {
                Map<Long, LastTry> last = tries.of(page.stream().map(Contact::contactId).toList());
                page.forEach(contact -> csv.writeRecord(line(contact, last.get(contact.contactId()), fields)));
                written += page.size();
                page = contacts.search(campaignId, wanted, page.getLast().contactId(), PAGE);
            }
        }
        return written;
    }

    private List<String> line(Contact c, @Nullable LastTry last, List<String> fields) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(c.contactId()),
                c.numbers().stream().map(ContactNumber::e164).collect(Collectors.joining(", ")),
                word("contact.", c.state()), String.valueOf(c.attemptsMade()),
                word("disposition.", c.lastDisposition()), last == null ? "" : instant(last.lastAt()),
                outcome(last), last == null ? "" : agreed(Json.tree(last.form())), last == null ? "" : last.note(),
                instant(c.nextAt()), because(c.finishReason()), String.valueOf(c.listId()),
                String.valueOf(c.rowNo())));
        fields.forEach(field -> cells.add(c.card().getOrDefault(field, "")));
        return cells.stream().map(Formulas::harmless).toList();
    }

    private String title(String column) {
        return words == null ? column : words.of("table." + column.replace(' ', '-'));
    }

    private String outcome(@Nullable LastTry last) {
        String said = last == null ? null
                : words == null ? last.outcome() : words == Sentences.RU ? last.labelRu() : last.labelEn();
        return said == null ? "" : said;
    }

    private String because(@Nullable String reason) {
        return reason == null ? "" : words == null ? reason : DiagnosisRoutes.Why.words(reason, words);
    }

    /** The word for a code; the code itself where there is none, and for programs. */
    private String word(String group, @Nullable String code) {
        if (code == null || words == null) {
            return code == null ? "" : code;
        }
        String sentence = words.of(group + code);
        return sentence.equals(group + code) ? code : sentence;
    }

    private String instant(@Nullable Instant at) {
        return at == null ? "" : words == null ? at.toString() : clock.format(at);
    }

    /** What was filled in with the outcome, order by order: days, hours, places, reasons, comments. */
    private static String agreed(JsonNode form) {
        List<String> orders = new ArrayList<>();
        for (JsonNode order : form.path("orders")) {
            List<String> said = new ArrayList<>();
            collect(order.path("data"), said);
            if (!said.isEmpty()) {
                orders.add(String.join(" ", said));
            }
        }
        if (form.path("corrections").isObject()) {
            collect(form.path("corrections"), orders);
        }
        return String.join("; ", orders.stream().distinct().toList());
    }

    private static void collect(JsonNode of, List<String> said) {
        of.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                collect(value, said);
            } else if (value.isTextual() && !SLOT_IDS.contains(entry.getKey())) {
                said.add(value.asText());
            }
        });
    }
}
