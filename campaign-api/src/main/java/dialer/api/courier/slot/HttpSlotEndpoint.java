package dialer.api.courier.slot;

import dialer.api.courier.outbound.ForbiddenTarget;
import dialer.api.courier.outbound.OutboundHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Couriers' endpoints over HTTP, behind the guard that every request a courier can cause goes through. */
public final class HttpSlotEndpoint implements SlotEndpoint {

    private final OutboundHttp http;

    public HttpSlotEndpoint(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public Answer post(String url, String token, byte[] json, int withinMs) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json", "Accept",
                "application/json"));
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        dialer.api.courier.outbound.Answer answer = http.post(http.guard().check(url), headers, json,
                Duration.ofMillis(withinMs), LARGEST_ANSWER);
        if (!answer.whole()) {
            throw new IOException("The answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        return new Answer(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void check(String url) {
        try {
            http.guard().check(url);
        } catch (ForbiddenTarget e) {
            throw new IllegalArgumentException("url cannot be used: " + e.getMessage(), e);
        }
    }
}
