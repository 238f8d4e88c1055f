package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges JSON by the contract's schemas, as JSON Schema 2020-12 with its formats, and once more by a rule of the house:
 * an object whose properties are described has no others.
 */
final class ContractSchema {

    private static final String ID = "https://contract.invalid/openapi";
    private static final String REF = "$ref";

    private final JsonNode contract;
    private final SchemaRegistry registry;
    private final IdentityHashMap<JsonNode, Schema> known = new IdentityHashMap<>();

    ContractSchema(JsonNode contract) {
        this.contract = contract;
        this.registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder
                .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                .schemas(Map.of(ID, ApiStage.text(absolute(schemas(contract))))));
    }

    /** What is wrong with the value; empty when it is as the schema says. {@code schema}: a part of the contract. */
    synchronized List<String> faults(JsonNode value, JsonNode schema) {
        List<String> faults = new ArrayList<>();
        if (resolved(schema).isMissingNode()) {
            faults.add("the schema is not there");
            return faults;
        }
        known.computeIfAbsent(schema, given -> registry.getSchema(absolute(given.deepCopy()))).validate(value)
                .forEach(error -> faults.add(error.toString()));
        undescribed(value, schema, "", faults);
        return faults;
    }

    JsonNode resolved(JsonNode schema) {
        return schema.has(REF) ? resolved(contract.at(schema.get(REF).asText().substring(1))) : schema;
    }

    /** The contract's schemas as a document that is a schema itself. */
    private static JsonNode schemas(JsonNode contract) {
        ObjectNode document = ApiStage.JSON.createObjectNode();
        document.set("$defs", contract.at("/components/schemas").deepCopy());
        return document;
    }

    /** A part that is taken out of the contract refers to that document. */
    private static JsonNode absolute(JsonNode schema) {
        if (schema.has(REF) && schema instanceof ObjectNode object) {
            object.put(REF, ID + object.get(REF).asText().replace("#/components/schemas/", "#/$defs/"));
        }
        schema.forEach(ContractSchema::absolute);
        return schema;
    }

    private void undescribed(JsonNode value, JsonNode given, String at, List<String> faults) {
        JsonNode schema = resolved(given);
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            undescribed(value.get(i), schema.get("items"), at + "/" + i, faults);
        }
        if (!value.isObject() || !schema.has("properties") || schema.has("allOf") || schema.has("oneOf")
                || schema.has("anyOf")) {
            return;
        }
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                undescribed(field.getValue(), property, at + "/" + field.getKey(), faults);
            } else if (!schema.has("additionalProperties")) {
                faults.add(at + "/" + field.getKey() + ": is not described");
            }
        });
    }
}
