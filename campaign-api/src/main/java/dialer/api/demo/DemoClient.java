package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One logged-in session: REST calls and the live socket, as a browser has them. */
final class DemoClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Too many requests, unavailable. */
    private static final Set<Integer> AWAY = Set.of(429, 503);

    private final URI server;
    private final String key;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** The server is away or busy for a moment: what was to be sent is kept and sent again. */
    static final class NotNow extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotNow(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    DemoClient(URI server) {
        this(server, "");
    }

    /** @param key of a machine, which needs no session; empty for none */
    DemoClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /** Logs in; the session's cookie goes with every later call. */
    JsonNode logIn(String login, String password) {
        return send("POST", "/v1/login", Map.of("login", login, "password", password));
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode send(String method, String path, Object body) {
        return send(request(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(text(body))).build());
    }

    /** Streams a file as it is. */
    JsonNode upload(String path, Path file) throws IOException {
        return send(request(path).header("Content-Type", "text/csv").timeout(Duration.ofMinutes(5))
                .POST(BodyPublishers.ofFile(file)).build());
    }

    /** Opens the live socket of this session. */
    WebSocket live(WebSocket.Listener listener) {
        URI socket = URI.create(server.toString().replaceFirst("^http", "ws")).resolve("/v1/live");
        return http.newWebSocketBuilder().header("Cookie", cookie()).header("Origin", origin())
                .buildAsync(socket, listener).join();
    }

    /** What every request of this session carries. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(c -> c.getName() + "=" + c.getValue()).collect(Collectors.joining("; "));
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("The server did not answer in JSON", e);
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String origin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30))
                .header("X-CSRF", "1").header("Accept", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                String words = request.method() + " " + request.uri().getPath() + " answered "
                        + response.statusCode() + ": " + response.body();
                throw AWAY.contains(response.statusCode()) ? new NotNow(words, null) : new IllegalStateException(words);
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : parse(response.body());
        } catch (IOException e) {
            throw new NotNow(request.method() + " " + request.uri().getPath() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server", e);
        }
    }
}
