package dialer.core.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is judged: the module's own compiled classes and sources, and the violations planted to prove the rules. */
public final class OwnClasses {

    private static final Path PRODUCT = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    private OwnClasses() {
    }

    /** All product classes of the module in whose folder the test runs; nothing of the modules below it. */
    public static JavaClasses ofThisModule() {
        return new ClassFileImporter().importPath(PRODUCT);
    }

    /** Classes planted below a package of this module's test sources. */
    public static JavaClasses planted(String packageName) {
        Path folder = Path.of("target/test-classes", packageName.replace('.', '/'));
        return new ClassFileImporter().importLocations(List.of(Location.of(folder)));
    }

    /** The module's product sources. */
    public static List<Path> sources() {
        return sourcesBelow(SOURCES);
    }

    /** The sources planted below a package of this module's test sources. */
    public static List<Path> plantedSources(String packageName) {
        return sourcesBelow(Path.of("src/test/java", packageName.replace('.', '/')));
    }

    private static List<Path> sourcesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
