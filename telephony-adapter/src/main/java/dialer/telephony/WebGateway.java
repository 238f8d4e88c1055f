package dialer.telephony;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * The address at which browsers register: opened once as a browser would (RFC 7118, SIP over WebSocket), with the
 * certificates this machine trusts.
 */
final class WebGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private WebGateway() {
    }

    /** What a browser would meet there, in words for the administrator. */
    static Finding check(String address) throws InterruptedException {
        String subject = "browser seats at " + address;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            WebSocket socket = client.newWebSocketBuilder().connectTimeout(PATIENCE).subprotocols("sip")
                    .buildAsync(URI.create(address), new WebSocket.Listener() { })
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            String spoken = socket.getSubprotocol();
            socket.abort();
            return spoken.equals("sip") ? Finding.ok(subject, "answers, and speaks SIP")
                    : Finding.missing(subject, "answers, but does not speak SIP: load"
                    + " res_pjsip_transport_websocket.so");
        } catch (ExecutionException e) {
            return finding(subject, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return Finding.missing(subject, "no answer: look at bindaddr and ports in http.conf, and at the firewall");
        }
    }

    private static Finding finding(String subject, Throwable cause) {
        return switch (cause) {
            case SSLException e -> Finding.warning(subject, "this machine does not trust its certificate ("
                    + e.getMessage() + "): every agent's computer must, set tlscertfile in http.conf");
            case WebSocketHandshakeException e -> Finding.missing(subject, "answers with HTTP "
                    + e.getResponse().statusCode() + ": load res_http_websocket.so and"
                    + " res_pjsip_transport_websocket.so; the path is /ws");
            case IOException e -> Finding.missing(subject, "cannot be reached (" + e.getMessage()
                    + "): look at bindaddr and ports in http.conf, and at the firewall");
            default -> Finding.missing(subject, String.valueOf(cause.getMessage()));
        };
    }
}
