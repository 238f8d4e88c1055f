package dialer.planted.core;

import java.util.HashMap;
import java.util.Map;

/** Planted: the order of a hash map would reach a result. */
final class HashesThings {

    private final Map<String, Integer> counts = new HashMap<>();

    void count(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    String words() {
        return String.join(" ", counts.keySet());
    }
}
