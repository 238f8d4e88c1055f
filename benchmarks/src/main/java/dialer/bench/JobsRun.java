package dialer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.Product;
import dialer.api.config.ConfigFile;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Couriers' jobs on their way in, over HTTP, into the whole product with its embedded, durable PostgreSQL: batches and
 * a stream beside bare multi-row inserts of the very same rows into the same tables with the same indexes and as many
 * commits; single posts; and the hopper's feed with many open jobs and with few. The sender runs in the same process.
 */
final class JobsRun {

    private static final int JOBS = Integer.getInteger("dialer.bench.jobs", 5_000);
    private static final int ROUNDS = Integer.getInteger("dialer.bench.jobRounds", 6);
    private static final int SINGLES = Integer.getInteger("dialer.bench.jobsSingle", 20_000);
    private static final int PACED = Integer.getInteger("dialer.bench.jobsPaced", 10_000);
    private static final int AT_ONCE = 500;
    private static final int SENDERS = 64;
    private static final int PACED_LINES = 32;
    private static final int PACE_PER_SECOND = 500;
    private static final double NANOS = 1e9;
    private static final double MS = 1e6;

    private final CourierClient courier;
    private final BareInserts bare;
    private final Path folder;
    private final CpuTime cpu;
    private int order;

    private JobsRun(CourierClient courier, BareInserts bare, Path folder) {
        this.folder = folder;
        this.cpu = new CpuTime(folder);
        this.courier = courier;
        this.bare = bare;
    }

    static List<Figure> run() {
        try (Folder folder = Folder.fresh()) {
            int port = freePort();
            Path config = Files.writeString(folder.path().resolve("dialer.yaml"), """
                    dataDirectory: %s
                    rulePackDirectory: %s
                    calls: {simulatedPeople: true}
                    http: {port: %d, https: false}
                    database: {embeddedPort: %d}
                    nodes:
                      - id: 1
                        host: 127.0.0.1
                        port: 9
                        secret: nobody-listens
                        trunks: [{id: 1, pattern: "PJSIP/%%s@nowhere", simulated: true}]
                    """.formatted(folder.path().resolve("data"), Path.of("config", "rulepacks").toAbsolutePath(),
                    freePort(), port));
            try (Product product = Product.start(ConfigFile.read(config), new SystemClock());
                    CourierClient courier = CourierClient.begin(product)) {
                BareInserts bare = new BareInserts("jdbc:postgresql://127.0.0.1:" + port
                        + "/postgres?user=postgres&password=postgres&currentSchema=public,personal");
                return new JobsRun(courier, bare, folder.path()).measure();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Batches, stream and bare inserts take turns, so that whatever else the machine does meets all of them. */
    private List<Figure> measure() throws InterruptedException {
        batch(2_000);
        stream(2_000);
        bare.emptyTables();
        double batches = 0;
        double besideBatches = 0;
        double streams = 0;
        double besideStreams = 0;
        for (int round = 0; round < ROUNDS; round++) {
            batches += batch(JOBS);
            besideBatches += bare();
            streams += stream(JOBS);
            besideStreams += bare();
        }
        singles(10_000);
        double began = cpu.seconds();
        double beganStore = cpu.storeSeconds();
        double singles = singles(SINGLES);
        double singlesCpu = cpu.seconds() - began;
        double singlesStore = cpu.storeSeconds() - beganStore;
        List<Double> delays = paced();
        double jobs = (double) JOBS * ROUNDS;
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.recorded("jobs: bare multi-row inserts, jobs a second",
                        jobs * 2 / (besideBatches + besideStreams), "jobs/s"),
                Figure.recorded("jobs: batches of 500 over HTTP, jobs a second", jobs / batches, "jobs/s"),
                Figure.atLeast("jobs: batches as a share of the bare inserts", besideBatches / batches, 0.5, "of 1"),
                Figure.recorded("jobs: one stream of lines over HTTP, jobs a second", jobs / streams, "jobs/s"),
                Figure.atLeast("jobs: the stream as a share of the bare inserts", besideStreams / streams, 0.6,
                        "of 1"),
                Figure.atLeast("jobs: single posts a second, 64 senders", SINGLES / singles, 2_000, "jobs/s"),
                CpuTime.capacity("jobs: single posts", singlesCpu, SINGLES),
                Figure.recorded("jobs: of that processor time, PostgreSQL", singlesStore / singlesCpu, "of 1"),
                Figure.recorded("jobs: median of a post at 500 a second", at(delays, 0.5), "ms"),
                Figure.atMost("jobs: p99 of a post at 500 a second", at(delays, 0.99), 50, "ms")));
        figures.addAll(FeedRun.measure(bare, folder));
        return figures;
    }

    /** The rows that stand in the tables now, once more by bare inserts into empty ones, seconds. */
    private double bare() {
        bare.unload(AT_ONCE);
        bare.emptyTables();
        double seconds = bare.load();
        bare.emptyTables();
        return seconds;
    }

    private double batch(int jobs) {
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < jobs; from += AT_ONCE) {
            List<String> documents = new ArrayList<>(AT_ONCE);
            for (int i = 0; i < AT_ONCE; i++) {
                documents.add(JobText.of(order++));
            }
            bodies.add("{\"jobs\":[" + String.join(",", documents) + "]}");
        }
        long began = SystemClock.monotonicNanos();
        for (String body : bodies) {
            JsonNode items = courier.post("/v1/jobs:batch", body).path("items");
            if (items.size() != AT_ONCE || items.get(0).path("status").asInt() != 201) {
                throw new IllegalStateException("A batch was not taken: " + items.path(0));
            }
        }
        return (SystemClock.monotonicNanos() - began) / NANOS;
    }

