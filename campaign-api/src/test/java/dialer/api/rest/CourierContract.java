package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;

/** The contract, to hold answers against. */
final class CourierContract {

    private static final JsonNode YAML = ContractOperations.TREE;
    static final ContractSchema SCHEMAS = new ContractSchema(YAML);

    private CourierContract() {
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode said) {

        boolean isFor(String role) {
            return said.path("x-roles").toString().contains("\"" + role + "\"");
        }

        /** The example of the request, or a missing node. */
        JsonNode example() {
            return said.at("/requestBody/content/application~1json/example");
        }
    }

    static List<Operation> operations() {
        return ContractOperations.all();
    }

    static JsonNode schema(String name) {
        return YAML.at("/components/schemas/" + name);
    }

    /** @throws AssertionError where the answer is not one that the contract names for the request */
    static void check(String method, String path, HttpResponse<String> answer) {
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        Operation operation = operations().stream().filter(one -> one.method().equals(method)
                && plain.matches(one.path().replaceAll("\\{\\w+}", "[^/:]+"))).findFirst().orElseThrow(
                () -> new AssertionError(method + " " + plain + " is not in the contract"));
        JsonNode responses = operation.said().path("responses");
        String status = String.valueOf(answer.statusCode());
        JsonNode named = SCHEMAS.resolved(responses.has(status) ? responses.get(status) : responses.path("default"));
        if (!responses.has(status) && answer.statusCode() < 400) {
            throw new AssertionError(method + " " + plain + " does not name the status " + status);
        }
        JsonNode content = named.path("content");
        if (content.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                throw new AssertionError(method + " " + plain + " answers " + status + " with a body");
            }
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        if (!content.has(type)) {
            throw new AssertionError(method + " " + plain + " answers " + status + " as " + type);
        }
        if (content.path(type).path("schema").path("format").asText().equals("binary")) {
            return;
        }
        for (String line : type.endsWith("ndjson") ? answer.body().split("\n") : new String[] {answer.body()}) {
            List<String> faults = SCHEMAS.faults(ApiStage.parse(line), content.path(type).path("schema"));
            if (!faults.isEmpty()) {
                throw new AssertionError(method + " " + plain + " " + status + ": " + faults);
            }
        }
    }
}
