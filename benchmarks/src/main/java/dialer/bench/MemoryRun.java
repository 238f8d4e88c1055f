package dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dialer.api.Product;
import dialer.api.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Heap that is really in use behind a full collection, every few seconds while the whole product works: REST, sockets,
 * engine, AMI, the embedded PostgreSQL with a base that leaves more than 100,000 contacts, hoppers kept full for 200
 * agents. The simulated Asterisk, the simulated agents and what plays them run in the same process and count too, so
 * the product needs less.
 */
final class MemoryRun {

    private static final int ROWS = 120_000;
    private static final int AGENTS = 200;
    private static final String MINUTES = "2";
    private static final long LOOK_EVERY_NANOS = 5_000_000_000L;
    private static final double MB = 1 << 20;

    private double most;
    private int looks;

    private MemoryRun() {
    }

    static List<Figure> run() {
        return new MemoryRun().measure();
    }

    private List<Figure> measure() {
        AtomicBoolean running = new AtomicBoolean(true);
        Thread watch = Thread.ofPlatform().name("heap-watch").daemon().start(() -> {
            while (running.get()) {
                look();
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        });
        try (Folder folder = Folder.fresh()) {
            Path file = folder.path().resolve("summary.json");
            int status = Demo.run(new String[] {"--agents", String.valueOf(AGENTS), "--rows", String.valueOf(ROWS),
                    "--minutes", MINUTES, "--port", String.valueOf(freePort()), "--json", file.toString()},
                    Product::start);
            running.set(false);
            watch.join();
            JsonNode summary = new ObjectMapper().readTree(file.toFile());
            return List.of(
                    Figure.atMost("memory: most heap in use behind a full collection, whole product, 200 agents", most,
                            512, "MB"),
                    Figure.recorded("memory: heap permitted in this run", Runtime.getRuntime().maxMemory() / MB, "MB"),
                    Figure.recorded("memory: times the heap was looked at", looks, "times"),
                    Figure.atLeast("memory: contacts in the store meanwhile", summary.path("contactsTotal").asDouble(),
                            100_000, "contacts"),
                    Figure.recorded("memory: attempts meanwhile", summary.path("attempts").asDouble(), "attempts"),
                    Figure.atMost("memory: attempts unaccounted for meanwhile",
                            summary.path("unaccountedAttempts").asDouble(), 0, "attempts"),
                    Figure.recorded("memory: exit status of that demo", status, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private void look() {
        System.gc();
        most = Math.max(most, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB);
        looks++;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
