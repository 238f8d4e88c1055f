package dialer.core.contact;

/** A span in which a number may be dialed: {@code opensAtMs} inclusive, {@code closesAtMs} exclusive, UTC ms. */
public record Window(long opensAtMs, long closesAtMs) {
    public Window {
        if (closesAtMs <= opensAtMs) {
            throw new IllegalArgumentException("a window closes after it opens");
        }
    }

    /** Whether a call may begin at this instant. */
    public boolean allows(long atMs) {
        return atMs >= opensAtMs && atMs < closesAtMs;
    }
}
