package dialer.engine.journal;

import java.io.Serial;

/** The data directory cannot be read or written; the message is written for the person who runs the dialer. */
public final class JournalTrouble extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public JournalTrouble(String message) {
        super(message);
    }

    public JournalTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
