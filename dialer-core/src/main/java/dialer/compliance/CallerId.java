package dialer.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of our own from which calls are made.
 *
 * @param id      of the store, above 0
 * @param e164    shown to the recipient, {@code +74951234567}
 * @param courier in whose name it is used; empty for everybody who has none of his own
 * @param active  whether it is in use
 * @param label   null for none
 * @param pauses  operators to whom it is not used for a while
 */
public record CallerId(int id, String e164, String courier, boolean active, @Nullable Label label,
        List<Pause> pauses) {
    public CallerId {
        pauses = List.copyOf(pauses);
    }

    /**
     * Calls from the number to an operator's subscribers stand still.
     *
     * @param operator as {@link Operator} names it; {@link Operator#ANY} for everybody's
     * @param untilMs  UTC
     */
    public record Pause(String operator, long untilMs) {
    }

    boolean isLabelled(long atMs) {
        return label != null && label.holds(atMs);
    }

    boolean isPausedFor(String operator, long atMs) {
        return pauses.stream().anyMatch(pause -> atMs < pause.untilMs()
                && (pause.operator().equals(operator) || pause.operator().equals(Operators.ANY)));
    }
}
