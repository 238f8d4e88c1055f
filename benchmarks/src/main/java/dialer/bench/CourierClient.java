package dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dialer.api.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A courier's machine that submits jobs to a fresh product. */
final class CourierClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a password of the benchmark";

    private final HttpClient http;
    private final URI server;
    private final String key;

    private CourierClient(HttpClient http, URI server, String key) {
        this.http = http;
        this.server = server;
        this.key = key;
    }

    /** Logs in for the first time, makes a campaign, a courier with a key, and a route. */
    static CourierClient begin(Product product) {
        HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1).build();
        CourierClient office = new CourierClient(http, product.address(), "");
        office.office("POST", "/v1/login", Map.of("login", "admin", "password",
                product.firstAdminPassword().orElseThrow()));
        office.office("POST", "/v1/me/password", Map.of("password", PASSWORD));
        office.office("POST", "/v1/login", Map.of("login", "admin", "password", PASSWORD));
        int pool = office.office("POST", "/v1/pools", Map.of("name", "bench")).path("id").asInt();
        int campaign = office.office("POST", "/v1/campaigns", Map.of("name", "bench", "mode", "PROGRESSIVE", "poolId",
                pool, "callerId", "+74951234567", "rulePack", "demo")).path("id").asInt();
        int courier = office.office("POST", "/v1/couriers", Map.of("code", "bench", "name", "bench", "settings",
                Map.of("requestsPerSecond", 100_000))).path("id").asInt();
        office.office("PUT", "/v1/job-routes", Map.of("items", List.of(Map.of("campaignId", campaign))));
        String key = office.office("POST", "/v1/couriers/" + courier + "/keys", Map.of("name", "bench"))
                .path("key").asText();
        return new CourierClient(http, product.address(), key);
    }

    JsonNode post(String path, String body) {
        HttpResponse<String> answer = exchange(request(path, "application/json").POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() > 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return read(answer.body());
    }

    /** A connection that posts jobs one by one. */
    PostLine line() {
        return new PostLine(server.getPort(), "/v1/jobs", "Authorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\n");
    }

    /** Sends lines and reads the answers meanwhile; answers how many were taken. */
    long stream(String body) {
        try {
            HttpResponse<Stream<String>> answer = http.send(request("/v1/jobs:stream", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                Optional<String> last = lines.reduce((a, b) -> b);
                return read(last.orElse("{}")).path("summary").path("taken").asLong();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode office(String method, String path, Object body) {
        try {
            HttpResponse<String> answer = exchange(HttpRequest.newBuilder(server.resolve(path)).header("X-CSRF", "1")
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", type);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
