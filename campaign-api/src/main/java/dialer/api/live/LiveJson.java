package dialer.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** JSON of the live messages. */
final class LiveJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private LiveJson() {
    }

    static String text(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of ours cannot be written", e);
        }
    }

    /** Empty when it is not a message a page may send. */
    static Optional<ClientMessage> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, ClientMessage.class))
                    .filter(message -> message.type() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
