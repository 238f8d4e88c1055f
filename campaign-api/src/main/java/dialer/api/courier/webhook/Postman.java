package dialer.api.courier.webhook;

import dialer.api.courier.outbound.Answer;
import dialer.api.courier.outbound.ForbiddenTarget;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.courier.outbound.Target;
import dialer.api.security.SecretSeal;
import dialer.api.store.webhook.Endpoint;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Hands one event to one receiver: signs it, posts it, and says in a word what came of it. Blocks. */
final class Postman {

    /** What is read of a receiver's answer; nobody looks at it. */
    private static final int ANSWER_BYTES = 16_384;
    private static final int GONE = 410;

    private final OutboundHttp http;
    private final SecretSeal seal;
    private final Duration timeOut;
    private final LongSupplier signedAtMs;

    /**
     * @param timeOut    for a whole exchange, in real time: a receiver's network knows no other
     * @param signedAtMs the time that receivers compare with their own
     */
    Postman(OutboundHttp http, SecretSeal seal, Duration timeOut, LongSupplier signedAtMs) {
        this.http = http;
        this.seal = seal;
        this.timeOut = timeOut;
        this.signedAtMs = signedAtMs;
    }

    /**
     * What came of it.
     *
     * @param status 0 for no answer
     * @param error  null when the receiver has it
     */
    record Report(int status, @Nullable String error, int tookMs) {
        boolean gone() {
            return status == GONE;
        }
    }

    /** What an endpoint's secret is bound to when it is sealed. */
    static String owner(int endpointId) {
        return "webhook endpoint " + endpointId;
    }

    /** The secrets that sign for an endpoint now, opened. */
    List<String> secrets(Endpoint endpoint, Instant now) {
        Instant until = endpoint.formerUntil();
        String former = until != null && now.isBefore(until) ? endpoint.formerSecret() : null;
        return Stream.of(endpoint.secret(), former == null ? "" : former).filter(sealed -> !sealed.isEmpty())
                .map(sealed -> seal.open(sealed, owner(endpoint.endpointId()))).toList();
    }

    /** @param trace sent as {@code traceparent}; empty for none */
    Report deliver(String url, List<String> secrets, String id, byte[] body, String trace) {
        long began = SystemClock.monotonicNanos();
        try {
            Target target = http.guard().check(url);
            long timestampS = TimeUnit.MILLISECONDS.toSeconds(signedAtMs.getAsLong());
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", String.valueOf(timestampS));
            headers.put("webhook-signature", Signature.of(secrets, id, timestampS, body));
            if (!trace.isEmpty()) {
                headers.put("traceparent", trace);
            }
            Answer answer = http.post(target, headers, body, timeOut, ANSWER_BYTES);
            return new Report(answer.status(), answer.isSuccess() ? null : "HTTP_" + answer.status(), tookMs(began));
        } catch (IOException e) {
            return new Report(0, word(e), tookMs(began));
        }
    }

    private static String word(IOException e) {
        return switch (e) {
            case ForbiddenTarget forbidden -> forbidden.why().name();
            case SocketTimeoutException _ -> "TIME_OUT";
            case UnknownHostException _ -> "UNKNOWN_HOST";
            case java.net.ConnectException _ -> "NOT_CONNECTED";
            case SSLException _ -> "TLS";
            default -> "NO_ANSWER";
        };
    }

    private static int tookMs(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(SystemClock.monotonicNanos() - began);
    }
}
