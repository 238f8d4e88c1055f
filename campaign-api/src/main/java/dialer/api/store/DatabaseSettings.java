package dialer.api.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param url          JDBC URL of a PostgreSQL, null for the embedded one
 * @param user         its user
 * @param password     its password
 * @param poolSize     connections, 2 to 100
 * @param directory    data of the embedded PostgreSQL, kept between starts
 * @param embeddedPort port of the embedded PostgreSQL on the loopback, 0 for any free one
 */
public record DatabaseSettings(@Nullable String url, String user, String password, int poolSize, Path directory,
        int embeddedPort) {
    public DatabaseSettings {
        if (poolSize < 2 || poolSize > 100) {
            throw new IllegalArgumentException("poolSize 2 to 100");
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "embedded" : "configured") + ", poolSize=" + poolSize + "]";
    }
}
