package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.rest.CourierStage.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is refused reads why, however much they are still sending. */
class UnreadBodyTest {

    private static final byte[] LARGE = new byte[3_000_000];
    private static ApiStage stage;
    private static Machine courier;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        courier = new CourierStage(stage).courier(Map.of());
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    void shouldAnswerEveryRefusedBodyOnTheSameConnections() {
        for (int round = 0; round < 4; round++) {
            for (String path : List.of("/v1/jobs", "/v1/jobs:batch", "/v1/jobs/1:recall", "/v1/nowhere")) {
                assertRefused(stage.request(path).header("Authorization", "Bearer " + courier.key())
                        .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(LARGE)));
                assertRefused(stage.request(path).header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofInputStream(InputStream::nullInputStream)));
                assertRefused(stage.request(path).DELETE());
            }
        }
    }

    @Test
    void shouldHearASlowSenderOutAndKeepTheConnection() throws IOException {
        int last = LARGE.length - 1_000;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.api.port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(head("Content-Length: " + LARGE.length));
            out.write(LARGE, 0, last);
            socket.setSoTimeout(300);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            out.write(LARGE, last, LARGE.length - last);
            socket.setSoTimeout(30_000);
            assertThat(firstLine(in)).isEqualTo("HTTP/1.1 401 Unauthorized");
            in.skipNBytes(in.available());
            out.write(head("Connection: close\r\nContent-Length: 0"));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("HTTP/1.1 401 Unauthorized");
        }
    }

    @Test
    void shouldRefuseBeforeTheBodyIsSentWhereTheSenderAsks() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.api.port())) {
            socket.getOutputStream().write(head("Expect: 100-continue\r\nContent-Length: 3000000"));
            assertThat(firstLine(socket.getInputStream())).isEqualTo("HTTP/1.1 401 Unauthorized");
        }
    }

    private static byte[] head(String headers) {
        return ("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static void assertRefused(HttpRequest.Builder request) {
        assertThat(stage.exchange(request).statusCode()).isBetween(400, 499);
    }
}
