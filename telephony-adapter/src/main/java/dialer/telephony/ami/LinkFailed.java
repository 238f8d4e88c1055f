package dialer.telephony.ami;

import org.jspecify.annotations.Nullable;

/** The link could not be opened, or is gone; the message says in words what to look at, and holds no secret. */
public final class LinkFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Nobody answers at that address. */
        UNREACHABLE,
        /** User, secret or the sender's address is not accepted. */
        LOGIN_REFUSED,
        /** The link was there and is gone. */
        GONE
    }

    private final Kind kind;

    public LinkFailed(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
