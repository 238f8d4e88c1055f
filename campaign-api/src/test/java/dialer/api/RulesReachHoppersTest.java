package dialer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.config.ConfigFile;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product: whoever changes a rule sees it hold for contacts that stand in a hopper, within five seconds. */
class RulesReachHoppersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONTACTS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalDate today = Instant.ofEpochMilli(new SystemClock().nowMs()).atZone(ZoneOffset.UTC)
            .toLocalDate();
    private String cookie = "";
    private int pools;
    private URI server = URI.create("http://127.0.0.1/");

    @Test
    void shouldEmptyHoppersByAHolidayASuppressionAndAFile(@TempDir Path folder) throws Exception {
        packs(folder.resolve("packs"), "00:00-24:00");
        try (Product product = Product.start(ConfigFile.parse("test", config(folder)), new SystemClock())) {
            server = product.address();
            logIn(product.firstAdminPassword().orElseThrow());
            int campaign = campaign();
            await(PATIENCE, campaign, "IN_HOPPER", CONTACTS);

            // a holiday is imported: everybody leaves; it is taken back: everybody comes again
            send("PUT", "/v1/calendars/t/" + today.getYear(), year(true));
            await(SOON, campaign, "IN_HOPPER", 0);
            await(PATIENCE, campaign, "HOLIDAY", CONTACTS);
            send("PUT", "/v1/calendars/t/" + today.getYear(), year(false));
            await(SOON, campaign, "HOLIDAY", 0);
            await(PATIENCE, campaign, "IN_HOPPER", CONTACTS);

            // one number is suppressed for everybody, another one for this campaign
            send("POST", "/v1/suppressions", Map.of("number", "+79161110000"));
            await(SOON, campaign, "IN_HOPPER", CONTACTS - 1);
            send("POST", "/v1/suppressions", Map.of("number", "+79161110001", "scope", "CAMPAIGN", "key",
                    String.valueOf(campaign)));
            await(PATIENCE, campaign, "SUPPRESSED", 2);
            await(PATIENCE, campaign, "IN_HOPPER", CONTACTS - 2);

            // the campaign tightens its own hours, and lets go
            send("PUT", "/v1/campaigns/" + campaign + "/rules", Map.of("hours", Map.of("workday", "")));
            await(SOON, campaign, "IN_HOPPER", 0);
            await(PATIENCE, campaign, "NEVER_OPEN", CONTACTS - 2);
            send("PUT", "/v1/campaigns/" + campaign + "/rules", Map.of());
            await(PATIENCE, campaign, "IN_HOPPER", CONTACTS - 2);

            // an operator edits the pack's file
            packs(folder.resolve("packs"), "");
            await(SOON, campaign, "IN_HOPPER", 0);

            // nobody has looked at the contacts of a campaign that was never started: the reason is told all the same
            await(SOON, filled(), "NEVER_OPEN", CONTACTS);
        }
    }

    private void await(Duration within, int campaign, String reason, int contacts) {
        Awaitility.await(reason).atMost(within).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            JsonNode reasons = send("GET", "/v1/campaigns/" + campaign + "/diagnostics", null).path("reasons");
            long found = 0;
            for (JsonNode each : reasons) {
                found += each.path("reason").asText().equals(reason) ? each.path("contacts").asLong() : 0;
            }
            assertThat(found).as(reasons.toString()).isEqualTo(contacts);
        });
    }

    private int campaign() throws IOException, InterruptedException {
        int campaign = filled();
        send("POST", "/v1/campaigns/" + campaign + ":start", Map.of());
        return campaign;
    }

    /** A campaign with contacts that is not started. */
    private int filled() throws IOException, InterruptedException {
        pools++;
        int pool = send("POST", "/v1/pools", Map.of("name", "p" + pools)).path("id").asInt();
        int campaign = send("POST", "/v1/campaigns", Map.of("name", "c" + pools, "poolId", pool, "mode", "PROGRESSIVE",
                "rulePack", "test", "defaultZone", "Etc/UTC")).path("id").asInt();
        StringBuilder csv = new StringBuilder("phone,name,zone\n");
        for (int i = 0; i < CONTACTS; i++) {
            csv.append("+7916111%04d,n,Etc/UTC\n".formatted(i));
        }
        HttpResponse<String> uploaded = http.send(request("/v1/campaigns/" + campaign + "/lists?name=b.csv")
                .header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv.toString())).build(),
                BodyHandlers.ofString());
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        return campaign;
    }

    private void logIn(String password) throws IOException, InterruptedException {
        for (String now : List.of(password, "a password of our own 1")) {
            HttpResponse<String> in = http.send(HttpRequest.newBuilder(server.resolve("/v1/login"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(
                            Map.of("login", "admin", "password", now)))).build(), BodyHandlers.ofString());
            assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
            cookie = in.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
            if (now.equals(password)) {
                send("POST", "/v1/me/password", Map.of("password", "a password of our own 1"));
            }
        }
    }

    private JsonNode send(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        request = body == null ? request.GET()
                : request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie).header("X-CSRF", "1");
    }

    /** Yesterday, today, tomorrow: off or not. */
    private Map<String, Object> year(boolean off) {
        List<String> days = new ArrayList<>();
        for (int i = -1; i <= 1; i++) {
            if (today.plusDays(i).getYear() == today.getYear()) {
                days.add(today.plusDays(i).toString().substring(5));
            }
        }
        return Map.of("source", "test", "off", off ? days : List.of());
    }

    private void packs(Path folder, String hours) throws IOException {
        Files.createDirectories(folder.resolve("calendars"));
        StringBuilder years = new StringBuilder();
        for (int year = today.getYear() - 1; year <= today.getYear() + 2; year++) {
            years.append(year).append(": {source: test, off: [], working: [], regions: {}}\n");
        }
        Files.writeString(folder.resolve("calendars/t.yaml"), years);
        for (String id : List.of("test", "default")) {
            Files.writeString(folder.resolve(id + ".yaml"), """
                    version: "1"
                    source: test
                    asOf: "2026-01-01"
                    purposes: [transactional]
                    hours: {workday: "%1$s", saturday: "%1$s", sunday: "%1$s", holiday: ""}
                    calendar: t
                    abandon: {period: 30d}
                    """.formatted(hours));
        }
    }

    private static String config(Path folder) throws IOException {
        return """
                dataDirectory: %1$s/data
                rulePackDirectory: %1$s/packs
                http: {port: %2$d}
                calls: {rulePack: test}
                engine: {minFreeMegabytes: 0}
                nodes:
                  - id: 1
                    port: 1
                    secret: none
                    trunks: [{id: 1, pattern: "PJSIP/%%s@nowhere"}]
                """.formatted(folder, freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
