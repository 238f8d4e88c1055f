package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.CourierContract.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of the contract, for whoever may use it, is sent what nobody should send: it answers with a sentence that
 * says why not, never breaks and never shows what it is made of.
 */
class EveryRouteFuzzTest {

    private static final long SEED = 20_261_127;
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

    private static ApiStage stage;
    private static ApiStage.Client admin;
    private static String key;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        CourierStage couriers = new CourierStage(stage);
        couriers.routeEverything();
        admin = couriers.admin;
        key = couriers.courier(Map.of()).key();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    void shouldRefuseInWordsWhateverIsSent() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        int asked = 0;
        List<String> faults = new ArrayList<>();
        for (Operation operation : CourierContract.operations()) {
            if (SPARED.contains(operation.path())) {
                continue;
            }
            for (byte[] body : bodies(operation, random)) {
                List<String> ids = body.length == 0 && random.nextInt(3) == 0 ? NO_IDS : IDS;
                ask(operation, operation.path().replaceAll("\\{\\w+}", ids.get(random.nextInt(ids.size())))
                        + query(operation, random), body, faults);
                asked++;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
    }

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
        JsonNode schema = CourierContract.SCHEMAS.resolved(content.path("application/json").path("schema"));
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
        JsonNode schema = CourierContract.SCHEMAS.resolved(given);
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
            JsonNode parameter = CourierContract.SCHEMAS.resolved(given);
            if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
                String value = random.nextInt(4) == 0 ? "a\0b" : JUNK[random.nextInt(JUNK.length - 4)];
                query.append('&').append(parameter.path("name").asText()).append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static void ask(Operation operation, String path, byte[] body, List<String> faults) {
        JsonNode content = operation.said().at("/requestBody/content");
        HttpRequest.Builder request = stage.request(path).method(operation.method(), BodyPublishers.ofByteArray(body))
                .header("If-Match", "\"1\"");
        if (!content.isMissingNode()) {
            request.header("Content-Type", content.fieldNames().next());
        }
        if (operation.isFor("courier")) {
            request.header("Authorization", "Bearer " + key);
        } else {
            request.header("Cookie", admin.cookie()).header("X-CSRF", "1");
        }
        HttpResponse<String> answer;
        try {
            answer = stage.exchange(request);
        } catch (IllegalStateException e) {
            faults.add(operation.method() + " " + path + " (" + body.length + " bytes): " + e.getMessage());
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean inWords = answer.statusCode() < 400 || (type.startsWith("application/problem+json")
                && TRACES.stream().noneMatch(answer.body()::contains));
        if (answer.statusCode() >= 500 || !inWords) {
            faults.add(operation.method() + " " + path + " " + answer.statusCode() + " " + answer.body());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