    private double stream(int jobs) {
        StringBuilder lines = new StringBuilder(jobs * 900);
        for (int i = 0; i < jobs; i++) {
            lines.append(JobText.of(order++)).append('\n');
        }
        String body = lines.toString();
        long began = SystemClock.monotonicNanos();
        long taken = courier.stream(body);
        double seconds = (SystemClock.monotonicNanos() - began) / NANOS;
        if (taken != jobs) {
            throw new IllegalStateException("The stream was not taken whole: " + taken);
        }
        return seconds;
    }

    private double singles(int jobs) throws InterruptedException {
        List<String> bodies = new ArrayList<>(jobs);
        for (int i = 0; i < jobs; i++) {
            bodies.add(JobText.of(order++));
        }
        AtomicInteger next = new AtomicInteger();
        long began = SystemClock.monotonicNanos();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(executor.submit(() -> {
                    try (PostLine line = courier.line()) {
                        for (int job = next.getAndIncrement(); job < jobs; job = next.getAndIncrement()) {
                            line.post(bodies.get(job));
                        }
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return (SystemClock.monotonicNanos() - began) / NANOS;
    }

    /** Posts at a steady pace, each measured from when it was due: who comes late because of others counts as slow. */
    private List<Double> paced() throws InterruptedException {
        List<Double> delays = Collections.synchronizedList(new ArrayList<>(PACED));
        long apart = TimeUnit.SECONDS.toNanos(1) / PACE_PER_SECOND;
        List<String> bodies = new ArrayList<>(PACED);
        for (int i = 0; i < PACED; i++) {
            bodies.add(JobText.of(order++));
        }
        BlockingQueue<PostLine> free = new LinkedBlockingQueue<>();
        for (int i = 0; i < PACED_LINES; i++) {
            free.add(courier.line());
        }
        long began = SystemClock.monotonicNanos();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PACED; i++) {
                long due = began + i * apart;
                while (SystemClock.monotonicNanos() < due) {
                    LockSupport.parkNanos(due - SystemClock.monotonicNanos());
                }
                String body = bodies.get(i);
                executor.execute(() -> {
                    PostLine line = free.poll();
                    PostLine own = line == null ? courier.line() : line;
                    own.post(body);
                    delays.add((SystemClock.monotonicNanos() - due) / MS);
                    free.add(own);
                });
            }
        }
        free.forEach(PostLine::close);
        // the first second warms up
        int first = Math.min(delays.size() / 2, PACE_PER_SECOND);
        List<Double> warm = new ArrayList<>(delays.subList(first, delays.size()));
        Collections.sort(warm);
        return warm;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
