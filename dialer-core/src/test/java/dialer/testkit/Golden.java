package dialer.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that say how it ought to be; {@code -Dupdate.goldens=true} rewrites them, and the diff is read as a story. */
public final class Golden {
    private Golden() {
    }

    /** The files of a folder of test resources, in order. */
    public static List<Path> in(String folder) {
        Path root = Path.of(System.getProperty("dialer.root", "..")).resolve("dialer-core/src/test/resources");
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("no goldens in " + folder, e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares with the file, or rewrites it when asked to. */
    public static void expect(Path file, String actual) {
        String expected = read(file);
        if (expected.equals(actual)) {
            return;
        }
        if (Boolean.getBoolean("update.goldens")) {
            try {
                Files.writeString(file, actual);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return;
        }
        assertThat(actual).as("%s has changed; if that is right, run the test again with -Dupdate.goldens=true",
                file.getFileName()).isEqualTo(expected);
    }
}
