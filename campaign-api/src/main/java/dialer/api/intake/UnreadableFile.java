package dialer.api.intake;

import java.io.IOException;

/** A file that cannot be taken as a base, with the reason. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final FileTrouble trouble;

    UnreadableFile(FileTrouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    UnreadableFile(FileTrouble trouble, Throwable cause) {
        super(trouble.name(), cause);
        this.trouble = trouble;
    }

    public FileTrouble trouble() {
        return trouble;
    }
}
