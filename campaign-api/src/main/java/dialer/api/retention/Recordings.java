package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.DueStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of conversations, where a switch has left them: their names carry the id of the customer's channel, such as
 * {@code d1-a-0000000000000001}, which is the attempt's in hexadecimal digits.
 */
final class Recordings {

    private static final Pattern ATTEMPT = Pattern.compile("[a-z][a-z0-9]{0,7}-a-([0-9a-f]{16})");

    private static final int HEXADECIMAL = 16;

    private final DueStore store;
    private final @Nullable Path folder;

    /** {@code folder}: null where nothing is recorded. */
    Recordings(Database database, @Nullable Path folder) {
        this.store = new DueStore(database);
        this.folder = folder;
    }

    List<Long> attemptsOf(List<Long> contactIds) {
        return folder == null ? List.of() : store.attemptsOf(contactIds);
    }

    /** Answers how many files it was. */
    long delete(List<Long> attemptIds) {
        Path where = folder;
        if (where == null || attemptIds.isEmpty() || !Files.isDirectory(where)) {
            return 0;
        }
        Set<Long> doomed = new HashSet<>(attemptIds);
        long deleted = 0;
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = ATTEMPT.matcher(String.valueOf(file.getFileName()));
                if (matcher.find() && doomed.contains(Long.parseUnsignedLong(matcher.group(1), HEXADECIMAL))) {
                    Files.delete(file);
                    deleted++;
                }
            }
            return deleted;
        } catch (IOException e) {
            throw new UncheckedIOException("Recordings in " + where + " cannot be deleted", e);
        }
    }
}
