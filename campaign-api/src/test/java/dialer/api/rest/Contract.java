package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Judges answers by {@code openapi.yaml}: the status must be described, the body must fit its schema, and no object
 * may have a property that the contract does not name. Knows the words of JSON Schema that the contract uses.
 */
final class Contract {

    private static final Contract OURS = read();

    private final JsonNode yaml;

    private Contract(JsonNode yaml) {
        this.yaml = yaml;
    }

    static Contract ours() {
        return OURS;
    }

    /**
     * What is wrong with an answer, in sentences; nothing when it is as described.
     *
     * @param path as in the contract, with placeholders
     */
    List<String> faults(String method, String path, HttpResponse<String> answer) {
        List<String> faults = new ArrayList<>();
        JsonNode responses = yaml.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)).path("responses");
        JsonNode response = resolve(responses.has(String.valueOf(answer.statusCode()))
                ? responses.path(String.valueOf(answer.statusCode())) : responses.path("default"));
        if (response.isMissingNode()) {
            faults.add(method + " " + path + " describes no " + answer.statusCode());
            return faults;
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where none is described");
            }
            return faults;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (!content.has(type)) {
            faults.add("the content is " + type);
            return faults;
        }
        judge("", content.path(type).path("schema"), ApiStage.parse(answer.body()), faults);
        return faults;
    }

    private void judge(String at, JsonNode written, JsonNode value, List<String> faults) {
        JsonNode schema = resolve(written);
        if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode one : schema.path("anyOf")) {
                List<String> of = new ArrayList<>();
                judge(at, one, value, of);
                fits |= of.isEmpty();
            }
            say(fits, at, "fits none of anyOf", faults);
            return;
        }
        if (schema.has("const")) {
            say(schema.path("const").equals(value), at, "is not " + schema.path("const"), faults);
        }
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode one : schema.path("enum")) {
                known |= one.equals(value);
            }
            say(known, at, value + " is none of the enum", faults);
        }
        if (schema.has("type") && say(isOfType(schema.path("type"), value), at,
                value.getNodeType() + " is not " + schema.path("type"), faults)) {
            inside(at, schema, value, faults);
        }
    }

    private void inside(String at, JsonNode schema, JsonNode value, List<String> faults) {
        if (value.isObject() && schema.has("properties")) {
            schema.path("required").forEach(name -> say(value.has(name.asText()), at, name + " is missing", faults));
            value.properties().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (say(!property.isMissingNode(), at, field.getKey() + " is not described", faults)) {
                    judge(at + "/" + field.getKey(), property, field.getValue(), faults);
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                judge(at + "/" + i, schema.path("items"), value.get(i), faults);
            }
        }
        if (value.isTextual()) {
            say(isOfFormat(schema.path("format").asText(), value.asText()), at, value + " is no "
                    + schema.path("format"), faults);
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            boolean one = false;
            for (JsonNode each : type) {
                one |= isOfType(each, value);
            }
            return one;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean isOfFormat(String format, String text) {
        try {
            switch (format) {
                case "date-time" -> OffsetDateTime.parse(text);
                case "uuid" -> UUID.fromString(text);
                default -> {
                    return true;
                }
            }
            return true;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? yaml.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static boolean say(boolean holds, String at, String fault, List<String> faults) {
        if (!holds) {
            faults.add((at.isEmpty() ? "/" : at) + ": " + fault);
        }
        return holds;
    }

    private static Contract read() {
        try (InputStream file = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new Contract(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
