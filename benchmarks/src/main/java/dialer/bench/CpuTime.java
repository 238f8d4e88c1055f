package dialer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of this process and of the PostgreSQL that it has started, which tells on a busy machine too what a
 * piece of work costs: wall clocks there tell of the others.
 */
final class CpuTime {

    private static final double NANOS = 1e9;
    private static final String PID_FILE = "postmaster.pid";

    private final ProcessHandle postgres;

    /** {@code folder}: somewhere in it stands the database's directory. */
    CpuTime(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path pid = files.filter(file -> file.endsWith(PID_FILE)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("No PostgreSQL runs in " + folder));
            this.postgres = ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds so far; processes that have ended meanwhile are not in it. */
    double seconds() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double own = system instanceof com.sun.management.OperatingSystemMXBean more ? more.getProcessCpuTime() / NANOS
                : 0;
        return own + storeSeconds();
    }

    /** PostgreSQL's part of it. */
    double storeSeconds() {
        return Stream.concat(Stream.of(postgres), postgres.descendants())
                .mapToDouble(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS).sum();
    }

    /** How many pieces of work a second so many processors would do that have nothing else to do. */
    static Figure capacity(String what, double cpuSeconds, int pieces) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Figure.recorded(what + " that " + processors + " idle processors carry, by processor time",
                pieces * processors / cpuSeconds, "1/s");
    }
}
