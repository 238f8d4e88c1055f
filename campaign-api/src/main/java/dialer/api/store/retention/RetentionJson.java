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

    /** Counts as they were stored; an empty object is nothing. */
    static DestroyedCounts counts(String json) {
        try {
            return JSON.readValue(json, DestroyedCounts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored counts cannot be read", e);
        }
    }

    static String text(DestroyedCounts counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts cannot be written", e);
        }
    }

    static String text(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of ours cannot be written", e);
        }
    }
}
