package dialer.core.state;

/** A state that another version of the core has written: whole, and not for this one to read. */
public final class OtherVersion extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    OtherVersion(long written, int known) {
        super("a state of version " + written + ", not " + known);
    }
}
