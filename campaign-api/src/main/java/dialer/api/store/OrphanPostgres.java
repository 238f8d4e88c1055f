package dialer.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL outlives a dialer that was killed, and would keep its data directory from the next one.
 * It is asked to stop first; everything committed is on disk.
 */
final class OrphanPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostgres.class);
    private static final long STOP_SECONDS = 15;
    /** Of {@code postmaster.pid}, counted from 0. */
    private static final int PORT_LINE = 3;

    private OrphanPostgres() {
    }

    /** Stops the server that {@code postmaster.pid} names, if it is a PostgreSQL and still runs. */
    static void stop(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.isRegularFile(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
            return;
        }
        Optional<ProcessHandle> server = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (server.isPresent()) {
            LOG.info("An embedded PostgreSQL of an earlier run is still there: stopping it");
            stop(server.get());
        }
    }

    /** The port of a server that runs on the directory; empty where none does. */
    static Optional<Integer> portOf(Path directory) {
        try {
            Path pidFile = directory.resolve("postmaster.pid");
            List<String> lines = Files.isRegularFile(pidFile) ? Files.readAllLines(pidFile) : List.of();
            boolean runs = lines.size() > PORT_LINE && lines.getFirst().strip().matches("\\d{1,9}")
                    && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
            return runs ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("It did not stop in {} s and is killed; its journal recovers what was committed", STOP_SECONDS);
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
