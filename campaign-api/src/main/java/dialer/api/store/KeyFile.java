package dialer.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A key of this installation, 256 bits: a file beside the database, so that a dump of the database has it not. */
public final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {
    }

    /**
     * Reads the key, or makes one at the very first start.
     *
     * @param what whose key it is, for the sentence
     * @throws StoreException when the file cannot be read or written
     */
    public static byte[] readOrMake(Path file, String what) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(file, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(fresh), StandardOpenOption.TRUNCATE_EXISTING);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("it holds no key of " + KEY_BYTES + " bytes");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("The key of " + what + " cannot be read from " + file
                    + "; restore it from a backup: " + e.getMessage(), e);
        }
    }
}
