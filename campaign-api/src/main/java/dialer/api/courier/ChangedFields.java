package dialer.api.courier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which fields of a job say something else than before. */
final class ChangedFields {

    private ChangedFields() {
    }

    /** Names of the document's own fields; all of them where nothing is known of before. */
    static Set<String> between(@Nullable JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        after.fieldNames().forEachRemaining(names::add);
        if (before != null) {
            before.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> CanonicalJson.of(before.path(name)).equals(CanonicalJson.of(after.path(name))));
        }
        return names;
    }
}
