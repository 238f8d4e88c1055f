package dialer.compliance;

import java.util.Comparator;
import java.util.List;

/**
 * What was tried lately at a number and its contact, over all campaigns; what is older than 31 days is not needed.
 *
 * @param attempts newest first
 */
public record History(List<PastAttempt> attempts) {

    /** How far back limits look, milliseconds. */
    public static final long REACH_MS = 32 * 86_400_000L;

    public static final History NONE = new History(List.of());

    public History {
        attempts = attempts.stream().sorted(Comparator.comparingLong(PastAttempt::startedAtMs).reversed()).toList();
    }
}
