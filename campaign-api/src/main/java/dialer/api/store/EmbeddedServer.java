package dialer.api.store;

import dialer.engine.SystemClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the product's own, durable, for who configures none. What the server says of its start stands in
 * {@code postgres.log} beside its data directory; statements, and so people's data, never do.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String USER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    /** Behind a crash the server first replays its log, a gigabyte of it at most: a minute or two on a slow disk. */
    private static final Duration REPLAY = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final long LOOK_MS = 100;
    /** The library's, held while a dialer has the directory open. */
    private static final String LOCK = "epg-lock";
    /** What pg_ctl ends with when the server ended instead of starting. */
    private static final String REFUSED = "could not start server";

    private final EmbeddedPostgres server;
    private final Path directory;

    private EmbeddedServer(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts the server, behind a crash too: what is left of an earlier one is waited for, or ended, first.
     *
     * @throws StoreException with the server's own reason and what to do
     */
    static EmbeddedServer start(DatabaseSettings settings) {
        Path directory = settings.directory();
        Path words = directory.resolveSibling("postgres.log");
        try {
            Files.createDirectories(directory);
            refuseIfOpen(directory);
            OrphanPostgres.clear(directory);
            Files.write(words, new byte[0]);
            return new EmbeddedServer(started(builder(settings, words), words), directory);
        } catch (IOException | IllegalStateException e) {
            throw new StoreException("The embedded PostgreSQL did not start in " + directory
                    + " (port in use, disk full, or user namespaces forbidden; set database.url to use your own): "
                    + reason(words, e), e);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl(USER, "postgres");
    }

    /** The library asks for a fast stop and waits five seconds for it; the last checkpoint may take longer. */
    @Override
    public void close() {
        try {
            server.close();
            if (OrphanPostgres.portOf(directory).isPresent()) {
                LOG.info("The embedded PostgreSQL still writes its last pages to disk: waiting up to {} s",
                        STOP.toSeconds());
                if (!OrphanPostgres.gone(directory, STOP)) {
                    LOG.warn("The embedded PostgreSQL has not stopped in {} s. It goes on stopping by itself, and"
                            + " everything committed is safe: the next start takes care of it", STOP.toSeconds());
                }
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }

    /** Durable, unlike the library's defaults, which are meant for tests. */
    private static EmbeddedPostgres.Builder builder(DatabaseSettings settings, Path words) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(settings.directory())
                .setCleanDataDirectory(false)
                .setPGStartupWait(REPLAY)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(words.toFile()))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                // a refused row or statement would stand in the log with its values: somebody's name or number
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("max_connections", String.valueOf(settings.poolSize() + 20));
        if (settings.embeddedPort() > 0) {
            builder.setPort(settings.embeddedPort());
        }
        return builder;
    }

    /** The library waits for the port alone; that the server has ended long ago it would not see. */
    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder, Path words) throws IOException {
        FutureTask<EmbeddedPostgres> start = new FutureTask<>(builder::start);
        Thread starter = Thread.ofVirtual().name("postgres-start").start(start);
        long sayAt = SystemClock.monotonicNanos() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return start.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (Files.readString(words, StandardCharsets.ISO_8859_1).contains(REFUSED)) {
                    giveUp(start, starter);
                    throw new IOException("it ended at once", e);
                }
                if (SystemClock.monotonicNanos() - sayAt > 0) {
                    sayAt = Long.MAX_VALUE;
                    LOG.info("The embedded PostgreSQL is not ready yet; behind a crash it replays its log first."
                            + " Waiting up to {} min", REPLAY.toMinutes());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while it started", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
    }

    /** An interrupted wait of the library ends as if the server were there: what it holds is given back. */
    private static void giveUp(FutureTask<EmbeddedPostgres> start, Thread starter) throws IOException {
        starter.interrupt();
        try {
            start.get(STOP.toSeconds(), TimeUnit.SECONDS).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The start ended with an error of its own", e);
        }
    }

    /** A second dialer must not stop the server of the first. */
    private static void refuseIfOpen(Path directory) throws IOException {
        if (!Files.exists(directory.resolve(LOCK))) {
            return;
        }
        try (FileChannel file = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw new StoreException("Another dialer is running with the data in " + directory
                        + ": stop it first, or give this one a dataDirectory of its own");
            }
        } catch (OverlappingFileLockException e) {
            throw new StoreException("This process has the data in " + directory + " open already", e);
        }
    }

    /** The server's own words where it has some, else the library's. */
    private static String reason(Path words, Exception e) {
        try {
            List<String> lines = Files.isRegularFile(words)
                    ? Files.readAllLines(words, StandardCharsets.ISO_8859_1) : List.of();
            List<String> fatal = lines.stream().filter(line -> line.contains("FATAL:") || line.contains("HINT:"))
                    .filter(line -> !line.contains("starting up") && !line.contains("not yet accepting"))
                    .map(line -> line.replaceFirst("^.*?(FATAL|HINT): +", "")).distinct().toList();
            return fatal.isEmpty() ? Database.rootOf(e).getMessage() + "; see " + words : String.join("; ", fatal);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
