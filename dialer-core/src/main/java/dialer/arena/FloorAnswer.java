package dialer.arena;

import java.util.List;

/**
 * What the core wants done now.
 *
 * @param dial     so many calls more
 * @param cancel   the world's numbers of calls to hang up
 * @param wakeAtMs ask again then even if nothing happens, in the world's time; -1 when there is no need
 */
public record FloorAnswer(int dial, List<Integer> cancel, long wakeAtMs) {
    public FloorAnswer {
        cancel = List.copyOf(cancel);
    }
}
