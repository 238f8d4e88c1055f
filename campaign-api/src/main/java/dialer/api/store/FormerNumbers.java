package dialer.api.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Numbers under the ids that they have now and those that they had before their digits were destroyed: what was tried
 * at a number counts for it also when it comes again. Known by the keyed hash that every destruction leaves.
 */
final class FormerNumbers {

    static final FormerNumbers NONE = new FormerNumbers(Set.of(), Map.of());

    private static final String READ =
            "SELECT number_id, number_hash FROM number_marks WHERE number_hash IN (<hashes>)";

    private final Set<Long> ids;
    private final Map<Long, Long> current;

    private FormerNumbers(Set<Long> ids, Map<Long, Long> current) {
        this.ids = ids;
        this.current = current;
    }

    private record Mark(long numberId, String hash) {
    }

    /** {@code digits}: E.164 by the id that the number has now. */
    static FormerNumbers read(Handle h, NumberHash hash, Map<Long, String> digits) {
        if (digits.isEmpty()) {
            return NONE;
        }
        List<byte[]> hashes = new ArrayList<>();
        Map<String, Long> byHash = new HashMap<>();
        digits.forEach((numberId, e164) -> {
            byte[] own = hash.of(e164);
            hashes.add(own);
            byHash.put(HexFormat.of().formatHex(own), numberId);
        });
        Set<Long> ids = new HashSet<>(digits.keySet());
        Map<Long, Long> current = new HashMap<>();
        h.createQuery(READ).bindList("hashes", hashes)
                .map((row, context) -> new Mark(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
                .forEach(mark -> {
                    Long now = byHash.get(mark.hash());
                    if (now != null) {
                        ids.add(mark.numberId());
                        current.put(mark.numberId(), now);
                    }
                });
        return new FormerNumbers(ids, current);
    }

    /** All ids, of now and of before. */
    Set<Long> ids() {
        return ids;
    }

    /** The id that the number has now. */
    long now(long numberId) {
        return current.getOrDefault(numberId, numberId);
    }
}
