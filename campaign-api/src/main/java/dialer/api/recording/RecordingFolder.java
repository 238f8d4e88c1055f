package dialer.api.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which switches leave recordings. Files are named after the customer's channel, which is the attempt's
 * id, with the side first: {@code person-d1-a-0000000000000001.raw} and {@code agent-d1-a-0000000000000001.raw}.
 */
public final class RecordingFolder {

    private final @Nullable Path folder;
    private final List<String> prefixes;

    /**
     * @param folder   null where nothing is recorded
     * @param prefixes first words of the names that our nodes give to channels
     */
    public RecordingFolder(@Nullable Path folder, List<String> prefixes) {
        this.folder = folder;
        this.prefixes = prefixes.stream().distinct().toList();
    }

    /** Whether conversations can be recorded at all. */
    public boolean exists() {
        return folder != null;
    }

    /** The recording of the attempt's conversation, where there is one. */
    public Optional<StereoRecording> of(long attemptId) {
        Path where = folder;
        if (where == null) {
            return Optional.empty();
        }
        return prefixes.stream().map(prefix -> prefix + "-a-%016x.raw".formatted(attemptId))
                .map(name -> new StereoRecording(where.resolve("person-" + name), where.resolve("agent-" + name)))
                .filter(one -> Files.isRegularFile(one.person()) && Files.isRegularFile(one.agent())).findFirst();
    }

    /**
     * Destroys the recording of the attempt's conversation; what a switch is still writing into it is lost with it.
     *
     * @return whether there was one
     */
    public boolean delete(long attemptId) {
        return of(attemptId).map(recording -> {
            try {
                boolean person = Files.deleteIfExists(recording.person());
                boolean agent = Files.deleteIfExists(recording.agent());
                return person || agent;
            } catch (IOException e) {
                throw new UncheckedIOException("The recording of attempt " + attemptId + " cannot be deleted", e);
            }
        }).orElse(false);
    }
}
