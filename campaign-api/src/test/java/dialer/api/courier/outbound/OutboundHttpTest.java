package dialer.api.courier.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.security.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final AddressGuard guard = new AddressGuard(true, List.of(Network.of("127.0.0.0/8")),
            host -> new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})});
    private final OutboundHttp http = new OutboundHttp(guard, watchdog);

    @AfterEach
    void close() {
        http.close();
        watchdog.shutdownNow();
    }

    @Test
    void shouldPostAndReadTheAnswer() throws IOException {
        try (RawServer server = answering("HTTP/1.1 202 Accepted\r\nX-A: b\r\nContent-Length: 5\r\n\r\nhello")) {
            Answer answer = post(server, "/hook?a=b", 100);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("x-a")).isEqualTo("b");
            assertThat(text(answer)).isEqualTo("hello");
            assertThat(server.requests.getFirst()).startsWith("POST /hook?a=b HTTP/1.1\nHost: courier.example:"
                    + server.port() + "\n").contains("\nX-Id: 1\n").endsWith("\n\n{\"a\":1}");
        }
    }

    @Test
    void shouldNotWaitForANameLongerThanForTheRest() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        AddressGuard slow = new AddressGuard(true, List.of(), host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        try (OutboundHttp own = new OutboundHttp(slow, watchdog)) {
            assertThatThrownBy(() -> own.post(slow.check("http://courier.example/hook"), Map.of(), BODY, SHORT, 10))
                    .isInstanceOf(SocketTimeoutException.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void shouldReadChunksAndSkipWhatComesBeforeTheAnswer() throws IOException {
        try (RawServer server = answering(String.join("\r\n", "HTTP/1.1 103 Early Hints", "Link: x", "",
                "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3;x=y", "abc", "2", "de", "0", "", ""))) {
            assertThat(text(post(server, "/", 100))).isEqualTo("abcde");
            assertThat(text(post(server, "/", 100))).isEqualTo("abcde");
            assertThat(server.connections).as("the connection is used again").hasValue(1);
        }
    }

    @Test
    void shouldReadNoMoreThanWasAskedForAndThenNotUseTheConnectionAgain() throws IOException {
        try (RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nabcdefgh")) {
            Answer answer = post(server, "/", 4);
            assertThat(text(answer)).isEqualTo("abcd");
            assertThat(answer.whole()).isFalse();
            post(server, "/", 4);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void shouldNotFollowARedirect() throws IOException {
        try (RawServer server = answering("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(post(server, "/", 100).status()).isEqualTo(302);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void shouldSendAgainWhereTheServerHasClosedAConnectionSinceItsLastUse() throws IOException {
        try (RawServer server = new RawServer((request, to, out) -> {
            if (request == 1) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                to.close();
            }
        })) {
            assertThat(post(server, "/", 100).status()).isEqualTo(200);
            assertThat(post(server, "/", 100).status()).isEqualTo(200);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void shouldEndInTimeWhenNoAnswerComes() throws IOException {
        try (RawServer server = new RawServer((request, to, out) -> Thread.currentThread().join())) {
            assertThatThrownBy(() -> http.post(target(server, false, "/"), Map.of(), BODY, SHORT, 100))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void shouldEndInTimeWhenAnAnswerDripsWithoutEnd() throws IOException {
        try (RawServer server = new RawServer((request, to, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(20);
            }
        })) {
            assertThatThrownBy(() -> http.post(target(server, false, "/"), Map.of(), BODY, SHORT, 100))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 200 OK\r\nno-colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nA", ""})
    void shouldRefuseABrokenAnswer(String bytes) throws IOException {
        try (RawServer server = new RawServer((request, to, out) -> {
            out.write(bytes.getBytes(StandardCharsets.US_ASCII));
            to.close();
        })) {
            assertThatThrownBy(() -> post(server, "/", 100)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldConnectToTheAddressThatWasJudgedThoughTheNameLeadsElsewhereAfterwards() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AddressGuard rebinding = new AddressGuard(true, List.of(Network.of("127.0.0.1")), host -> new InetAddress[] {
            InetAddress.getByAddress(host, new byte[] {127, 0, 0, (byte) asked.incrementAndGet()})});
        try (OutboundHttp client = new OutboundHttp(rebinding, watchdog);
                RawServer server = answering("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")) {
            assertThat(client.post(target(server, false, "/"), Map.of(), BODY, SOON, 10).status()).isEqualTo(200);
            assertThat(asked).as("resolved once").hasValue(1);
            assertThatThrownBy(() -> client.post(target(server, false, "/"), Map.of(), BODY, SOON, 10))
                    .isInstanceOf(ForbiddenTarget.class);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void shouldCheckTheCertificateAgainstTheNameAndNotTheAddress(@TempDir Path folder) throws Exception {
        KeyStore keys = Certificates.readOrMake(folder, List.of("courier.example"), Instant.now());
        SSLContext context = context(keys);
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        SSLSocketFactory trusting = context.getSocketFactory();
        try (OutboundHttp client = new OutboundHttp(guard, watchdog, trusting);
                RawServer server = new RawServer(context.getServerSocketFactory(),
                        (request, to, out) -> out.write(answer.getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(text(client.post(target(server, true, "/"), Map.of(), BODY, SOON, 10))).isEqualTo("ok");
            Target another = new Target(true, "other.example", server.port(), "/");
            assertThatThrownBy(() -> client.post(another, Map.of(), BODY, SOON, 10)).isInstanceOf(SSLException.class);
            Target untrusted = target(server, true, "/");
            assertThatThrownBy(() -> http.post(untrusted, Map.of(), BODY, SOON, 10)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void shouldLetNoLineBeSmuggledIntoARequest() {
        Target target = new Target(false, "courier.example", 80, "/");
        assertThatThrownBy(() -> Request.post(target, "a", Map.of("X", "a\r\nY: b"), BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, new char[0]);
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null);
        anchors.setCertificateEntry("server", keys.getCertificate(keys.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static RawServer answering(String bytes) throws IOException {
        return new RawServer((request, to, out) -> {
            out.write(bytes.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (bytes.contains("Connection: close")) {
                to.close();
            }
        });
    }

    private Answer post(RawServer server, String path, int maxBytes) throws IOException {
        return http.post(target(server, false, path), Map.of("X-Id", "1"), BODY, SOON, maxBytes);
    }

    private static Target target(RawServer server, boolean secure, String path) {
        return new Target(secure, "courier.example", server.port(), path);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
