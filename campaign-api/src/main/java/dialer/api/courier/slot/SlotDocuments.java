package dialer.api.courier.slot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.store.slot.Slot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the usual contract with a courier's slot endpoint; see docs/courier/SLOTS.md. */
final class SlotDocuments {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MOST_SLOTS = 1_000;
    private static final int LONGEST_NAME = 100;

    private SlotDocuments() {
    }

    static byte[] search(Visit visit, LocalDate from, int days) {
        ObjectNode asked = JSON.createObjectNode();
        orders(asked, visit.orderKeys());
        asked.putObject("address").put("postalIndex", visit.postalIndex()).put("region", visit.region())
                .put("settlement", visit.settlement()).put("text", visit.address());
        asked.put("zone", visit.deliveryZone()).put("from", from.toString()).put("days", days);
        return bytes(asked);
    }

    static byte[] hold(Slot slot, Collection<String> orderKeys, int seconds) {
        ObjectNode asked = JSON.createObjectNode();
        asked.set("slot", slot(slot));
        orders(asked, orderKeys);
        return bytes(asked.put("seconds", seconds));
    }

    static byte[] confirm(@Nullable String holdId, Slot slot, Collection<String> orderKeys) {
        ObjectNode asked = JSON.createObjectNode().put("holdId", holdId);
        asked.set("slot", slot(slot));
        orders(asked, orderKeys);
        return bytes(asked);
    }

    static byte[] release(String holdId) {
        return bytes(JSON.createObjectNode().put("holdId", holdId));
    }

    static JsonNode read(String body) throws SlotSilence {
        try {
            JsonNode read = JSON.readTree(body);
            if (read == null) {
                throw new SlotSilence("the answer is empty");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new SlotSilence("the answer is not JSON", e);
        }
    }

    /** The slots that can be read; what cannot, or is absurd, is left out: an agent must not promise it. */
    static List<Slot> slots(JsonNode list) throws SlotSilence {
        if (!list.isArray()) {
            throw new SlotSilence("the answer is no list of slots");
        }
        List<Slot> slots = new ArrayList<>();
        for (JsonNode one : list) {
            @Nullable Slot slot = slots.size() < MOST_SLOTS ? slotOf(one) : null;
            if (slot != null) {
                slots.add(slot);
            }
        }
        if (slots.isEmpty() && !list.isEmpty()) {
            throw new SlotSilence("none of the slots can be read");
        }
        return slots;
    }

    private static @Nullable Slot slotOf(JsonNode one) {
        try {
            LocalDate day = LocalDate.parse(one.path("date").asText());
            LocalTime from = LocalTime.parse(one.path("interval").path("from").asText());
            LocalTime to = LocalTime.parse(one.path("interval").path("to").asText());
            String zone = one.path("zone").asText("");
            String slotId = one.path("id").asText(day + "T" + from + "/" + to);
            JsonNode left = one.path("available");
            if (zone.length() > LONGEST_NAME || slotId.isEmpty() || slotId.length() > LONGEST_NAME
                    || !(left.isMissingNode() || left.isNull() || left.canConvertToInt())) {
                return null;
            }
            String cutoff = one.path("cutoffAt").asText("");
            return new Slot(slotId, zone, day, from, to,
                    left.canConvertToInt() ? Integer.valueOf(left.intValue()) : null,
                    cutoff.isEmpty() || cutoff.equals("null") ? null : OffsetDateTime.parse(cutoff).toInstant());
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** When the courier's hold ends, but not later than asked for. */
    static Instant expires(JsonNode answer, Instant latest) {
        try {
            Instant said = OffsetDateTime.parse(answer.path("expiresAt").asText()).toInstant();
            return said.isBefore(latest) ? said : latest;
        } catch (DateTimeException e) {
            return latest;
        }
    }

    private static ObjectNode slot(Slot slot) {
        ObjectNode written = JSON.createObjectNode().put("id", slot.slotId()).put("date", slot.day().toString());
        written.putObject("interval").put("from", slot.from().toString()).put("to", slot.to().toString());
        return written.put("zone", slot.zone());
    }

    private static void orders(ObjectNode asked, Collection<String> orderKeys) {
        asked.put("orderId", orderKeys.stream().findFirst().orElse(""));
        ArrayNode all = asked.putArray("orderIds");
        orderKeys.forEach(all::add);
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of ours cannot be written", e);
        }
    }
}
