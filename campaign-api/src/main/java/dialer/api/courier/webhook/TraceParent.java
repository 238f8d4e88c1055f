package dialer.api.courier.webhook;

import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trace that goes on from the job's request to what its courier is told (W3C Trace Context, section 3.2). */
final class TraceParent {

    private static final int TRACE_ENDS = 35;
    private static final int SPAN_ENDS = 52;

    private TraceParent() {
    }

    /**
     * The same trace with a span of the event's own, which is the same at every try.
     *
     * @param given {@code version-trace-span-flags}; null for none
     * @return empty where none was given
     */
    static String next(@Nullable String given, UUID eventId) {
        // a random UUID has two bits in this half that are always set, so the span is never all zeros
        return given == null ? "" : given.substring(0, TRACE_ENDS + 1)
                + HexFormat.of().toHexDigits(eventId.getLeastSignificantBits()) + given.substring(SPAN_ENDS);
    }
}
