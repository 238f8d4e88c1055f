package dialer.api.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document in one writing: keys in order, no white space, fields that are null left out. So two documents that say
 * the same have the same fingerprint.
 *
 * @param fingerprint SHA-256 of the text, in hex
 */
record CanonicalJson(String text, String fingerprint) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static CanonicalJson of(JsonNode tree) {
        try {
            String text = JSON.writeValueAsString(ordered(tree));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new CanonicalJson(text, HexFormat.of().formatHex(hash));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> {
                if (!entry.getValue().isNull()) {
                    sorted.put(entry.getKey(), entry.getValue());
                }
            });
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            sorted.forEach((key, value) -> object.set(key, ordered(value)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> array.add(ordered(item)));
            return array;
        }
        return node;
    }

    @Override
    public String toString() {
        return "CanonicalJson[" + fingerprint + "]";
    }
}
