package dialer.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open store: a connection pool on a migrated PostgreSQL, which is embedded where none is configured. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** Tables of the schema "personal" go by their names alone; those of the schemas before it come first. */
    private static final String WITH_PERSONAL =
            "SELECT set_config('search_path', current_setting('search_path') || ', personal', false)";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final @Nullable EmbeddedServer embedded;
    private final NumberHash numberHash;

    private Database(HikariDataSource pool, @Nullable EmbeddedServer embedded, NumberHash numberHash) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // a statement's values can be somebody's name or number: no exception, and so no log, may carry them
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        this.embedded = embedded;
        this.numberHash = numberHash;
    }

    /**
     * Opens the store and brings its schema up to date.
     *
     * @throws StoreException with a sentence that says what to do
     */
    public static Database open(DatabaseSettings settings) {
        NumberHash numberHash = NumberHash.ofKeyFile(settings.directory().resolveSibling("suppression.key"));
        EmbeddedServer embedded = settings.url() == null ? EmbeddedServer.start(settings) : null;
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setJdbcUrl(embedded == null ? settings.url() : embedded.jdbcUrl());
        config.setUsername(embedded == null ? settings.user() : EmbeddedServer.USER);
        config.setPassword(embedded == null ? settings.password() : EmbeddedServer.USER);
        config.setConnectionInitSql(WITH_PERSONAL);
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            if (embedded != null) {
                embedded.close();
            }
            throw new StoreException("PostgreSQL cannot be reached with database.url, user and password: "
                    + rootOf(e).getMessage(), e);
        }
        Database database = new Database(pool, embedded, numberHash);
        try {
            Flyway.configure().dataSource(pool).load().migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StoreException("The database schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /** The settings by which a second process reaches an embedded server that a first one has started. */
    public static DatabaseSettings beside(DatabaseSettings settings) {
        return settings.url() != null ? settings : OrphanPostgres.portOf(settings.directory())
                .map(port -> new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        EmbeddedServer.USER, EmbeddedServer.USER, settings.poolSize(), settings.directory(), port))
                .orElse(settings);
    }

    /** How numbers are hashed in this installation. */
    public NumberHash numberHash() {
        return numberHash;
    }

    /** For the stores of this package and those below it, and nobody else. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether a connection can be had within the time; for health only. */
    public boolean answers(Duration within) {
        try (var connection = pool.getConnection()) {
            return connection.isValid((int) Math.max(1, within.toSeconds()));
        } catch (java.sql.SQLException e) {
            LOG.debug("The store does not answer: {}", e.getSQLState());
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
