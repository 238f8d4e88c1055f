package dialer.api.courier.webhook;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as CloudEvents 1.0 writes it in JSON. {@code sequence} is an extension: it grows with every event of a
 * courier, so that a receiver can tell a late repetition from news.
 */
public final class EventBody {

    private static final JsonFactory JSON = new JsonFactory();

    private EventBody() {
    }

    /**
     * Writes the event.
     *
     * @param courier  the courier's code
     * @param jobId    null for an event of no job
     * @param sequence 0 for none
     * @param data     JSON; null when it has been destroyed
     */
    public static byte[] of(String courier, String id, String type, Instant at, @Nullable Long jobId, long sequence,
            @Nullable String data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + (data == null ? 0 : data.length()));
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", id);
            json.writeStringField("source", "/couriers/" + courier);
            json.writeStringField("type", type);
            if (jobId != null) {
                json.writeStringField("subject", "jobs/" + jobId);
            }
            json.writeStringField("time", at.toString());
            json.writeStringField("datacontenttype", "application/json");
            if (sequence > 0) {
                json.writeStringField("sequence", "%019d".formatted(sequence));
            }
            if (data != null) {
                json.writeFieldName("data");
                json.writeRawValue(data);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
