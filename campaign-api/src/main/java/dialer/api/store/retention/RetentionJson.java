package dialer.api.store.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Small documents of this package, keys in alphabetical order. */
final class RetentionJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RetentionJson() {
    }

    static String text(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of ours cannot be written", e);
        }
    }
}
