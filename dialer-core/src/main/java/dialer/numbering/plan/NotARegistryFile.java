package dialer.numbering.plan;

/** A file that is none of the numbering registry's; the message is for the person who imports. */
public final class NotARegistryFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotARegistryFile(String message) {
        super(message);
    }
}
