package dialer.engine.stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's emergency brake: once frozen, no input is applied and nothing is dialed until the process is started
 * anew. Calls stay as they are (Asterisk holds the media).
 */
public final class Freeze {

    private static final Logger LOG = LoggerFactory.getLogger(Freeze.class);

    private volatile String reason = "";

    /** Freezes; the first reason is the one that counts. */
    public synchronized void because(String why) {
        if (reason.isEmpty()) {
            reason = why;
            LOG.error("FROZEN: {}. No new call is placed, calls in the air stay; restart when it is mended.", why);
        }
    }

    /** Freezes, with the stack trace in the log. */
    public void because(String why, Throwable cause) {
        if (!frozen()) {
            LOG.error("what froze the engine", cause);
        }
        because(why);
    }

    public boolean frozen() {
        return !reason.isEmpty();
    }

    /** Why, for people; empty when not frozen. */
    public String reason() {
        return reason;
    }
}
