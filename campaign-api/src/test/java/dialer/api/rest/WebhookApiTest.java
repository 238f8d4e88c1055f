package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dialer.api.security.Keys;
import dialer.api.security.Scope;
import dialer.api.store.ApiKeyStore.NewCourierKey;
import dialer.api.store.ApiKeyStore;
import dialer.api.store.webhook.TestEvents;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints, the log, replay, and the feed, over HTTP; every answer is judged by the contract. */
class WebhookApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static ApiStage stage;
    private static CourierServer server;

    private TestEvents events;
    private Courier courier;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        stage.webhooks.sender().start();
        server = new CourierServer();
    }

    @BeforeEach
    void meet() {
        events = new TestEvents(stage.database);
        courier = courier(events);
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
        server.close();
    }

    @Test
    void shouldShowASecretOnceAndKeepWhatIsPutAgain() {
        Map<String, Object> body = Map.of("url", server.url("/a"), "types", List.of("outcome.recorded"));
        JsonNode made = courier.ok("PUT", "/v1/webhooks/{name}", "main", body, 201);
        assertThat(made.path("secret").asText()).startsWith("whsec_");
        JsonNode again = courier.ok("PUT", "/v1/webhooks/{name}", "main", body, 200);
        assertThat(again.has("secret")).isFalse();
        assertThat(courier.ok("GET", "/v1/webhooks", "", null, 200).path("items")).hasSize(1);
        JsonNode rotated = courier.ok("POST", "/v1/webhooks/{name}:rotate", "main", Map.of(), 200);
        assertThat(rotated.path("secret").asText()).startsWith("whsec_").isNotEqualTo(made.path("secret").asText());
        assertThat(courier.ok("GET", "/v1/webhooks/{name}", "main", null, 200).has("formerSecretUntil")).isTrue();
        courier.ok("DELETE", "/v1/webhooks/{name}", "main", null, 204);
        courier.ok("GET", "/v1/webhooks/{name}", "main", null, 404);
    }

    @Test
    void shouldSayWhatIsWrongWithAnEndpoint() {
        assertThat(code(Map.of("url", "https://10.0.0.1/"))).isEqualTo("private-address");
        assertThat(code(Map.of("url", "ftp://courier.example/"))).isEqualTo("not-https");
        assertThat(code(Map.of("url", "https://a:b@courier.example/"))).isEqualTo("user-info");
        assertThat(code(Map.of())).isEqualTo("missing");
        assertThat(code(Map.of("url", server.url("/"), "types", List.of("nonsense")))).isEqualTo("unknown");
        courier.ok("PUT", "/v1/webhooks/{name}", "Main", Map.of("url", server.url("/")), 422);
    }

    @Test
    void shouldDeliverShowTheLogAndSendAgain() {
        courier.ok("PUT", "/v1/webhooks/{name}", "main", Map.of("url", server.url("/log")), 201);
        event(events.jobs(3), "{}");
        Awaitility.await().atMost(PATIENCE).until(() -> events.acknowledged() == 3);
        JsonNode page = courier.ok("GET", "/v1/webhooks/{name}/deliveries", "main", null, 200);
        assertThat(page.path("items")).hasSize(3).allMatch(WebhookApiTest::isDelivered);

        int before = server.asked.get();
        List<String> two = List.of(page.at("/items/0/eventId").asText(), page.at("/items/2/eventId").asText());
        assertThat(courier.ok("POST", "/v1/webhooks/{name}:replay", "main", Map.of("eventIds", two), 202)
                .path("replayed").asInt()).isEqualTo(2);
        // and written down: one that is on its way is not sent a second time for another request
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(courier.ok("GET",
                "/v1/webhooks/{name}/deliveries", "main", null, 200).path("items")).allMatch(
                WebhookApiTest::isDelivered));
        assertThat(server.asked).hasValue(before + 2);
        Map<String, Object> range = Map.of("from", Instant.now().minusSeconds(3_600).toString(), "until",
                Instant.now().plusSeconds(60).toString());
        assertThat(courier.ok("POST", "/v1/webhooks/{name}:replay", "main", range, 202).path("replayed").asInt())
                .isEqualTo(3);
        Awaitility.await().atMost(PATIENCE).until(() -> server.asked.get() == before + 5);
        courier.ok("POST", "/v1/webhooks/{name}:replay", "main", Map.of(), 422);
        courier.ok("POST", "/v1/webhooks/{name}:replay", "main", Map.of("from", "yesterday", "until", "now"), 422);
    }

    private static boolean isDelivered(JsonNode delivery) {
        return delivery.path("state").asText().equals("DELIVERED");
    }

    @Test
    void shouldPingAndDisableAndEnable() {
        courier.ok("PUT", "/v1/webhooks/{name}", "main", Map.of("url", server.url("/ping")), 201);
        assertThat(courier.ok("POST", "/v1/webhooks/{name}:test", "main", Map.of(), 200).path("delivered").asBoolean())
                .isTrue();
        courier.ok("PUT", "/v1/webhooks/{name}", "main", Map.of("url", server.url("/refuse")), 200);
        JsonNode refused = courier.ok("POST", "/v1/webhooks/{name}:test", "main", Map.of(), 200);
        assertThat(refused.path("error").asText()).isEqualTo("HTTP_500");
        assertThat(courier.ok("POST", "/v1/webhooks/{name}:disable", "main", Map.of(), 200).path("disabledFor")
                .asText()).isEqualTo("BY_HAND");
        event(events.jobs(1), "{}");
        assertThat(courier.ok("GET", "/v1/webhooks/{name}", "main", null, 200).path("waiting").asInt()).isOne();
        courier.ok("PUT", "/v1/webhooks/{name}", "main", Map.of("url", server.url("/ping")), 200);
        courier.ok("POST", "/v1/webhooks/{name}:enable", "main", Map.of(), 200);
        Awaitility.await().atMost(PATIENCE).until(() -> events.acknowledged() == 1);
    }

    @Test
    void shouldKeepCouriersApart() {
        // what is delivered is acknowledged, and the feed does not begin with it any more
        courier.ok("PUT", "/v1/webhooks/{name}", "main", Map.of("url", server.url("/refuse")), 201);
        event(events.jobs(1), "{\"secret\":1}");
        Courier other = courier(new TestEvents(stage.database));
        for (String route : List.of("/v1/webhooks/{name}", "/v1/webhooks/{name}/deliveries")) {
            other.ok("GET", route, "main", null, 404);
        }
        for (String act : List.of("test", "rotate", "enable", "disable")) {
            other.ok("POST", "/v1/webhooks/{name}:" + act, "main", Map.of(), 404);
        }
        other.ok("POST", "/v1/webhooks/{name}:replay", "main", Map.of("deadLetters", true), 404);
        other.ok("DELETE", "/v1/webhooks/{name}", "main", null, 404);
        assertThat(other.ok("GET", "/v1/webhooks", "", null, 200).path("items")).isEmpty();
        assertThat(other.ok("GET", "/v1/events", "", null, 200).path("items")).isEmpty();
        String id = courier.ok("GET", "/v1/events", "?wait=20", null, 200).at("/items/0/id").asText();
        assertThat(other.ok("POST", "/v1/events:ack", "", Map.of("eventIds", List.of(id)), 200)
                .path("acknowledged").asInt()).isZero();
    }

    @Test
    void shouldFeedEveryEventOnceInOrderAndTakeAcknowledgements() {
        List<Long> jobs = events.jobs(5);
        event(jobs, "{\"n\":1}");
        event(jobs, "{\"n\":2}");
        List<String> seen = new ArrayList<>();
        String after = "";
        // an event is in the feed as soon as nothing older can still be committed: usually at once
        while (seen.size() < 10) {
            JsonNode page = courier.ok("GET", "/v1/events", "?limit=3&wait=20" + after, null, 200);
            assertThat(page.path("items")).isNotEmpty();
            page.path("items").forEach(one -> seen.add(one.path("id").asText()));
            after = "&after=" + page.path("nextCursor").asText();
        }
        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
        assertThat(courier.ok("GET", "/v1/events", "?limit=3" + after, null, 200).path("items")).isEmpty();
        assertThat(courier.ok("POST", "/v1/events:ack", "", Map.of("eventIds", seen.subList(0, 2)), 200)
                .path("acknowledged").asInt()).isEqualTo(2);
        assertThat(courier.ok("POST", "/v1/events:ack", "", Map.of("upTo", after.substring(7)), 200)
                .path("acknowledged").asInt()).isEqualTo(8);
        assertThat(events.acknowledged()).isEqualTo(10);
        assertThat(courier.ok("GET", "/v1/events", "", null, 200).path("items")).isEmpty();
        courier.ok("GET", "/v1/events", "?after=nonsense", null, 422);
        courier.ok("GET", "/v1/events", "?wait=31", null, 422);
        courier.ok("POST", "/v1/events:ack", "", Map.of(), 422);
    }

    @Test
    void shouldMissNothingThoughWritersCommitOutOfTurn() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Long> one = events.jobs(1);
            writers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 40; n++) {
                    event(one, "{\"n\":" + n + "}");
                }
            }));
        }
        Set<String> seen = new HashSet<>();
        Map<String, Integer> last = new java.util.HashMap<>();
        String after = "";
        boolean writing = true;
        while (writing || seen.size() < 320) {
            writing = writers.stream().anyMatch(Thread::isAlive);
            String query = "?limit=7" + (writing ? "" : "&wait=20") + after;
            JsonNode page = courier.ok("GET", "/v1/events", query, null, 200);
            for (JsonNode one : page.path("items")) {
                assertThat(seen.add(one.path("id").asText())).isTrue();
                int n = one.at("/data/n").asInt();
                assertThat(last.getOrDefault(one.path("subject").asText(), -1)).isEqualTo(n - 1);
                last.put(one.path("subject").asText(), n);
            }
            after = page.has("nextCursor") ? "&after=" + page.path("nextCursor").asText() : after;
            if (!writing && page.path("items").isEmpty()) {
                break;
            }
        }
        assertThat(seen).hasSize(320);
    }

    @Test
    void shouldWaitForNewsWhenAsked() {
        Thread.ofVirtual().start(() -> {
            Awaitility.await().pollDelay(Duration.ofMillis(400)).until(() -> true);
            event(events.jobs(1), "{}");
        });
        assertThat(courier.ok("GET", "/v1/events", "?wait=20", null, 200).path("items")).hasSize(1);
    }

    @Test
    void shouldLetTheOfficeDoTheSameForACourier() {
        String root = "/v1/couriers/{id}/webhooks";
        ApiStage.Client admin = stage.admin();
        ApiStage.Client supervisor = stage.user("supervisor", null);
        String mine = root.replace("{id}", String.valueOf(events.courierId()));
        assertThat(judged("PUT", root + "/{name}", admin.send("PUT", mine + "/main",
                Map.of("url", server.url("/o")))).statusCode()).isEqualTo(201);
        assertThat(judged("GET", root, supervisor.get(mine)).body()).contains("\"main\"");
        assertThat(judged("GET", root + "/{name}/deliveries", supervisor.get(mine + "/main/deliveries?state=DEAD"))
                .statusCode()).isEqualTo(200);
        assertThat(judged("POST", root + "/{name}:test", admin.send("POST", mine + "/main:test", Map.of())).body())
                .contains("\"delivered\":true");
        assertThat(judged("POST", root + "/{name}:test", supervisor.send("POST", mine + "/main:test", Map.of()))
                .statusCode()).isEqualTo(403);
        assertThat(judged("GET", root, admin.get(root.replace("{id}", "999999"))).statusCode()).isEqualTo(404);
    }

    private String code(Map<String, Object> body) {
        return courier.ok("PUT", "/v1/webhooks/{name}", "main", body, 422).at("/errors/0/code").asText();
    }

    private void event(List<Long> jobs, String data) {
        events.event(jobs, "outcome.recorded", Instant.ofEpochMilli(new SystemClock().nowMs()), true, data);
    }

    private static HttpResponse<String> judged(String method, String path, HttpResponse<String> answer) {
        CourierContract.check(method, path, answer);
        return answer;
    }

    private static Courier courier(TestEvents events) {
        Keys keys = new Keys(new ApiKeyStore(stage.database), new SystemClock());
        return new Courier(keys.create(new NewCourierKey(events.courierId(), "test",
                Arrays.stream(Scope.values()).map(Scope::word).toList(), List.of(), false, null)).secret());
    }

    /** A courier's machine. */
    private record Courier(String key) {

        JsonNode ok(String method, String path, String name, @Nullable Object body, int status) {
            String url = path.contains("{name}") ? path.replace("{name}", name) : path + name;
            var request = stage.request(url).header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(ApiStage.text(body)));
            HttpResponse<String> answer = judged(method, path, stage.exchange(request));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body().isEmpty() ? ApiStage.JSON.nullNode() : ApiStage.parse(answer.body());
        }
    }

    /** A courier's server: takes everything but what comes to /refuse. */
    private static final class CourierServer implements AutoCloseable {

        final AtomicInteger asked = new AtomicInteger();
        private final HttpServer server;

        CourierServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                asked.incrementAndGet();
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/refuse") ? 500 : 204, -1);
                exchange.close();
            });
            server.start();
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
