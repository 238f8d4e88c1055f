package dialer.engine.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What records looked like when a document was written. A type may since have grown at its end (components, constants);
 * any other change makes its old documents unreadable for this build, and only these.
 */
final class WrittenShapes {

    /** Written by this very build. */
    static final WrittenShapes OURS = new WrittenShapes(null);

    /** By name of the type: how many components or constants there were; -1 where the type has changed otherwise. */
    private final @Nullable Map<String, Integer> sizes;

    private WrittenShapes(@Nullable Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    /** Compares lines as {@link ShapeBook#lines()} gave them then with those of today. */
    static WrittenShapes between(List<String> then, List<String> today) {
        if (then.equals(today)) {
            return OURS;
        }
        Map<String, List<String>> ours = new HashMap<>();
        for (String line : today) {
            List<String> words = List.of(line.split(" "));
            ours.put(words.get(0), words);
        }
        Map<String, Integer> sizes = new HashMap<>();
        for (String line : then) {
            List<String> words = List.of(line.split(" "));
            List<String> now = ours.getOrDefault(words.get(0), List.of());
            boolean grown = now.size() >= words.size() && now.subList(0, words.size()).equals(words);
            sizes.put(words.get(0), grown ? words.size() - 1 : -1);
        }
        return new WrittenShapes(sizes);
    }

    int componentsOf(RecordShape shape) {
        return sizes == null ? shape.size() : known(shape.type());
    }

    void mustKnow(Class<?> enumType) {
        if (sizes != null) {
            known(enumType);
        }
    }

    private int known(Class<?> type) {
        int size = sizes == null ? -1 : sizes.getOrDefault(type.getName(), -1);
        if (size < 0) {
            throw new JournalTrouble("this build cannot read " + type.getName()
                    + " as an earlier build wrote it; read this journal with the build that wrote it");
        }
        return size;
    }
}
