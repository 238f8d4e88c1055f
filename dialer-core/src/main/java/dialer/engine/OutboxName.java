package dialer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * What tells one outbox from the next. Positions mean something in their own outbox only: the store notes the name
 * beside its position, and sees by it that an engine has begun anew.
 */
final class OutboxName {

    private static final String FILE = "outbox-name";

    private OutboxName() {
    }

    /** The name of the outbox in this directory; given to it at the first start. */
    static String of(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Path written = Files.writeString(directory.resolve(FILE + ".tmp"), UUID.randomUUID().toString());
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The name of the outbox cannot be read from " + file, e);
        }
    }
}
