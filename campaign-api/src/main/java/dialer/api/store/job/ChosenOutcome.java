package dialer.api.store.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.store.Documents;
import dialer.core.campaign.OutcomeKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What an agent has chosen after a conversation, and what the form says of each order.
 *
 * @param code   of the campaign's outcome
 * @param agreed whether it counts as an agreement
 * @param form   as it was stored; empty where there is none
 * @param kinds  of the campaign's outcomes, by code
 */
record ChosenOutcome(String code, OutcomeKind kind, boolean agreed, JsonNode form, String note,
        Map<String, OutcomeKind> kinds) {

    private static final ChosenOutcome NOTHING = new ChosenOutcome("", OutcomeKind.RETRY, false,
            JsonNodeFactory.instance.objectNode(), "", Map.of());

    static ChosenOutcome read(Handle h, long attemptId) {
        Map<String, OutcomeKind> kinds = h.createQuery("""
                SELECT o.code, o.kind FROM outcomes o JOIN attempts a USING (campaign_id) WHERE a.attempt_id = :id""")
                .bind("id", attemptId).map((row, context) -> Map.entry(row.getString("code"),
                        OutcomeKind.valueOf(row.getString("kind"))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return h.createQuery("""
                SELECT o.code, o.kind, o.agreed, coalesce(CAST(f.data AS text), '{}') AS data,
                       coalesce(f.note, '') AS note
                FROM attempts a JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                     LEFT JOIN forms f ON f.form_id = a.form_id
                WHERE a.attempt_id = :id""").bind("id", attemptId)
                .map((row, context) -> new ChosenOutcome(row.getString("code"),
                        OutcomeKind.valueOf(row.getString("kind")), row.getBoolean("agreed"),
                        Documents.tree(row.getString("data")), row.getString("note"), kinds)).findOne().orElse(NOTHING);
    }

    /** The contact's last attempt, if its outcome was the promise of a call. */
    static Optional<Long> promisedBy(Handle h, long contactId) {
        return h.createQuery("""
                SELECT a.attempt_id FROM (SELECT * FROM attempts WHERE contact_id = :id
                                          ORDER BY attempt_id DESC LIMIT 1) a
                     JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                WHERE o.kind = 'CALLBACK'""").bind("id", contactId).mapTo(Long.class).findOne();
    }

    /** The contract's word for an order's outcome; empty where nothing was decided about it. */
    Optional<OutcomeWord> wordFor(Job job) {
        JsonNode own = orderOf(job);
        if (own.path("result").isTextual()) {
            return OutcomeWord.of(own.path("result").textValue());
        }
        if (own.path("outcome").isTextual()) {
            Optional<OutcomeWord> word = OutcomeWord.of(own.path("outcome").textValue());
            if (word.isPresent()) {
                return word;
            }
        }
        Optional<OutcomeWord> named = OutcomeWord.of(code);
        return named.isPresent() && kind == OutcomeKind.FINAL ? named : switch (kind) {
            case FINAL -> Optional.of(agreed ? OutcomeWord.AGREED : OutcomeWord.REFUSED);
            case SUPPRESS -> Optional.of(OutcomeWord.NEEDS_COURIER_ACTION);
            case CALLBACK -> Optional.of(OutcomeWord.POSTPONED_CALL);
            case RETRY, MACHINE, WRONG_NUMBER -> Optional.empty();
        };
    }

    /** Whether the order is settled by this conversation: as its own outcome's kind says, or else the contact's. */
    boolean isFinalFor(Job job) {
        JsonNode own = orderOf(job);
        OutcomeKind ownKind = kinds.get(own.path("choice").asText(own.path("outcome").asText("")));
        if (ownKind != null) {
            return JobOutcomes.endsOrder(ownKind);
        }
        boolean said = own.has("result") || own.has("outcome");
        return said ? wordFor(job).filter(word -> word != OutcomeWord.POSTPONED_CALL).isPresent()
                : JobOutcomes.endsOrder(kind);
    }

    /** What the form says of the order: its own part, or the whole where the form has no parts. */
    OutcomeFacts.Told toldFor(Job job, @Nullable Instant nextCallAt) {
        JsonNode own = orderOf(job);
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (own.path("data").isObject()) {
            details.setAll((ObjectNode) own.path("data"));
        } else if (form.isObject() && !form.has("orders")) {
            details.setAll((ObjectNode) form);
        }
        for (String shared : new String[] {"corrections", "spokeWith"}) {
            if (form.has(shared)) {
                details.set(shared, form.get(shared));
            }
        }
        if (!note.isBlank() && !details.has("comment")) {
            details.put("comment", note);
        }
        if (kind == OutcomeKind.SUPPRESS && !details.has("reason")) {
            details.putObject("reason").put("code", "do_not_call");
        }
        return new OutcomeFacts.Told(details.toString(), nextCallAt);
    }

    /** An entry names an order by the courier's id of it, or by the job's. */
    private JsonNode orderOf(Job job) {
        for (JsonNode order : form.path("orders")) {
            String key = order.path("orderKey").asText("");
            if (key.equals(job.courierOrderId()) || key.equals(String.valueOf(job.jobId()))) {
                return order;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    @Override
    public String toString() {
        return "ChosenOutcome[" + code + "]";
    }
}
