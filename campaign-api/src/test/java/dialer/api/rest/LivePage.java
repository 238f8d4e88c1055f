package dialer.api.rest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One page's socket: what it has heard, in order. */
final class LivePage implements WebSocket.Listener {

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    LivePage(ApiStage stage, ApiStage.Client who) {
        URI address = URI.create(stage.address().toString().replace("http:", "ws:") + "/v1/live");
        socket = stage.http().newWebSocketBuilder().header("Cookie", who.cookie())
                .header("Origin", stage.address().toString()).buildAsync(address, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.add(ApiStage.parse(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    JsonNode hears(String type) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream()
                .filter(message -> message.path("type").asText().equals(type)).findFirst(),
                found -> found.isPresent()).orElseThrow();
    }

    /** Waits until this page is refused something for this reason, whatever it was refused before. */
    void isRefused(String code) {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream()
                .filter(message -> message.path("type").asText().equals("refused"))
                .anyMatch(message -> message.path("code").asText().equals(code)));
    }

    void says(String message) {
        socket.sendText(message, true).join();
    }

    void closes() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
