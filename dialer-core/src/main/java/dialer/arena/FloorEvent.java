package dialer.arena;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a world reports.
 *
 * @param call  the world's number of the call, from 0; -1 where there is none
 * @param agent the world's number of the agent, from 0; -1 where there is none
 */
public record FloorEvent(Word word, int call, int agent) {

    /** What has happened; the words of the protocol {@code pacing-arena/1}, and STEP, which it does not know. */
    public enum Word {
        READY, PAUSED, OFFLINE, DIALED, DIAL_REFUSED, RINGING, ANSWERED, CONNECTED, ABANDONED, NO_ANSWER, BUSY, FAILED,
        MACHINE, CANCELLED, CANCEL_REFUSED, ENDED, ENDED_MACHINE, STEP;

        private static final Map<String, Word> BY_NAME = new TreeMap<>();

        static {
            for (Word word : values()) {
                BY_NAME.put(word.wire(), word);
            }
            BY_NAME.remove(STEP.wire());
        }

        /** As the protocol writes it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The word, null for one that this build does not know. */
        static @Nullable Word of(String wire) {
            return BY_NAME.get(wire);
        }
    }

    /** Something about a call. */
    public static FloorEvent ofCall(Word word, int call) {
        return new FloorEvent(word, call, -1);
    }

    /** Something about an agent. */
    public static FloorEvent ofAgent(Word word, int agent) {
        return new FloorEvent(word, -1, agent);
    }
}
