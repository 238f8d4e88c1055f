package dialer.api.hours;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a batch. */
final class BatchLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> KEYS = Set.of("id", "number", "index", "settlement", "zones", "zone", "pack",
            "at", "ring", "callerId");

    private final ObjectNode values;
    private final @Nullable String problem;

    private BatchLine(ObjectNode values, @Nullable String problem) {
        this.values = values;
        this.problem = problem;
    }

    static BatchLine read(String line) {
        try {
            JsonNode tree = JSON.readTree(line);
            return tree instanceof ObjectNode object ? new BatchLine(object, null)
                    : new BatchLine(JsonNodeFactory.instance.objectNode(), "A line is a JSON object in braces.");
        } catch (JsonProcessingException e) {
            return new BatchLine(JsonNodeFactory.instance.objectNode(), "Not JSON: " + why(e));
        }
    }

    /** The parser's own words without its remark about where it reads from. */
    private static String why(JsonProcessingException trouble) {
        String words = trouble.getOriginalMessage();
        int remark = words.indexOf(" (start marker");
        return (remark < 0 ? words : words.substring(0, remark)) + ".";
    }

    /** An answer that has only the line's id yet. */
    ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", values.path("id").isMissingNode() ? JsonNodeFactory.instance.nullNode() : values.get("id"));
        return answer;
    }

    /** Keys of the line that mean nothing here. */
    ArrayNode ignored() {
        ArrayNode ignored = JsonNodeFactory.instance.arrayNode();
        values.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                ignored.add(key);
            }
        });
        return ignored;
    }

    HoursQuestion question(HoursQuestion otherwise) {
        if (problem != null) {
            throw new BadQuestion(problem);
        }
        List<String> zones = new ArrayList<>();
        zones("zones", zones);
        zones("zone", zones);
        String at = text("at");
        String ring = text("ring");
        Instant instant = at.isEmpty() ? otherwise.at() : Written.instant(at);
        Duration rings = ring.isEmpty() ? otherwise.ring() : Written.ring(ring);
        HoursQuestion question = new HoursQuestion(text("number"), text("index"), text("settlement"), zones,
                text("pack"), instant, rings,
                text("callerId").isEmpty() ? otherwise.callerId() : Written.callerId(text("callerId")));
        if (question.number().isEmpty() && question.index().isEmpty() && question.settlement().isEmpty()
                && zones.isEmpty()) {
            throw new BadQuestion("\"number\" is missing.");
        }
        return question;
    }

    private String text(String key) {
        JsonNode value = values.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new BadQuestion("\"" + key + "\" is a text.");
        }
        return value.asText().strip();
    }

    private void zones(String key, List<String> zones) {
        JsonNode value = values.path(key);
        if (value.isTextual()) {
            add(zones, value);
        } else if (value.isArray()) {
            value.forEach(each -> add(zones, each));
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw new BadQuestion("\"" + key + "\" is a list of time zones.");
        }
    }

    private static void add(List<String> zones, JsonNode value) {
        if (!value.isTextual()) {
            throw new BadQuestion("A time zone is a text, not " + value + ".");
        }
        if (!value.asText().isBlank()) {
            zones.add(Written.zone(value.asText()));
        }
    }
}
