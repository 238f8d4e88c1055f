package dialer.api.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for all tests of this JVM; tests make their own campaigns in it. */
public final class TestDatabase {

    private static @Nullable Database shared;

    private TestDatabase() {
    }

    public static synchronized Database shared() {
        Database open = shared;
        if (open == null) {
            try {
                open = Database.open(new DatabaseSettings(null, "", "", 10,
                        Files.createTempDirectory("dialer-test").resolve("postgres"), 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(open::close));
            shared = open;
        }
        return open;
    }
}
