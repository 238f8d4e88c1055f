package dialer.api.courier.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A request as bytes. */
final class Request {

    private Request() {
    }

    /** @throws IllegalArgumentException when a header could smuggle a line in */
    static byte[] post(Target target, String agent, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(512);
        head.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
        line(head, "Host", target.authority());
        line(head, "User-Agent", agent);
        line(head, "Accept", "*/*");
        line(head, "Content-Length", String.valueOf(body.length));
        headers.forEach((name, value) -> line(head, name, value));
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        return request;
    }

    private static void line(StringBuilder head, String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The header " + name + " holds a character that it may not");
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
