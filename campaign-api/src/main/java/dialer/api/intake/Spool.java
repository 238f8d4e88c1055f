package dialer.api.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files of uploads while they are needed; readable by the dialer's user alone, because people stand in them. */
final class Spool {

    private static final int SOME_BYTES = 1 << 16;

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
    }

    /** A file that is whole: its size and the SHA-256 of its content. */
    record Received(long bytes, String fingerprint) {
    }

    /** Takes a file in, as long as nobody stops it: {@link java.util.concurrent.CancellationException} then. */
    Received receive(int uploadId, InputStream content, UploadRun run) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] some = new byte[SOME_BYTES];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file(uploadId)), digest)) {
            for (int n = content.read(some); n >= 0; n = content.read(some)) {
                run.stopIfCancelled();
                out.write(some, 0, n);
                bytes += n;
            }
        }
        return new Received(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    Path file(int uploadId) {
        return folder.resolve("upload-" + uploadId);
    }

    boolean holds(int uploadId) {
        return Files.isRegularFile(file(uploadId));
    }

    /** Answers whether there was one. */
    boolean discard(int uploadId) {
        boolean there = holds(uploadId);
        remove(uploadId);
        return there;
    }

    void remove(int uploadId) {
        try {
            new BaseFile(file(uploadId), 0).tidy();
            Files.deleteIfExists(file(uploadId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
