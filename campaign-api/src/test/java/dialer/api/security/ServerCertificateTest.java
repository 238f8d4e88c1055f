package dialer.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.security.ServerCertificate.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

    private static final byte[] NO_TLS = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration YEARS = Duration.ofDays(3 * 366);

    private final Instant now = Instant.now();

    @TempDir
    private Path folder;

    @Test
    void shouldSayThatTheLastDayIsPastOrTheFirstToCome() throws Exception {
        try (ServerSocket server = server("127.0.0.1")) {
            assertThat(ServerCertificate.look(address(server), now.plus(YEARS)))
                    .satisfies(seen -> assertThat(seen.verdict()).isEqualTo(Verdict.EXPIRED))
                    .satisfies(seen -> assertThat(seen.until()).isBetween(now, now.plus(YEARS)));
            assertThat(ServerCertificate.look(address(server), now.minus(YEARS)).verdict())
                    .isEqualTo(Verdict.NOT_YET);
        }
    }

    @Test
    void shouldSayForWhichNamesItIsGood() throws Exception {
        try (ServerSocket server = server("pbx.example.net")) {
            ServerCertificate.Seen seen = ServerCertificate.look(address(server), now);
            assertThat(seen.verdict()).isEqualTo(Verdict.OTHER_NAME);
            assertThat(seen.names()).containsExactly("pbx.example.net");
        }
    }

    @Test
    void shouldSayThatNobodyIsKnownWhoHasSignedIt() throws Exception {
        try (ServerSocket server = server("127.0.0.1")) {
            ServerCertificate.Seen seen = ServerCertificate.look(address(server), now);
            assertThat(seen.verdict()).isEqualTo(Verdict.UNKNOWN_ISSUER);
            assertThat(seen.issuer()).isEqualTo("CN=dialer");
        }
    }

    @Test
    void shouldTellSilenceFromTalkThatIsNoTls() throws Exception {
        URI gone;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = address(closed);
        }
        assertThat(ServerCertificate.look(gone, now).verdict()).isEqualTo(Verdict.UNREACHABLE);
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(plain, socket -> socket.getOutputStream().write(NO_TLS));
            assertThat(ServerCertificate.look(address(plain), now).verdict()).isEqualTo(Verdict.NO_TLS);
        }
    }

    private static URI address(ServerSocket server) {
        return URI.create("wss://127.0.0.1:" + server.getLocalPort());
    }

    /** Answers with a certificate for that name, until it is closed. */
    private ServerSocket server(String name) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(Certificates.readOrMake(folder, List.of(name), now), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        ServerSocket server = context.getServerSocketFactory().createServerSocket(0, 1,
                InetAddress.getLoopbackAddress());
        answering(server, socket -> ((SSLSocket) socket).startHandshake());
        return server;
    }

    private interface Answer {
        void to(Socket socket) throws IOException;
    }

    private static void answering(ServerSocket server, Answer answer) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answer.to(socket);
                } catch (IOException over) {
                    // the other side has seen enough, or the server was closed
                }
            }
        });
    }
}
