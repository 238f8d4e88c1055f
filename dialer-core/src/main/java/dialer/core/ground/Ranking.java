package dialer.core.ground;

import java.util.ArrayList;
import java.util.List;

/**
 * Things in the order of a number that each was given when it came in, and of their ids where that is the same. Read
 * by position, without a copy; what leaves closes the gap at once, so a loop that lets things leave steps on only
 * when the thing at its position has stayed.
 *
 * @param <T> what is ranked
 */
public final class Ranking<T> {
    private record Entry<T>(long rank, long id, T thing) {
    }

    private final List<Entry<T>> entries = new ArrayList<>();

    /** Adds the thing; an id is in a ranking once with the same rank. */
    public void add(long rank, long id, T thing) {
        int at = entries.size();
        if (at > 0 && compare(at - 1, rank, id) >= 0) { // most come last
            int found = find(rank, id);
            Check.that(found < 0, "a thing is ranked once", id);
            at = -found - 1;
        }
        entries.add(at, new Entry<>(rank, id, thing));
    }

    /** Takes the thing out that was added with this rank and id. */
    public void remove(long rank, long id) {
        int at = find(rank, id);
        Check.that(at >= 0, "what leaves a ranking was in it", id);
        entries.remove(at);
    }

    /** The n-th thing, from 0. */
    public T get(int n) {
        return entries.get(n).thing;
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Position of the entry; where it is missing, -(where it belongs) - 1. */
    private int find(long rank, long id) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, rank, id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private int compare(int at, long rank, long id) {
        Entry<T> entry = entries.get(at);
        int byRank = Long.compare(entry.rank, rank);
        return byRank != 0 ? byRank : Long.compare(entry.id, id);
    }
}
