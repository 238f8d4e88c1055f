package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dialer.api.courier.webhook.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A courier that writes down every event it was told, in the order in which they came. */
final class ProofCourier implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final DemoClient client;
    private final String secret;
    private final List<Got> taken = new ArrayList<>();
    private final AtomicLong forged = new AtomicLong();
    private final AtomicReference<@Nullable CountDownLatch> ambush = new AtomicReference<>();

    /** An event that was taken. */
    record Got(String id, String type, long jobId) {
    }

    ProofCourier(URI product, DemoClient admin, long campaignId) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(hands);
        server.createContext("/", this::webhook);
        server.start();
        long id = admin.send("POST", "/v1/couriers", Map.of("code", "proof", "name", "Курьер")).path("id").asLong();
        client = new DemoClient(product, admin.send("POST", "/v1/couriers/" + id + "/keys", Map.of("name", "proof"))
                .path("key").asText());
        admin.send("PUT", "/v1/job-routes", Map.of("items", List.of(Map.of("courierId", id, "campaignId",
                campaignId))));
        secret = client.send("PUT", "/v1/webhooks/main", Map.of("url", "http://127.0.0.1:"
                + server.getAddress().getPort() + "/")).path("secret").asText();
    }

    void submit(DemoOrders orders, int first, int count) {
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            batch.add(orders.job(i, Instant.now().plus(3, ChronoUnit.DAYS)));
        }
        client.send("POST", "/v1/jobs:batch", Map.of("jobs", batch));
    }

    /** Events that still wait. */
    long waiting() {
        return client.get("/v1/webhooks/main").path("waiting").asLong();
    }

    /** The next event is taken and not answered until the sender is dead; says when it is there. */
    CountDownLatch lieInWait() {
        CountDownLatch there = new CountDownLatch(1);
        ambush.set(there);
        return there;
    }

    List<Got> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    long forged() {
        return forged.get();
    }

    private void webhook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String right = Signature.of(List.of(secret), id,
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")), body);
        if (!List.of(exchange.getRequestHeaders().getFirst("webhook-signature").split(" ")).contains(right)) {
            forged.incrementAndGet();
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        JsonNode event = DemoClient.parse(new String(body, StandardCharsets.UTF_8));
        synchronized (taken) {
            taken.add(new Got(id, event.path("type").asText(), event.path("data").path("jobId").asLong()));
        }
        CountDownLatch waiting = ambush.getAndSet(null);
        if (waiting != null) {
            waiting.countDown();
            try {
                TimeUnit.SECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException e) {
            // the sender was killed meanwhile: it does not know that we have it
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
    }
}
