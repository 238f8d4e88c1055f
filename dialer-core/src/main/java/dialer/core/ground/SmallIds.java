package dialer.core.ground;

import java.util.Arrays;

/** A few different numbers in order. Emptied and used again; allocates only while it grows. */
public final class SmallIds {
    private int[] ids = new int[8];
    private int size;

    /** Adds the number unless it is in already. */
    public void add(int id) {
        int at = size;
        while (at > 0 && ids[at - 1] > id) {
            at--;
        }
        if (at > 0 && ids[at - 1] == id) {
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        for (int i = size; i > at; i--) {
            ids[i] = ids[i - 1];
        }
        ids[at] = id;
        size++;
    }

    /** The n-th of them, from 0. */
    public int get(int n) {
        return ids[n];
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }
}
