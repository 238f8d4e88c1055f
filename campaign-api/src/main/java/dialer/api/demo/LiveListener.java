package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of a live message together and hands over the whole of it. */
final class LiveListener implements WebSocket.Listener {

    private final StringBuilder pieces = new StringBuilder();
    private final Consumer<JsonNode> hear;

    LiveListener(Consumer<JsonNode> hear) {
        this.hear = hear;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        pieces.append(data);
        if (last) {
            JsonNode message = DemoClient.parse(pieces.toString());
            pieces.setLength(0);
            hear.accept(message);
        }
        socket.request(1);
        return null;
    }
}
