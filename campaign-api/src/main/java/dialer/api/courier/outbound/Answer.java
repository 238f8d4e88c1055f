package dialer.api.courier.outbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
public final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean whole;

    Answer(int status, Map<String, String> headers, byte[] body, boolean whole) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
        this.whole = whole;
    }

    /** 200 to 599. */
    public int status() {
        return status;
    }

    /** 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A header's value, by its name in lower case; the last of several, null where it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** As many bytes of the body as were asked for. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether that was all of it. */
    public boolean whole() {
        return whole;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
