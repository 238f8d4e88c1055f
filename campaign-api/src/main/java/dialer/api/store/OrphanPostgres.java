package dialer.api.store;

import dialer.engine.SystemClock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an embedded PostgreSQL leaves behind when the dialer, the server or both were killed, and what would keep the
 * next one from its data directory: a server that outlived its dialer; a server that is dead but that nobody has
 * reaped yet, for which PostgreSQL refuses ("lock file already exists"); its children, some of which notice its death
 * late, for which it refuses too ("shared memory block is still in use"); and, behind a loss of power, a pid that by
 * now is somebody else's. Everything committed is on disk in each case. Where there is no {@code /proc} only the
 * server itself is looked after.
 */
final class OrphanPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostgres.class);
    private static final Duration STOP = Duration.ofSeconds(15);
    /** A child that has not noticed by then is held up; it has nothing left to do that counts. */
    private static final Duration NOTICE = Duration.ofSeconds(1);
    private static final Duration REAP = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Path PROCESSES = Path.of("/proc");
    private static final String PID_FILE = "postmaster.pid";
    /** Of {@code postmaster.pid}, counted from 0. */
    private static final int PORT_LINE = 3;

    private OrphanPostgres() {
    }

    /** Afterwards nothing of an earlier server is in the way, or the log says what is. */
    static void clear(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve(PID_FILE))) {
            return;
        }
        Optional<ProcessHandle> named = named(directory);
        if (named.isPresent() && isServerOf(named.get(), directory)) {
            LOG.info("An embedded PostgreSQL of an earlier run is still there: stopping it");
            stop(named.get(), directory);
        }
        if (!waitFor(NOTICE, () -> childrenOf(directory).isEmpty())) {
            List<ProcessHandle> children = childrenOf(directory);
            LOG.warn("Processes of a dead PostgreSQL still hold its memory: ending them, {} in all", children.size());
            children.forEach(ProcessHandle::destroyForcibly);
            waitFor(REAP, () -> childrenOf(directory).isEmpty());
        }
        if (named.isPresent()) {
            forgetPid(named.get(), directory);
        }
    }

    /** The file of a dead server whose pid is a corpse that nobody takes away, or lives on as another's. */
    private static void forgetPid(ProcessHandle named, Path directory) throws IOException {
        boolean taken = waitFor(isCorpse(named) ? REAP : Duration.ZERO, () -> !named.isAlive());
        if (!taken && Files.isDirectory(PROCESSES) && childrenOf(directory).isEmpty()) {
            LOG.info("PostgreSQL died without its last word, and its pid {} is not its own any more", named.pid());
            Files.deleteIfExists(directory.resolve(PID_FILE));
        }
    }

    /** The port of a server that runs on the directory; empty where none does. */
    static Optional<Integer> portOf(Path directory) {
        try {
            List<String> lines = pidFile(directory);
            boolean runs = lines.size() > PORT_LINE
                    && named(directory).filter(process -> isServerOf(process, directory)).isPresent();
            return runs ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether no server runs on the directory any more, now or within the time. */
    static boolean gone(Path directory, Duration within) {
        return waitFor(within, () -> portOf(directory).isEmpty());
    }

    private static Optional<ProcessHandle> named(Path directory) throws IOException {
        List<String> lines = pidFile(directory);
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}") ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static List<String> pidFile(Path directory) throws IOException {
        Path pidFile = directory.resolve(PID_FILE);
        return Files.isRegularFile(pidFile) ? Files.readAllLines(pidFile) : List.of();
    }

    private static boolean isServerOf(ProcessHandle process, Path directory) {
        return isPostgres(process) && (!Files.isDirectory(PROCESSES) || worksIn(process.pid(), directory));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }

    /** Every process of PostgreSQL works in its data directory. */
    private static boolean worksIn(long pid, Path directory) {
        try {
            return Files.isSameFile(PROCESSES.resolve(pid + "/cwd"), directory);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<ProcessHandle> childrenOf(Path directory) {
        List<ProcessHandle> children = new ArrayList<>();
        if (!Files.isDirectory(PROCESSES)) {
            return children;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (worksIn(pid, directory)) {
                    ProcessHandle.of(pid).filter(OrphanPostgres::isPostgres).ifPresent(children::add);
                }
            }
        } catch (IOException e) {
            LOG.debug("The processes of this machine cannot be listed", e);
        }
        return children;
    }

    /** Dead, but its entry waits for the parent, which in a container can be a program that never looks. */
    private static boolean isCorpse(ProcessHandle process) {
        try {
            return Files.readAllLines(PROCESSES.resolve(process.pid() + "/status")).stream()
                    .anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(ProcessHandle server, Path directory) {
        server.destroy();
        if (!waitFor(STOP, () -> !isServerOf(server, directory))) {
            LOG.warn("It did not stop in {} s and is killed; its log recovers what was committed", STOP.toSeconds());
            server.destroyForcibly();
            waitFor(REAP, () -> !isServerOf(server, directory));
        }
    }

    private static boolean waitFor(Duration within, BooleanSupplier condition) {
        long end = SystemClock.monotonicNanos() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (SystemClock.monotonicNanos() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
