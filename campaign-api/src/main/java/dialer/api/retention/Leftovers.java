package dialer.api.retention;

import java.time.Instant;
import java.util.List;

/**
 * What a search has found of data that was destroyed.
 *
 * @param marks how many marks were looked for
 * @param texts read in the store
 * @param files read, and {@code bytes} of them
 * @param found places; empty when nothing was left behind
 */
public record Leftovers(Instant beganAt, Instant endedAt, long marks, long texts, long files, long bytes,
        List<Place> found) {
    public Leftovers {
        found = List.copyOf(found);
    }

    /** Where something is: a column of a table or a file; and how many times. */
    public record Place(String where, long times) {
    }
}
