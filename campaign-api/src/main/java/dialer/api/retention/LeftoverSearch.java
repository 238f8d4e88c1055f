package dialer.api.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.retention.Leftovers.Place;
import dialer.api.store.Database;
import dialer.api.store.retention.VerificationStore;
import dialer.api.store.retention.VerificationStore.Verification;
import dialer.engine.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches everything that the product writes for what was destroyed: every text in the store, journals, outbox,
 * snapshots, logs, uploads, recordings. Knows what it looks for by marks only, and reports places, never values.
 */
public final class LeftoverSearch {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverSearch.class);
    private static final Duration MARKS_KEPT = Duration.ofDays(35);
    private static final int CHUNK = 64 * 1_024;
    private static final Set<String> NOT_READ = Set.of("postgres", "destruction");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final VerificationStore store;
    private final RetentionSettings settings;
    private final WallClock clock;
    private final Recordings recordings;

    public LeftoverSearch(Database database, RetentionSettings settings, WallClock clock) {
        this.store = new VerificationStore(database);
        this.settings = settings;
        this.clock = clock;
        this.recordings = new Recordings(database, settings.recordings());
    }

    /** One search, counting as it goes. */
    private static final class Run {
        private final Map<String, Long> found = new LinkedHashMap<>();
        private final MarkReader reader;
        private String where = "";
        private long files;
        private long bytes;

        private Run(Marks marks, MarkKey key) {
            this.reader = new MarkReader(marks, key, () -> found.merge(where, 1L, Long::sum));
        }
    }

    /** Searches, writes down what was found, and answers it. */
    public Leftovers search() {
        Instant began = Instant.ofEpochMilli(clock.nowMs());
        Marks marks = Marks.read(settings.folder(), began.minus(MARKS_KEPT));
        Run run = new Run(marks, MarkKey.of(settings.folder()));
        store.orphans((table, rows) -> run.found.merge(table, rows, Long::sum));
        recordings.ofDestroyed().forEach(file -> run.found.merge("recordings/" + file.getFileName(), 1L, Long::sum));
        long texts = store.texts((where, text) -> {
            run.where = where;
            run.reader.text(text);
        });
        settings.searched().forEach(folder -> searchFolder(run, folder));
        Instant ended = Instant.ofEpochMilli(clock.nowMs());
        Leftovers leftovers = new Leftovers(began, ended, marks.size(), texts, run.files, run.bytes,
                run.found.entrySet().stream().map(place -> new Place(place.getKey(), place.getValue())).toList());
        store.save(new Verification(0, began, ended, marks.size(), texts, run.files, run.bytes, json(leftovers)));
        if (leftovers.found().isEmpty()) {
            LOG.info("Nothing of what was destroyed is left: {} marks, {} texts, {} files read", marks.size(), texts,
                    run.files);
        } else {
            LOG.error("Of what was destroyed something is left in {} places: {}", leftovers.found().size(),
                    leftovers.found().stream().map(Place::where).toList());
        }
        return leftovers;
    }

    private static void searchFolder(Run run, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.find(folder, Integer.MAX_VALUE,
                (path, attributes) -> attributes.isRegularFile() && isRead(folder.relativize(path)),
                FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                run.where = folder.getFileName() + "/" + folder.relativize(file);
                run.reader.text(String.valueOf(file.getFileName()));
                searchFile(run, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be searched", e);
        }
    }

    private static boolean isRead(Path inFolder) {
        return !NOT_READ.contains(String.valueOf(inFolder.getName(0)));
    }

    private static void searchFile(Run run, Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader text = new InputStreamReader(new WithoutZeros(content), StandardCharsets.UTF_8)) {
            char[] chunk = new char[CHUNK];
            for (int n = text.read(chunk); n > 0; n = text.read(chunk)) {
                for (int i = 0; i < n; i++) {
                    run.reader.next(chunk[i]);
                }
            }
            run.reader.end();
            run.files++;
            run.bytes += Files.size(file);
        } catch (NoSuchFileException e) {
            LOG.debug("A file has gone while folders were searched", e);
        }
    }

    /** Places as JSON. */
    static String json(Leftovers leftovers) {
        try {
            return JSON.writeValueAsString(leftovers.found());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Places cannot be written", e);
        }
    }

    /** The same read back. */
    public static List<Place> places(String json) {
        try {
            return List.of(JSON.readValue(json, Place[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored places cannot be read", e);
        }
    }
}
