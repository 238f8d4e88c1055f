package dialer.telephony.simulated;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One block of AMI text to be sent: header lines, ended by an empty one. */
final class Block {

    private final StringBuilder text = new StringBuilder(512);

    static Block response(String kind, Request request, String message) {
        var block = new Block().line("Response", kind);
        if (request.actionId() != null) {
            block.line("ActionID", request.actionId());
        }
        return message.isEmpty() ? block : block.line("Message", message);
    }

    static Block success(Request request, String message) {
        return response("Success", request, message);
    }

    static Block error(Request request, String message) {
        return response("Error", request, message);
    }

    Block line(String name, @Nullable String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Block line(String name, long value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    byte[] bytes() {
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
