package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dialer.api.courier.webhook.Signature;
import dialer.engine.WallClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A courier beside the uploaded base, on its own side of HTTP: it submits jobs with its key, gives slots, takes signed
 * results, and says of what was agreed that it is delivered, and of some others that they are to be called again.
 */
final class DemoCourier implements AutoCloseable {

    private static final int AT_ONCE = 200;
    private static final int DAYS_OF_SLOTS = 3;
    private static final int AGAIN_EVERY = 4;

    private final HttpServer server;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final DemoClient client;
    private final String code;
    private final WallClock clock;
    private volatile @Nullable String secret;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<Long> withResult = ConcurrentHashMap.newKeySet();
    private final Set<Long> calledAgain = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong submitted = new AtomicLong();
    private final AtomicLong results = new AtomicLong();
    private final AtomicLong verified = new AtomicLong();
    private final AtomicLong forged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong slotQuestions = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong rerun = new AtomicLong();
    private final AtomicLong destroyed = new AtomicLong();

    private DemoCourier(URI dialer, String key, String code, WallClock clock) throws IOException {
        this.client = new DemoClient(dialer, key);
        this.code = code;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(hands);
        server.createContext("/webhook", this::webhook);
        server.createContext("/slots/", this::slots);
        server.start();
    }

    /** Makes the courier known, routes its jobs to the campaign, and has results sent to it. */
    static DemoCourier open(URI dialer, DemoClient admin, long campaignId, String code, String name,
            WallClock clock) throws IOException {
        long id = admin.send("POST", "/v1/couriers", Map.of("code", code, "name", name)).path("id").asLong();
        String key = admin.send("POST", "/v1/couriers/" + id + "/keys", Map.of("name", "demo")).path("key").asText();
        admin.send("PUT", "/v1/job-routes", Map.of("items", List.of(Map.of("courierId", id, "campaignId",
                campaignId))));
        DemoCourier courier = new DemoCourier(dialer, key, code, clock);
        courier.secret = courier.client.send("PUT", "/v1/webhooks/main", Map.of("url", courier.url("/webhook")))
                .path("secret").asText();
        admin.send("PUT", "/v1/couriers/" + id + "/slot-settings", Map.of("mode", "ASK", "url",
                courier.url("/slots")));
        return courier;
    }

    /** Submits so many orders, as a courier's system would: in batches. */
    void submit(DemoOrders orders, int count, Instant now) {
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            batch.add(orders.job(i, now.plus(3, ChronoUnit.DAYS)));
            if (batch.size() == AT_ONCE || i == count) {
                submit(batch);
                batch.clear();
            }
        }
    }

    /** Submits these orders as one batch; answers what became of each. */
    JsonNode submit(List<Map<String, Object>> jobs) {
        JsonNode items = client.send("POST", "/v1/jobs:batch", Map.of("jobs", jobs)).path("items");
        items.forEach(item -> {
            if (item.path("status").asInt() < 300) {
                submitted.incrementAndGet();
            }
        });
        return items;
    }

    /** Its side of the API. */
    DemoClient client() {
        return client;
    }

    /** Whether no event is on its way to it. */
    boolean isServed() {
        return client.get("/v1/webhooks/main").path("waiting").asLong() == 0;
    }

    /** What has happened, for the summary. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("courier", code);
        figures.put("jobs", submitted.get());
        figures.put("accepted", accepted.get());
        figures.put("slotQuestions", slotQuestions.get());
        figures.put("resultsReceived", results.get());
        figures.put("jobsWithResult", (long) withResult.size());
        figures.put("signaturesVerified", verified.get());
        figures.put("signaturesWrong", forged.get());
        figures.put("repeated", repeated.get());
        figures.put("delivered", delivered.get());
        figures.put("rerun", rerun.get());
        figures.put("dataDestroyed", destroyed.get());
        return figures;
    }

    private void webhook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = header(exchange, "webhook-id");
        boolean genuine = isGenuine(id, header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"), body);
        (genuine ? verified : forged).incrementAndGet();
        answer(exchange, genuine ? 204 : 401, "");
        if (genuine && seen.add(id)) {
            hands.execute(() -> hear(DemoClient.parse(new String(body, StandardCharsets.UTF_8))));
        } else if (genuine) {
            repeated.incrementAndGet();
        }
    }

    private boolean isGenuine(String id, String timestamp, String signatures, byte[] body) {
        String known = secret;
        if (known == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        String right = Signature.of(List.of(known), id, Long.parseLong(timestamp), body);
        return List.of(signatures.split(" ")).contains(right);
    }

    private void hear(JsonNode event) {
        JsonNode data = event.path("data");
        long jobId = data.path("jobId").asLong();
        switch (event.path("type").asText()) {
            case "job.accepted" -> accepted.incrementAndGet();
            case "data.destroyed" -> destroyed.incrementAndGet();
            case "outcome.recorded" -> {
                results.incrementAndGet();
                withResult.add(jobId);
                answerResult(jobId, data.path("outcome").asText(), data.path("final").asBoolean());
            }
            default -> { }
        }
    }

    private void answerResult(long jobId, String outcome, boolean isFinal) {
        try {
            if (outcome.startsWith("agreed")) {
                client.send("POST", "/v1/jobs/" + jobId + ":delivered", Map.of());
                delivered.incrementAndGet();
            } else if (isFinal && jobId % AGAIN_EVERY == 0 && calledAgain.add(jobId)) {
                client.send("POST", "/v1/jobs/" + jobId + ":rerun", Map.of());
                rerun.incrementAndGet();
            }
        } catch (IllegalStateException e) {
            System.err.println("The demo's courier was refused: " + e.getMessage());
        }
    }

    /** The default contract of a courier that is asked for its slots. */
    private void slots(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().endsWith("slots:search")) {
            slotQuestions.incrementAndGet();
            List<Map<String, Object>> slots = new ArrayList<>();
            for (int day = 1; day <= DAYS_OF_SLOTS; day++) {
                slots.add(Map.of("id", "s" + day, "date", now().atOffset(ZoneOffset.UTC).plusDays(day)
                        .toLocalDate().toString(), "interval", Map.of("from", "10:00", "to", "14:00"), "available", 5));
            }
            answer(exchange, 200, DemoClient.text(slots));
        } else {
            answer(exchange, 200, DemoClient.text(Map.of("holdId", "h-" + seen.size(), "expiresAt",
                    now().plusSeconds(300).toString())));
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
    }
}
