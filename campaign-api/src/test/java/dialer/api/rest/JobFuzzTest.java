package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.rest.CourierStage.Machine;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever couriers' routes are sent, they answer with a sentence that says why not, and never break. */
class JobFuzzTest {

    private static final long SEED = 20_261_126;
    private static ApiStage stage;
    private static CourierStage couriers;
    private static Machine courier;
    private static long jobId;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        couriers = new CourierStage(stage);
        couriers.routeEverything();
        courier = couriers.courier(Map.of());
        jobId = courier.submit(CourierStage.job("F-0", "8 916 555-44-01")).path("id").asLong();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    void shouldAnswerEveryWrongFieldWithItsPointer() {
        ObjectNode whole = (ObjectNode) CourierContract.operations().stream()
                .filter(one -> one.method().equals("POST") && one.path().equals("/v1/jobs")).findFirst().orElseThrow()
                .example().deepCopy();
        List<String> pointers = new ArrayList<>();
        collect(whole, "", pointers);
        assertThat(pointers).hasSizeGreaterThan(40);
        String[] junk = {"null", "true", "-1", "1e400", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"",
            "[]", "{}", "[[[[]]]]", "{\"a\":{\"b\":1}}", "\"" + "ж".repeat(5_000) + "\"", "\"<script>\""};
        int asked = 0;
        for (String pointer : pointers) {
            for (String value : junk) {
                String text = replaced(whole, pointer, value);
                HttpResponse<String> answer = send("POST", "/v1/jobs", text.getBytes(StandardCharsets.UTF_8));
                assertGood(answer, pointer + " = " + value);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void shouldAnswerBrokenBodiesOfEveryRoute() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        byte[] good = ApiStage.text(CourierStage.job("F-1", "8 916 555-44-02")).getBytes(StandardCharsets.UTF_8);
        List<byte[]> bodies = new ArrayList<>(List.of(new byte[0], "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                "{\"a\":".repeat(5_000).getBytes(StandardCharsets.UTF_8), "null".getBytes(StandardCharsets.UTF_8),
                "{\"courierOrderId\":\"a\",\"courierOrderId\":\"b\"}".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE},
                "{\"jobs\": [1, null, \"x\", {}]}".getBytes(StandardCharsets.UTF_8), new byte[2_000_000]));
        for (int i = 0; i < 60; i++) {
            byte[] bent = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int n = random.nextInt(5); n >= 0; n--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            bodies.add(bent);
        }
        for (Route route : stage.api.routes()) {
            if (route.access().kind() != Access.Kind.COURIER || route.method().name().equals("GET")) {
                continue;
            }
            for (byte[] body : bodies) {
                String path = route.path().replaceAll("\\{\\w+}", String.valueOf(jobId));
                assertGood(send(route.method().name(), path, body), route.path());
            }
        }
    }

    @Test
    void shouldAnswerStrangePathsQueriesAndHeaders() {
        for (String path : List.of("/v1/jobs/0", "/v1/jobs/-1", "/v1/jobs/99999999999999999999",
                "/v1/jobs/abc", "/v1/jobs?limit=0", "/v1/jobs?limit=x", "/v1/jobs?cursor=%00%ff",
                "/v1/jobs?cursor=YWZ0ZXIgLTE", "/v1/jobs?state=NONE", "/v1/jobs?courierOrderId=%00",
                "/v1/jobs?courierOrderId=" + "x".repeat(5_000), "/v1/jobs/" + jobId + "/timeline?x=1")) {
            HttpResponse<String> answer = stage.exchange(stage.request(path)
                    .header("Authorization", "Bearer " + courier.key()));
            assertGood(answer, path);
        }
        // refused by the server itself, before there is a route
        HttpResponse<String> nul = stage.exchange(stage.request("/v1/jobs/%00")
                .header("Authorization", "Bearer " + courier.key()));
        assertThat(nul.statusCode()).isEqualTo(400);
        assertGood(nul, "/v1/jobs/%00");
        for (String version : List.of("", "x", "\"\"", "\"99999999999\"", "*", "W/\"1\"")) {
            HttpResponse<String> answer = stage.exchange(stage.request("/v1/jobs/" + jobId)
                    .header("Authorization", "Bearer " + courier.key()).header("If-Match", version)
                    .header("Content-Type", "application/json").PUT(BodyPublishers.ofString("{}")));
            assertGood(answer, "If-Match " + version);
        }
        HttpResponse<String> packed = stage.exchange(stage.request("/v1/jobs")
                .header("Authorization", "Bearer " + courier.key()).header("Content-Encoding", "gzip")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("not packed")));
        assertThat(packed.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> send(String method, String path, byte[] body) {
        String type = path.endsWith(":stream") ? "application/x-ndjson" : "application/json";
        return stage.exchange(stage.request(path).header("Authorization", "Bearer " + courier.key())
                .header("If-Match", "\"1\"").header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body)));
    }

    private static void assertGood(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isLessThan(500);
        assertThat(answer.body()).as(what).doesNotContain("Exception", "\tat ", "java.", "jackson");
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(what)
                    .startsWith("application/problem+json");
        }
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), pointers));
        } else if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), pointer + "/0", pointers);
        }
    }

    private static String replaced(ObjectNode whole, String pointer, String value) {
        ObjectNode copy = whole.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = slash == 0 ? copy : copy.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), "@@@");
        } else {
            ((ObjectNode) parent).put(name, "@@@");
        }
        return ApiStage.text(copy).replace("\"@@@\"", value);
    }
}
