package dialer.api;

import dialer.api.config.ConfigException;
import dialer.api.store.StoreException;
import dialer.engine.CannotStart;
import dialer.engine.journal.JournalTrouble;
import java.net.BindException;
import java.util.Optional;

/** What is in the way of a start, as one line for the person at the terminal. */
final class Trouble {

    private Trouble() {
    }

    /** A sentence for trouble that its reader can settle; empty for what only a stack trace explains. */
    static Optional<String> sentence(RuntimeException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device")) {
                return Optional.of("The disk is full (" + message + "): make room and start again.");
            }
            if (cause instanceof BindException || message.contains("already in use")) {
                return Optional.of("The port is in use: another program, or another dialer, listens there. "
                        + "Choose another one (serve: http.port in the configuration, demo: --port N).");
            }
        }
        boolean known = trouble instanceof ConfigException || trouble instanceof StoreException
                || trouble instanceof CannotStart || trouble instanceof JournalTrouble
                || trouble instanceof IllegalArgumentException;
        return known ? Optional.of(String.valueOf(trouble.getMessage())) : Optional.empty();
    }
}
