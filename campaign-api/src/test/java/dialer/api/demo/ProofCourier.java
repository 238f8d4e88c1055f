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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A courier that writes down every event it was told, in the order in which they came. It answers some with 500 when
 * they come first, and some so late that others overtake them.
 */
final class ProofCourier implements AutoCloseable {

    private static final double REFUSED = 0.03;
    private static final double LATE = 0.01;
    private static final int LATE_BY_S = 3;

    private final HttpServer server;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final DemoClient client;
    private final String secret;
    private final List<Long> jobs = new ArrayList<>();
    private final List<Got> taken = new ArrayList<>();
    private final AtomicLong forged = new AtomicLong();
    private final AtomicReference<@Nullable CountDownLatch> ambush = new AtomicReference<>();
    private final AtomicLong outcomes = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Random chance;

    /** An event that was taken. */
    record Got(String id, String type, long jobId) {
    }

    ProofCourier(URI product, DemoClient admin, long campaignId, Random chance) throws IOException {
        this.chance = chance;
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
        client.send("POST", "/v1/jobs:batch", Map.of("jobs", batch)).path("items")
                .forEach(item -> jobs.add(item.path("job").path("id").asLong()));
    }

    /** The jobs in the order in which they were submitted. */
    List<Long> jobs() {
        return jobs;
    }

    /**
     * Calls jobs off, one after the other, for as long as the product answers.
     *
     * @return when each was answered; the last one may have no answer, and then stands with {@link Instant#MAX}
     */
    Map<Long, Instant> recall(List<Long> jobIds) {
        Map<Long, Instant> recalled = new LinkedHashMap<>();
        for (long jobId : jobIds) {
            try {
                client.send("POST", "/v1/jobs/" + jobId + ":recall", Map.of());
                recalled.put(jobId, Instant.now());
            } catch (DemoClient.NotNow killed) {
                recalled.put(jobId, Instant.MAX);
                break;
            } catch (IllegalStateException endedBefore) {
                // it has its outcome already
            }
        }
        return recalled;
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

    /** Outcomes among the events that were taken. */
    long outcomes() {
        return outcomes.get();
    }

    /** Events that were answered 500 when they came first. */
    long refused() {
        return refused.size();
    }

    /** Events that were answered late. */
    long late() {
        return late.get();
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
            answer(exchange, 401);
            return;
        }
        double luck = luck();
        if (luck < REFUSED && refused.add(id)) {
            answer(exchange, 500);
            return;
        }
        if (luck > 1 - LATE) {
            // an event of the same job that came meanwhile would be taken first, which is out of order
            late.incrementAndGet();
            sleep(LATE_BY_S);
        }
        JsonNode event = DemoClient.parse(new String(body, StandardCharsets.UTF_8));
        Got got = new Got(id, event.path("type").asText(), event.path("data").path("jobId").asLong());
        synchronized (taken) {
            taken.add(got);
        }
        if (got.type().equals("outcome.recorded")) {
            outcomes.incrementAndGet();
        }
        CountDownLatch waiting = ambush.getAndSet(null);
        if (waiting != null) {
            waiting.countDown();
            sleep(2);
        }
        answer(exchange, 204);
    }

    private double luck() {
        synchronized (chance) {
            return chance.nextDouble();
        }
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            // the sender was killed meanwhile: it does not know that we have it
        }
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
    }
}
