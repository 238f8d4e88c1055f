package dialer.api.store.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a try ended.
 *
 * @param status what the receiver answered, 0 for no answer
 * @param error  null for success, else a word
 * @param nextAt when to try again; null for never: delivered, or dead
 * @param gone   whether the endpoint wants nothing any more
 */
public record Settled(Due due, Instant at, int tookMs, int status, @Nullable String error, @Nullable Instant nextAt,
        boolean gone) {

    /** Whether the receiver has it. */
    public boolean delivered() {
        return error == null;
    }
}
