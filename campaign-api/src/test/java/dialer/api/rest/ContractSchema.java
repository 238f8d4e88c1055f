package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges JSON by the contract's schemas: the part of JSON Schema 2020-12 that the contract speaks. A keyword that is
 * not understood fails the judgement, so that nothing is passed unseen.
 */
final class ContractSchema {

    private static final Set<String> SAID_ONLY = Set.of("description", "format", "default", "example", "title");

    private final JsonNode contract;

    ContractSchema(JsonNode contract) {
        this.contract = contract;
    }

    /** What is wrong with the value; empty when it is as the schema says. */
    List<String> faults(JsonNode value, JsonNode schema) {
        List<String> faults = new ArrayList<>();
        check(value, schema, "", faults);
        return faults;
    }

    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? resolved(contract.at(schema.get("$ref").asText().substring(1))) : schema;
    }

    private void check(JsonNode value, JsonNode given, String at, List<String> faults) {
        JsonNode schema = resolved(given);
        if (schema.isMissingNode()) {
            faults.add(at + ": the schema is not there");
            return;
        }
        schema.properties().forEach(keyword -> {
            if (!holds(value, schema, keyword.getKey(), keyword.getValue(), at, faults)) {
                faults.add(at + ": " + keyword.getKey() + " " + brief(keyword.getValue()) + " does not hold for "
                        + brief(value));
            }
        });
    }

    private boolean holds(JsonNode value, JsonNode schema, String keyword, JsonNode told, String at,
            List<String> faults) {
        return switch (keyword) {
            case "type" -> told.isArray() ? list(told).stream().anyMatch(type -> isOf(value, type.asText()))
                    : isOf(value, told.asText());
            case "enum" -> list(told).contains(value);
            case "const" -> told.equals(value);
            case "pattern" -> !value.isTextual() || Pattern.compile(told.asText()).matcher(value.asText()).find();
            case "minLength" -> !value.isTextual() || value.asText().length() >= told.asInt();
            case "maxLength" -> !value.isTextual() || value.asText().length() <= told.asInt();
            case "minimum" -> !value.isNumber() || value.asDouble() >= told.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= told.asDouble();
            case "minItems" -> !value.isArray() || value.size() >= told.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= told.asInt();
            case "maxProperties" -> !value.isObject() || value.size() <= told.asInt();
            case "required" -> !value.isObject() || list(told).stream().allMatch(name -> value.has(name.asText()));
            case "oneOf" -> list(told).stream().filter(one -> faults(value, one).isEmpty()).count() == 1;
            case "anyOf" -> list(told).stream().anyMatch(one -> faults(value, one).isEmpty());
            case "allOf" -> list(told).stream().allMatch(one -> faults(value, one).isEmpty());
            case "items" -> {
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(value.get(i), told, at + "/" + i, faults);
                }
                yield true;
            }
            case "properties" -> {
                told.properties().stream().filter(property -> value.has(property.getKey())).forEach(property ->
                        check(value.get(property.getKey()), property.getValue(), at + "/" + property.getKey(),
                                faults));
                yield true;
            }
            case "additionalProperties" -> additional(value, schema, told, at, faults);
            default -> SAID_ONLY.contains(keyword);
        };
    }

    private boolean additional(JsonNode value, JsonNode schema, JsonNode told, String at, List<String> faults) {
        if (!value.isObject()) {
            return true;
        }
        boolean good = true;
        for (var field : value.properties()) {
            if (!schema.path("properties").has(field.getKey())) {
                good &= !told.isBoolean() || told.asBoolean();
                if (told.isObject()) {
                    check(field.getValue(), told, at + "/" + field.getKey(), faults);
                }
            }
        }
        return good;
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
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

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
