package dialer.engine;

import java.io.Serial;

/** The engine refuses to start; the message says why and what to do, for the person who runs the dialer. */
public final class CannotStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
