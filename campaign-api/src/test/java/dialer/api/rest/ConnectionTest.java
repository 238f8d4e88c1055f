package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dialer.api.security.Certificates;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server does with connections: which HTTP it speaks, and what becomes of bodies that never end. */
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private static ApiStage stage;
    private static String key;
    private static Api hasty;
    private static Api secure;
    private static KeyStore certificate;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        key = new CourierStage(stage).courier(Map.of()).key();
        certificate = Certificates.readOrMake(stage.folder.resolve("certificate"), List.of("127.0.0.1"), Instant.now());
        hasty = new Api(settings(null, PATIENCE), stage.ground).start();
        secure = new Api(settings(certificate, WebSettings.USUAL_PATIENCE), stage.ground).start();
    }

    @AfterAll
    static void end() {
        hasty.close();
        secure.close();
        stage.close();
    }

    private static WebSettings settings(@Nullable KeyStore store, Duration patience) {
        return new WebSettings("127.0.0.1", 0, store, 100_000, "", List.of(), patience);
    }

    @Test
    void shouldSpeakTheHttpThatTheClientChooses() throws Exception {
        for (Version version : Version.values()) {
            try (HttpClient client = HttpClient.newBuilder().version(version).sslContext(trust()).build()) {
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + secure.port() + "/v1/jobs"))
                        .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(ApiStage.text(CourierStage.job("H-" + version,
                                "8 916 555-45-01")))).timeout(GENEROUS).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            }
        }
    }

    @Test
    void shouldPackLongAnswersForWhoeverTakesThemPacked() throws Exception {
        String jobs = IntStream.range(0, 20).mapToObj(i -> ApiStage.text(CourierStage.job("G-" + i, "8 916 555-45-0"
                + i % 10))).collect(Collectors.joining(",", "{\"jobs\": [", "]}"));
        HttpResponse<byte[]> answer = stage.http().send(stage.request("/v1/jobs:batch")
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip").POST(BodyPublishers.ofString(jobs)).build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(ApiStage.parse(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).path("items"))
                    .hasSize(20);
        }
    }

    @Test
    void shouldEndBodiesThatDribbleAndBodiesThatStop() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<String>> answers = new TreeMap<>();
            for (String path : List.of("/v1/jobs", "/v1/jobs:batch", "/v1/login")) {
                answers.put(path + " dribbles", clients.submit(() -> answered(path, ConnectionTest::dribbled)));
                answers.put(path + " stops", clients.submit(() -> answered(path, ConnectionTest::stopped)));
            }
            for (Map.Entry<String, Future<String>> answer : answers.entrySet()) {
                assertThat(answer.getValue().get()).as(answer.getKey()).startsWith("HTTP/1.1 408 ")
                        .contains("slow-body");
            }
        }
    }

    /** A client that is not as clients should be. */
    private interface Odd {
        String talk(Socket client) throws IOException;
    }

    /** What it is answered; a server that has had no time at all for the request hangs up, and is asked again. */
    private static String answered(String path, Odd how) throws IOException {
        String answer = "";
        for (int i = 0; i < 10 && answer.isEmpty(); i++) {
            try (Socket client = begun(path, 1_000_000)) {
                answer = how.talk(client);
            }
        }
        return answer;
    }

    private static String stopped(Socket client) throws IOException {
        client.getOutputStream().write("{\"courierOrderId\": \"A-".getBytes(StandardCharsets.UTF_8));
        return rest(client);
    }

    @Test
    void shouldAnswerBodiesThatBreakOff() throws IOException {
        try (Socket client = begun("/v1/jobs", 1_000)) {
            client.getOutputStream().write("{\"courierOrderId\": \"A-".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();
            assertThat(rest(client)).startsWith("HTTP/1.1 400 ").contains("problem+json");
        }
    }

    @Test
    void shouldGiveNoThreadToBodiesThatNeverEnd() throws IOException {
        int before = threads();
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                clients.add(begun(i % 2 == 0 ? "/v1/jobs" : "/v1/jobs:stream", 100_000));
            }
            await().atMost(GENEROUS).ignoreExceptions().until(() -> stage.exchange(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + hasty.port() + "/v1/jobs"))
                    .header("Authorization", "Bearer " + key)).statusCode() == 200);
            assertThat(threads() - before).isLessThan(50);
            for (Socket client : clients) {
                // comes to an end, with an answer or without one
                rest(client);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        await().atMost(GENEROUS).until(() -> threads() - before < 50);
    }

    /** Answers and lines are both more than what sockets hold: one of the two sides must not wait for the other. */
    @Test
    void shouldHearAStreamOutWhoseSenderReadsOnlyWhenAllIsSent() throws IOException {
        byte[] line = ("{\"nobodyKnowsThis\": \"" + "x".repeat(600) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        int lines = 24_000;
        try (Socket client = begun(stage.api.port(), "/v1/jobs:stream", lines * line.length);
                OutputStream out = new BufferedOutputStream(client.getOutputStream(), 65_536)) {
            for (int i = 0; i < lines; i++) {
                out.write(line);
            }
            out.flush();
            String answers = rest(client);
            assertThat(answers.substring(0, Math.min(2_000, answers.length()))).contains("\"index\":0,");
            assertThat(answers.substring(Math.max(0, answers.length() - 500)))
                    .contains("\"summary\":{\"lines\":" + lines + ",");
        }
    }

    @Test
    void shouldTimeEachLineOfAStream() throws IOException {
        long[] now = {0};
        byte[] line = "{\"a\": 1}\n{\"b\"".getBytes(StandardCharsets.UTF_8);
        int[] next = {0};
        LineReader lines = new LineReader(new InputStream() {
            @Override
            public int read() {
                now[0] += Duration.ofMillis(100).toNanos();
                return next[0] < line.length ? line[next[0]++] : ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        }, 1_000, Duration.ofSeconds(2), () -> now[0]);
        assertThat(lines.next()).isNotNull();
        assertThatThrownBy(lines::next).isInstanceOf(SlowBodies.TooSlow.class);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** A request whose head has been sent. */
    private static Socket begun(String path, int length) throws IOException {
        return begun(hasty.port(), path, length);
    }

    private static Socket begun(int port, String path, int length) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        String type = path.endsWith(":stream") ? "application/x-ndjson" : "application/json";
        client.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: dialer\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: " + type + "\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /** Sends a byte, waits a moment for an answer, and so on; what was answered in the end. */
    private static String dribbled(Socket client) throws IOException {
        client.setSoTimeout(20);
        long deadline = System.nanoTime() + GENEROUS.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                client.getOutputStream().write(' ');
                int first = client.getInputStream().read();
                return first < 0 ? "" : (char) first + rest(client);
            } catch (SocketTimeoutException e) {
                // no answer yet
            } catch (SocketException e) {
                return "";
            }
        }
        return "no answer";
    }

    /** What is answered until the server hangs up. */
    private static String rest(Socket client) throws IOException {
        client.setSoTimeout((int) GENEROUS.toMillis());
        try {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException e) {
            return "";
        }
    }

    private static SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate.getCertificate(certificate.aliases().nextElement()));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), new SecureRandom());
        return context;
    }
}
