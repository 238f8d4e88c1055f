package dialer.core.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things by a number of their own. Finding one neither walks nor allocates; a walk goes by id, whatever came first, so
 * that a table filled from a snapshot behaves as the one that was written.
 *
 * @param <T> what is kept
 */
public final class IdTable<T> {
    private static final int LEAST = 16;
    /** Spreads numbers that follow each other: 2^64 by the golden ratio (Knuth, Art of Computer Programming, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] ids = new long[LEAST];
    private @Nullable Object[] things = new @Nullable Object[LEAST];
    private int size;

    /** The thing with the id, null when there is none. */
    @SuppressWarnings("unchecked") // nothing but T is ever put in
    public @Nullable T find(long id) {
        return (T) things[placeOf(id)];
    }

    /** The thing with the id, made now when there was none. */
    public T findOrMake(long id, LongFunction<T> maker) {
        T found = find(id);
        if (found == null) {
            found = maker.apply(id);
            add(id, found);
        }
        return found;
    }

    public boolean contains(long id) {
        return things[placeOf(id)] != null;
    }

    /** Adds the thing; false, and nothing changes, when the id is taken. */
    public boolean add(long id, T thing) {
        if (contains(id)) {
            return false;
        }
        if (2 * (size + 1) > ids.length) {
            grow();
        }
        int place = placeOf(id);
        ids[place] = id;
        things[place] = thing;
        size++;
        return true;
    }

    /** Takes the thing with the id out, null when there is none. */
    public @Nullable T remove(long id) {
        T gone = find(id);
        if (gone != null) {
            size--;
            closeGap(placeOf(id));
        }
        return gone;
    }

    /** Moves up what would no longer be found because the chain to it is broken. */
    private void closeGap(int from) {
        int gap = from;
        int next = (gap + 1) & (ids.length - 1);
        while (things[next] != null) {
            int home = homeOf(ids[next]);
            boolean stays = gap <= next ? gap < home && home <= next : gap < home || home <= next;
            if (!stays) {
                ids[gap] = ids[next];
                things[gap] = things[next];
                gap = next;
            }
            next = (next + 1) & (ids.length - 1);
        }
        things[gap] = null;
    }

    private void grow() {
        long[] oldIds = ids;
        @Nullable Object[] oldThings = things;
        ids = new long[2 * oldIds.length];
        things = new @Nullable Object[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldThings[i] != null) {
                int place = placeOf(oldIds[i]);
                ids[place] = oldIds[i];
                things[place] = oldThings[i];
            }
        }
    }

    /** Where the id lies, or belongs. */
    private int placeOf(long id) {
        int place = homeOf(id);
        while (things[place] != null && ids[place] != id) {
            place = (place + 1) & (ids.length - 1);
        }
        return place;
    }

    private int homeOf(long id) {
        return (int) ((id * SPREAD) >>> 32) & (ids.length - 1);
    }

    /** Every id, the least first; a copy. */
    public long[] ids() {
        long[] sorted = new long[size];
        int at = 0;
        for (int i = 0; i < ids.length; i++) {
            if (things[i] != null) {
                sorted[at++] = ids[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Everything by id; a copy. */
    @SuppressWarnings("unchecked") // nothing but T is ever put in
    public List<T> inOrder() {
        List<T> all = new ArrayList<>(size);
        for (long id : ids()) {
            all.add((T) Check.present(things[placeOf(id)], "what is walked over is there", id));
        }
        return all;
    }

    /** How many satisfy the condition; walked in no order, so the condition must only look. */
    @SuppressWarnings("unchecked") // nothing but T is ever put in
    public int count(Predicate<? super T> condition) {
        int count = 0;
        for (Object thing : things) {
            if (thing != null && condition.test((T) thing)) {
                count++;
            }
        }
        return count;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }
}
