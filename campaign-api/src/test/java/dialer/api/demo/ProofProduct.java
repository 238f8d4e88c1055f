package dialer.api.demo;

import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole product in a process of its own, that can be killed as {@code kill -9} does, and started again. */
final class ProofProduct implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);
    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+) ");

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Path folder;
    private final Path config;
    private Process process;
    private Instant killedAt = Instant.EPOCH;
    private int starts;

    ProofProduct(Path folder, String yaml) throws IOException {
        this.folder = folder;
        this.config = Files.writeString(folder.resolve("dialer.yaml"), yaml);
        this.process = start();
    }

    /** What the administrator logs in with the first time. */
    String firstPassword() throws IOException {
        Matcher matcher = PASSWORD.matcher(Files.readString(output()));
        if (!matcher.find()) {
            throw new IOException("The first start told no password: " + output());
        }
        return matcher.group(1);
    }

    /** Its configuration: simulated people behind the switch, couriers on this machine. */
    static String yaml(Path folder, URI server, DemoSwitch aSwitch) {
        return """
                dataDirectory: %s
                rulePackDirectory: %s
                http:
                  port: %d
                outbound:
                  allowHttp: true
                  allowedNetworks: ["127.0.0.1"]
                engine:
                  minFreeMegabytes: 0
                calls:
                  rulePack: demo
                  simulatedPeople: true
                """.formatted(folder.resolve("data"), Path.of("config", "rulepacks").toAbsolutePath(),
                server.getPort()) + aSwitch.node();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Of its heap, after a collection of everything that is not. */
    double reachableMegabytes() throws IOException {
        Path java = Path.of(ProcessHandle.current().info().command().orElse("java"));
        Process jcmd = new ProcessBuilder(java.resolveSibling("jcmd").toString(), String.valueOf(process.pid()),
                "GC.class_histogram").redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IOException("jcmd said nothing of the heap: " + output);
        }
        return Long.parseLong(total.group(1)) / 1e6;
    }

    /** At once and without a word, PostgreSQL stays as after the death of its parent; then a new start. */
    void killAndStart() throws IOException {
        kill();
        process = start();
    }

    /** PostgreSQL dies first, so that the product has outcomes that the store does not know; then the product. */
    void killWithPostgres(long betweenMs) throws IOException {
        Path pidFile = folder.resolve("data/postgres/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(betweenMs));
        killAndStart();
    }

    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
        killedAt = Instant.now();
    }

    /** When it was dead the last time. */
    Instant killedAt() {
        return killedAt;
    }

    private Process start() throws IOException {
        starts++;
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "@config/jvm.options", "-Dlogback.configurationFile=config/logback-quiet.xml"));
        // as the launcher does
        command.addAll(Pattern.compile("\\s+").splitAsStream(System.getenv().getOrDefault("DIALER_JAVA_OPTS", ""))
                .filter(flag -> !flag.isEmpty()).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dialer.api.Main", "serve", "--config",
                config.toString()));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile())
                .start();
        long end = SystemClock.monotonicNanos() + PATIENCE_NANOS;
        while (!Files.readString(output()).contains("Running:")) {
            if (!started.isAlive() || SystemClock.monotonicNanos() > end) {
                throw new IOException("The product did not start: " + Files.readString(output()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return started;
    }

    private Path output() {
        return folder.resolve("start-" + starts + ".log");
    }

    /** An orderly end. */
    @Override
    public void close() {
        process.destroy();
        if (!process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join().isAlive()) {
            return;
        }
        kill();
    }
}
