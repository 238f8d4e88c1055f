package dialer.api.courier.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.store.Order;
import dialer.api.store.OutcomeChoice;
import dialer.core.campaign.OutcomeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Checks what an agent has filled in. An order that the form does not name takes the chosen outcome with the form's own
 * details; one that it names may have an outcome of its own, as long as that one is final: whether and when the
 * recipient is called again is decided by the chosen outcome alone.
 */
public final class OutcomeForm {

    /** What couriers are told when something is left for them to decide. */
    public static final String NEEDS_COURIER = "needs_courier_action";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> TOP = Set.of("orders", "corrections", "spokeWith");
    private static final int LONGEST_NAME = 200;

    private final FormGround ground;
    private final Function<String, Optional<String>> e164;
    private final List<Wrong> wrongs = new ArrayList<>();
    private final Set<UUID> holds = new LinkedHashSet<>();

    private OutcomeForm(FormGround ground, Function<String, Optional<String>> e164) {
        this.ground = ground;
        this.e164 = e164;
    }

    /** @param e164 finds the number in what somebody has written */
    public static CheckedForm check(FormGround ground, JsonNode data, Function<String, Optional<String>> e164) {
        return new OutcomeForm(ground, e164).check(data);
    }

    private CheckedForm check(JsonNode data) {
        ObjectNode good = JSON.createObjectNode();
        ArrayNode orders = good.putArray("orders");
        Map<String, Integer> named = named(data.path("orders"));
        ObjectNode shared = JSON.createObjectNode();
        data.properties().stream().filter(entry -> !TOP.contains(entry.getKey()))
                .forEach(entry -> shared.set(entry.getKey(), entry.getValue()));
        for (Order order : ground.orders()) {
            Integer place = named.get(order.orderKey());
            orders.add(place == null ? entry("/data", order, ground.chosen(), shared)
                    : own("/data/orders/" + place, order, data.path("orders").path(place)));
        }
        corrections(data.path("corrections"), good);
        String spokeWith = data.path("spokeWith").asText("");
        if (!spokeWith.isEmpty()) {
            if (spokeWith.equals("recipient") || spokeWith.equals("other")) {
                good.put("spokeWith", spokeWith);
            } else {
                wrongs.add(new Wrong("/data/spokeWith", "unknown", "One of: recipient, other."));
            }
        }
        return new CheckedForm(good, holds, wrongs);
    }

    private Map<String, Integer> named(JsonNode orders) {
        Map<String, Integer> named = new HashMap<>();
        if (!orders.isMissingNode() && !orders.isArray()) {
            wrongs.add(new Wrong("/data/orders", "wrong-kind", "\"orders\" is a list."));
            return named;
        }
        for (int i = 0; i < orders.size(); i++) {
            JsonNode key = orders.path(i).path("orderKey");
            String at = "/data/orders/" + i + "/orderKey";
            if (!key.isTextual() || ground.order(key.asText()).isEmpty()) {
                wrongs.add(new Wrong(at, "unknown", "The recipient has no such order."));
            } else if (named.putIfAbsent(key.asText(), i) != null) {
                wrongs.add(new Wrong(at, "not-unique", "Each order stands once."));
            }
        }
        return named;
    }

    private ObjectNode own(String at, Order order, JsonNode given) {
        String code = given.path("choice").asText("");
        OutcomeChoice outcome = code.isEmpty() ? ground.chosen() : ground.outcome(code).orElse(null);
        if (outcome == null) {
            wrongs.add(new Wrong(at + "/choice", "unknown", "The campaign has no such outcome."));
            return JSON.createObjectNode();
        }
        if (outcome.kind() != OutcomeKind.FINAL && outcome.outcomeId() != ground.chosen().outcomeId()) {
            wrongs.add(new Wrong(at + "/choice", "not-final",
                    "An order of its own may only have a final outcome; choose this one for the whole call."));
        }
        return entry(at + "/data", order, outcome, given.path("data"));
    }

    private ObjectNode entry(String at, Order order, OutcomeChoice outcome, JsonNode given) {
        ObjectNode entry = JSON.createObjectNode().put("orderKey", order.orderKey());
        ObjectNode details = JSON.createObjectNode();
        Set<String> known = new HashSet<>(Set.of("comment", "slot", "desired", "meeting", "planned"));
        outcome.fields().forEach(field -> known.add(field.name()));
        given.properties().stream().map(Map.Entry::getKey).filter(name -> !known.contains(name))
                .forEach(name -> wrongs.add(new Wrong(at + "/" + name, "unknown-field",
                        "This outcome asks for no such field.")));
        FieldCheck fields = new FieldCheck(ground, wrongs);
        boolean wish = fields.check(at, order, outcome.fields(), given, details);
        fields.comment(at, given, details);
        if (details.path("slot").has("holdId")) {
            holds.add(UUID.fromString(details.path("slot").path("holdId").asText()));
        }
        entry.put("outcome", wish && outcome.agreed() ? NEEDS_COURIER : outcome.result())
                .put("choice", outcome.code()).set("data", details);
        return entry;
    }

    private void corrections(JsonNode given, ObjectNode good) {
        ObjectNode corrections = JsonNodeFactory.instance.objectNode();
        String number = given.path("number").asText("").strip();
        if (!number.isEmpty()) {
            e164.apply(number).ifPresentOrElse(found -> corrections.put("number", found),
                    () -> wrongs.add(new Wrong("/data/corrections/number", "no-number",
                            "This is no telephone number; write it with its code.")));
        }
        String name = given.path("name").asText("").strip();
        if (name.length() > LONGEST_NAME) {
            wrongs.add(new Wrong("/data/corrections/name", "too-long", "At most " + LONGEST_NAME + " characters."));
        } else if (!name.isEmpty()) {
            corrections.put("name", name);
        }
        if (!corrections.isEmpty()) {
            good.set("corrections", corrections);
        }
    }
}
