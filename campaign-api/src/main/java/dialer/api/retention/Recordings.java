package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.DueStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Deletes what was said by people whose data is destroyed. Asks the store for each file, so that a purge that was
     * broken off after its commit leaves nothing behind.
     *
     * @return how many files it was
     */
    long deleteOfDestroyed() {
        List<Path> doomed = ofDestroyed();
        for (Path file : doomed) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("A recording in " + folder + " cannot be deleted", e);
            }
        }
        return doomed.size();
    }

    /** Files of people whose data is destroyed. */
    List<Path> ofDestroyed() {
        Path where = folder;
        if (where == null || !Files.isDirectory(where)) {
            return List.of();
        }
        Map<Path, Long> attempts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(where)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Matcher matcher = ATTEMPT.matcher(String.valueOf(file.getFileName()));
                if (matcher.find()) {
                    attempts.put(file, Long.parseUnsignedLong(matcher.group(1), HEXADECIMAL));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Recordings in " + where + " cannot be looked through", e);
        }
        Set<Long> destroyed = store.attemptsAtDestroyed(attempts.values());
        return attempts.entrySet().stream().filter(entry -> destroyed.contains(entry.getValue()))
                .map(Map.Entry::getKey).toList();
    }
}
