package dialer.api.rest;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a caller needs to find a request again: its own id, or one that is made here, and the trace that it belongs to
 * (W3C Trace Context, {@code traceparent}). Both come back with the answer, also with a refusal.
 */
final class RequestIds {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACE = "traceparent";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestIds() {
    }

    /** The trace that the request belongs to; empty where it says none. */
    static String trace(Context ctx) {
        String trace = ctx.header(TRACE);
        return trace != null && TRACE_PARENT.matcher(trace).matches() ? trace : "";
    }

    static void passOn(Context ctx) {
        String own = ctx.header(REQUEST_ID);
        ctx.header(REQUEST_ID, own != null && ID.matcher(own).matches() ? own : UUID.randomUUID().toString());
        String trace = trace(ctx);
        if (!trace.isEmpty()) {
            ctx.header(TRACE, trace);
        }
    }
}
