package dialer.api.courier.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.OutcomeField.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why people refuse: the courier's dictionary, or ours where he has none. */
public final class Reasons {

    /** The reasons that every delivery knows. */
    public static final List<Option> USUAL = List.of(
            new Option("not-needed", "Больше не нужно", "No longer needed", false),
            new Option("bought-elsewhere", "Купил в другом месте", "Bought elsewhere", false),
            new Option("too-late", "Слишком долго", "Takes too long", false),
            new Option("too-expensive", "Дорого", "Too expensive", false),
            new Option("not-ordered", "Не заказывал", "Did not order it", false),
            new Option("other", "Другая причина", "Another reason", true));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Reasons() {
    }

    /** The options of a stored dictionary; the usual ones where it is missing, empty or of another shape. */
    public static List<Option> of(@Nullable String dictionary) {
        List<Option> reasons = new ArrayList<>();
        for (JsonNode one : read(dictionary)) {
            String code = one.path("code").asText("");
            String ru = one.path("labelRu").asText(code);
            if (!code.isEmpty()) {
                reasons.add(new Option(code, ru, one.path("labelEn").asText(ru),
                        one.path("needsComment").asBoolean(false)));
            }
        }
        return reasons.isEmpty() ? USUAL : List.copyOf(reasons);
    }

    private static JsonNode read(@Nullable String dictionary) {
        try {
            JsonNode read = dictionary == null ? null : JSON.readTree(dictionary);
            return read == null ? JSON.createArrayNode() : read;
        } catch (JsonProcessingException e) {
            return JSON.createArrayNode();
        }
    }
}
