package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.CourierContract.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What nobody should send, made of the contract, and what a good answer to it is. */
public final class StrangeRequests {

    /** They end the session that asks, or take its password. */
    private static final Set<String> SPARED = Set.of("/v1/logout", "/v1/me/password", "/v1/me/sessions");
    private static final List<String> IDS = List.of("0", "-1", "1", "99999999999999999999", "x", "x".repeat(300));
    /** What the server refuses before there is a route: it hangs up then, so that no body is sent after these. */
    private static final List<String> NO_IDS = List.of("%00", "..%2f..", "%d0%b6");
    private static final String[] JUNK = {"null", "true", "-1", "0", "1e400", "99999999999999999999", "1.5", "\"\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"x\"", "[]", "{}", "[null]", "[[[[]]]]", "{\"a\": {\"b\": 1}}",
        "\"" + "ж".repeat(3_000) + "\"", "\"<script>\"", "\"2026-13-45\"", "[{\"id\": \"'; --\"}]"};
    private static final List<byte[]> BROKEN = List.of(new byte[0], bytes("null"), bytes("[]"), bytes("{}"),
            bytes("{\"a\":".repeat(3_000)), bytes("[".repeat(20_000)), bytes("{\"name\": \"a\", \"name\": \"b\"}"),
            new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}, bytes("{\"name\": \"" + "x".repeat(50_000) + "\"}"),
            bytes("{\"name\": \"\u0000\"}"), bytes("PK\u0003\u0004 no archive"));

    private static final List<String> TRACES = List.of("Exception", "\tat ", "java.", "jackson", "SQL");

    private StrangeRequests() {
    }

    /** Whose credentials a request needs to come to its route. */
    public enum Asker { COURIER, AGENT, OFFICE }

    /** A request that nobody should send; its type is empty where the operation takes no body. */
    public static final class Strange {

        private final String method;
        private final String path;
        private final byte[] body;
        private final String contentType;
        private final Asker asker;

        private Strange(String method, String path, byte[] body, String contentType, Asker asker) {
            this.method = method;
            this.path = path;
            this.body = body;
            this.contentType = contentType;
            this.asker = asker;
        }

        public String method() {
            return method;
        }

        public String path() {
            return path;
        }

        public String contentType() {
            return contentType;
        }

        public Asker asker() {
            return asker;
        }

        /** The request itself, but for its credentials. */
        public HttpRequest.Builder to(URI server) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).header("If-Match", "\"1\"")
                    .method(method, BodyPublishers.ofByteArray(body));
            return contentType.isEmpty() ? request : request.header("Content-Type", contentType);
        }

        /** What is wrong with an answer: that it broke, has no words, or shows what the server is made of. */
        public Optional<String> fault(HttpResponse<String> answer) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean inWords = answer.statusCode() < 400 || (type.startsWith("application/problem+json")
                    && TRACES.stream().noneMatch(answer.body()::contains));
            return answer.statusCode() < 500 && inWords ? Optional.empty()
                    : Optional.of(this + " " + answer.statusCode() + " " + answer.body());
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + body.length + " bytes)";
        }
    }

    /** Some requests for every operation of the contract, but for those that would end who asks. */
    public static List<Strange> round(Random random) {
        List<Strange> all = new ArrayList<>();
        for (Operation operation : ContractOperations.all()) {
            if (SPARED.contains(operation.path())) {
                continue;
            }
            JsonNode content = operation.said().at("/requestBody/content");
            String type = content.isMissingNode() ? "" : content.fieldNames().next();
            for (byte[] body : bodies(operation, random)) {
                all.add(new Strange(operation.method(), path(operation, body, random), body, type, asker(operation)));
            }
        }
        return all;
    }

    private static Asker asker(Operation operation) {
        if (operation.isFor("courier")) {
            return Asker.COURIER;
        }
        return operation.isFor("agent") ? Asker.AGENT : Asker.OFFICE;
    }

    /** Ids are strange, or those of something that may be there. */
    private static String path(Operation operation, byte[] body, Random random) {
        List<String> ids = body.length == 0 && random.nextInt(3) == 0 ? NO_IDS : IDS;
        return operation.path().replaceAll("\\{\\w+}", ids.get(random.nextInt(ids.size())))
                + query(operation, random);
    }

    /** Broken ones, and some of fields that are partly plausible. */
    private static List<byte[]> bodies(Operation operation, Random random) {
        JsonNode content = operation.said().at("/requestBody/content");
        List<byte[]> bodies = new ArrayList<>();
        if (content.isMissingNode()) {
            for (int i = 0; i < 3; i++) {
                bodies.add(new byte[0]);
            }
            return bodies;
        }
        bodies.addAll(BROKEN);
        JsonNode schema = ContractOperations.resolved(content.path("application/json").path("schema"));
        for (int i = 0; i < 8 && schema.has("properties"); i++) {
            StringBuilder text = new StringBuilder("{");
            schema.path("properties").properties().forEach(property -> {
                if (random.nextInt(4) > 0) {
                    String value = random.nextInt(3) == 0 ? JUNK[random.nextInt(JUNK.length)]
                            : plausible(property.getValue(), operation.example().path(property.getKey()), random);
                    text.append(text.length() == 1 ? "" : ",").append('"').append(property.getKey()).append("\":")
                            .append(value);
                }
            });
            bodies.add(bytes(text + "}"));
        }
        return bodies;
    }

    /** What may stand there, so that the rest is looked at too. */
    private static String plausible(JsonNode given, JsonNode example, Random random) {
        if (!example.isMissingNode()) {
            return example.toString();
        }
        JsonNode schema = ContractOperations.resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size())).toString();
        }
        String type = schema.path("type").isArray() ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "string" -> "\"a\"";
            case "integer", "number" -> String.valueOf(random.nextInt(3));
            case "boolean" -> "true";
            case "array" -> "[" + plausible(schema.path("items"), example, random) + "]";
            default -> "{}";
        };
    }

    private static String query(Operation operation, Random random) {
        StringBuilder query = new StringBuilder("?limit=").append(random.nextInt(3) - 1);
        for (JsonNode given : operation.said().path("parameters")) {
            JsonNode parameter = ContractOperations.resolved(given);
            if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
                String value = random.nextInt(4) == 0 ? "a\0b" : JUNK[random.nextInt(JUNK.length - 4)];
                query.append('&').append(parameter.path("name").asText()).append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
