package dialer.arena;

import dialer.core.ground.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the world's calls is which of the core's attempts. */
final class FloorCalls {
    private static final long NONE = 0;

    private long[] attempts = new long[1_024];
    private final Map<Long, Integer> calls = new HashMap<>();
    private final ArrayDeque<Long> placed = new ArrayDeque<>();
    private int asked;

    /** The core has placed a call of which the world has not said its number yet. */
    void place(long attemptId) {
        placed.add(attemptId);
    }

    /** The world has numbered the call that was placed first among those without a number; 0 when there is none. */
    long number(int call) {
        Long attemptId = placed.poll();
        if (attemptId == null) {
            return NONE;
        }
        asked = Math.max(0, asked - 1);
        if (call >= attempts.length) {
            attempts = Arrays.copyOf(attempts, Math.max(call + 1, 2 * attempts.length));
        }
        Check.that(attempts[call] == NONE, "a call is dialed once", call);
        attempts[call] = attemptId;
        calls.put(attemptId, call);
        return attemptId;
    }

    /** An answer with everything placed so far goes to the world. */
    void answered() {
        asked = placed.size();
    }

    /** The world has placed no more of the calls it was asked for: those that are left without a number. */
    List<Long> refused() {
        List<Long> left = new ArrayList<>();
        for (; asked > 0 && !placed.isEmpty(); asked--) {
            left.add(placed.removeFirst());
        }
        return left;
    }

    /** The last so many calls that the core has placed, taken back: the world will not be asked for them. */
    List<Long> takeBack(int count) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count && !placed.isEmpty(); i++) {
            taken.add(placed.removeLast());
        }
        return taken;
    }

    /** The attempt behind the world's call, 0 when there is none. */
    long attempt(int call) {
        return call < 0 || call >= attempts.length ? NONE : attempts[call];
    }

    /** The world's call of the attempt, -1 when the world has not numbered it or it is over. */
    int call(long attemptId) {
        return calls.getOrDefault(attemptId, -1);
    }

    /** The call is over. */
    void forget(int call) {
        calls.remove(attempt(call));
    }
}
