package dialer.telephony;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The digits behind number ids, in memory only, for contacts that are in a hopper or in an attempt. Inputs, effects and
 * journals carry the ids. Safe for all threads.
 */
public final class NumberBook {

    private final ConcurrentHashMap<Long, String> digits = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> destinations = new ConcurrentHashMap<>();
    private final int capacity;

    /** {@code capacity}: numbers at once. */
    public NumberBook(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the number book needs room for one number");
        }
        this.capacity = capacity;
    }

    /**
     * Notes the digits (E.164, with or without "+") of a number.
     *
     * @throws IllegalStateException when the book is full: more was claimed than hoppers and calls can hold
     */
    public void put(long numberId, String e164) {
        if (digits.size() >= capacity && !digits.containsKey(numberId)) {
            throw new IllegalStateException("the number book is full (" + capacity + ")");
        }
        digits.put(numberId, e164);
    }

    /** Forgets a number; nothing happens when it is not there. */
    public void forget(long numberId) {
        digits.remove(numberId);
    }

    /** The digits, or null when they are not here. */
    public @Nullable String digits(long numberId) {
        return digits.get(numberId);
    }

    /** Permits calls to be handed over to this number outside (E.164); without this none may. */
    public void allow(int destinationId, String e164) {
        destinations.put(destinationId, e164);
    }

    /** The digits of a number to which calls may be handed over, or null when it is none. */
    public @Nullable String destination(int destinationId) {
        return destinations.get(destinationId);
    }

    public int size() {
        return digits.size();
    }
}
