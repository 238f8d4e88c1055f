package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a simulated agent writes into the form that an outcome asks for; slots are held as on the page. */
final class DemoForm {

    private final DemoClient client;
    private final Random random;

    DemoForm(DemoClient client, Random random) {
        this.client = client;
        this.random = random;
    }

    /** The form's data for the outcome; without an order of its own. */
    Map<String, Object> fill(JsonNode card, JsonNode outcome, @Nullable JsonNode heard) {
        Map<String, Object> data = new LinkedHashMap<>();
        JsonNode slots = heard == null ? asked(card) : heard;
        for (JsonNode field : outcome.path("fields")) {
            if (field.path("required").asBoolean()) {
                fill(data, card, field, slots);
            }
        }
        return data;
    }

    private void fill(Map<String, Object> data, JsonNode card, JsonNode field, @Nullable JsonNode slots) {
        String name = field.path("name").asText();
        switch (field.path("kind").asText()) {
            case "SLOT" -> when(data, card, slots);
            case "REASON" -> data.put(name, card.path("reasons").path(0).path("code").asText());
            case "CHOICE" -> data.put(name, field.path("options").path(0).path("code").asText());
            case "DATE" -> data.put(name, day(slots));
            case "TIME" -> data.put(name, "12:00");
            case "AMOUNT" -> data.put(name, "0");
            default -> data.put(name, "по просьбе получателя");
        }
    }

    /** A screen that was opened anew in the middle of a call may not have heard of slots yet. */
    private @Nullable JsonNode asked(JsonNode card) {
        try {
            return client.send("POST", "/v1/agent/slots:search", Map.of("attemptId",
                    card.path("attemptId").asLong(), "contactId", card.path("contactId").asLong()));
        } catch (IllegalStateException silent) {
            return null;
        }
    }

    /** A free slot, where the courier gives any; else what the order says, or a wish. */
    private void when(Map<String, Object> data, JsonNode card, @Nullable JsonNode slots) {
        List<JsonNode> free = slots == null ? List.of() : StreamSupport.stream(slots.path("slots").spliterator(), false)
                .filter(slot -> slot.path("left").isNull() || slot.path("left").asInt() > 0).limit(4).toList();
        Optional<String> held = free.isEmpty() ? Optional.empty()
                : hold(card, free.get(random.nextInt(free.size())).path("slotId").asText());
        if (held.isPresent()) {
            data.put("slot", Map.of("holdId", held.get()));
        } else if (planned(card)) {
            data.put("planned", true);
        } else {
            data.put("desired", Map.of("date", day(slots), "from", "10:00", "to", "14:00"));
        }
    }

    private Optional<String> hold(JsonNode card, String slotId) {
        try {
            return Optional.of(client.send("POST", "/v1/agent/slots:hold", Map.of("attemptId",
                    card.path("attemptId").asLong(), "contactId", card.path("contactId").asLong(), "slotId", slotId))
                    .path("holdId").asText());
        } catch (IllegalStateException goneOrSilent) {
            return Optional.empty();
        }
    }

    private static boolean planned(JsonNode card) {
        return StreamSupport.stream(card.path("orders").spliterator(), false)
                .noneMatch(order -> order.path("interval").asText("").isBlank());
    }

    private static String day(@Nullable JsonNode slots) {
        String today = slots == null ? "" : slots.path("today").asText("");
        return today.isEmpty() ? "" : LocalDate.parse(today).plusDays(1).toString();
    }
}
