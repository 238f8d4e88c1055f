package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.api.rest.CourierContract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contract as it is written, without any library that judges by it: commands have none. */
final class ContractOperations {

    static final JsonNode TREE = read();

    private ContractOperations() {
    }

    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        TREE.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                all.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                        operation.getValue()))));
        return all;
    }

    /** What the node says, or what it refers to says. */
    static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(TREE.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static JsonNode read() {
        try (InputStream file = ContractOperations.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
