package dialer.api.intake;

/** An upload is asked for something that it cannot do where it stands. */
public final class WrongState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UploadState state;

    WrongState(UploadState state) {
        super("The upload is " + state, null, false, false);
        this.state = state;
    }

    public UploadState state() {
        return state;
    }
}
