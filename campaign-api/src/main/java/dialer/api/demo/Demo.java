package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.config.ConfigFile;
import dialer.api.config.DialerConfig;
import dialer.engine.ScaledClock;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** {@code ./dialer demo}: starts the product on made-up people, shows how it goes, and sums up. */
public final class Demo {

    private static final long DRAIN_MS = 90_000;
    private static final long PROGRESS_MS = 2_000;
    /** As shells report a program that Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    private final DemoOptions options;
    private final BiFunction<DialerConfig, WallClock, RunningProduct> product;
    private final WallClock real = new SystemClock();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(4,
            Thread.ofPlatform().name("demo-agents-", 0).daemon().factory());

    private Demo(DemoOptions options, BiFunction<DialerConfig, WallClock, RunningProduct> product) {
        this.options = options;
        this.product = product;
    }

    /**
     * Runs to the end; answers the exit status: 0 when nothing was lost and nobody was abandoned.
     *
     * @param product starts the product on a configuration and a clock
     */
    public static int run(String[] words, BiFunction<DialerConfig, WallClock, RunningProduct> product) {
        DemoOptions options;
        try {
            options = DemoOptions.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println("demo: " + e.getMessage() + "\n" + DemoOptions.USAGE);
            return 2;
        }
        try {
            return new Demo(options, product).play() ? 0 : 1;
        } catch (IOException e) {
            System.err.println("demo: " + e.getMessage());
            return 1;
        }
    }

    private boolean play() throws IOException {
        Path folder = Files.createDirectories(Path.of("var", "demo", "run-" + real.nowMs()));
        WallClock clock = options.speed() == 1 ? real : new ScaledClock(real.nowMs(), options.speed());
        Interrupt.onInterrupt(interrupted::countDown, Demo::leaveAtOnce);
        try (DemoSwitch aSwitch = DemoSwitch.start(options, clock);
                RunningProduct running = product.apply(config(folder, aSwitch), clock)) {
            return perform(running, folder, clock);
        } finally {
            timers.shutdownNow();
        }
    }

    /** Somebody does not want to wait for the last calls: no summary then, but the database is closed properly. */
    private static void leaveAtOnce() {
        System.err.println("Ended at once: calls that were up are not accounted for.");
        Thread.ofPlatform().start(() -> System.exit(INTERRUPTED));
    }

    private boolean perform(RunningProduct running, Path folder, WallClock clock) throws IOException {
        URI server = running.address();
        String first = running.firstAdminPassword().orElseThrow();
        DemoStage stage = DemoStage.set(server, new DemoStage.Account("admin", first), options.mode());
        // beside the data: whoever looks for what was destroyed finds namesakes and neighbours in it
        Path base = folder.resolveSibling(folder.getFileName() + ".csv");
        new DemoOrders(options.seed()).write(base, options.rows());
        JsonNode totals = stage.upload(base).path("totals");
        System.out.printf("Base: %d rows, %d ok, %d fixed, %d with a warning, %d rejected, %d twice%n",
                totals.path("rows").asLong(), totals.path("ok").asLong(), totals.path("fixed").asLong(),
                totals.path("warning").asLong(), totals.path("rejected").asLong(), totals.path("duplicate").asLong());
        try (DemoCourier courier = stage.courier(clock)) {
            courier.submit(new DemoOrders(options.seed() + 1), options.jobs(), Instant.ofEpochMilli(clock.nowMs()));
            return call(stage, courier, server);
        }
    }

    /** The shift: agents sign on, everything is called, and in the end it is counted. */
    private boolean call(DemoStage stage, DemoCourier courier, URI server) throws IOException {
        List<DemoAgent> agents = new ArrayList<>();
        for (DemoClient client : stage.agents(options.agents())) {
            agents.add(new DemoAgent(client, timers, options.speed(), options.seed() * 1_000 + agents.size()));
        }
        agents.forEach(DemoAgent::signOn);
        DemoProgress progress = new DemoProgress();
        var supervisor = stage.account("supervisor", "Старший смены", "supervisor");
        stage.session(supervisor).live(new LiveListener(progress::hear))
                .sendText(DemoClient.text(Map.of("type", "watchBoard")), true).join();
        stage.start();
        Map<String, DemoStage.Account> accounts = new LinkedHashMap<>();
        accounts.put("Agent", stage.account("guest", "Гость", "agent"));
        accounts.put("Manager", stage.account("manager", "Менеджер", "manager"));
        accounts.put("Supervisor", supervisor);
        accounts.put("Administrator", stage.account("administrator", "Администратор", "admin"));
        announce(server, accounts);
        long startedAtMs = real.nowMs();
        watch(progress, startedAtMs);
        return sumUp(stage, courier, agents, progress, startedAtMs);
    }

    private void announce(URI server, Map<String, DemoStage.Account> accounts) {
        String address = server.toString().replaceAll("/+$", "");
        accounts.forEach((role, account) -> System.out.printf("%-13s %s/  login: %-13s password: %s%n", role, address,
                account.login(), account.password()));
        System.out.printf("Running with %d simulated agents and one free seat for you; calling hours are off, nobody"
                + " real is called. Ctrl-C ends it.%n", options.agents());
    }

    /** Shows progress until time is up or somebody presses Ctrl-C. */
    private void watch(DemoProgress progress, long startedAtMs) {
        long endMs = options.minutes() == 0 ? Long.MAX_VALUE : startedAtMs + Math.round(options.minutes() * 60_000);
        boolean stopped = false;
        while (!stopped && real.nowMs() < endMs) {
            stopped = pause(Math.min(PROGRESS_MS, Math.max(1, endMs - real.nowMs())));
            progress.print(real.nowMs() - startedAtMs);
        }
        progress.endLine();
    }

    /** Stops dialing, lets every conversation and outcome end, and reads back what stands in the store. */
    private boolean sumUp(DemoStage stage, DemoCourier courier, List<DemoAgent> agents, DemoProgress progress,
            long startedAtMs) throws IOException {
        boolean hurry = interrupted.getCount() == 0;
        System.out.println(hurry
                ? "Ending: no new calls; agents say goodbye, phones that ring may ring out (25 s at most)."
                        + " Ctrl-C again ends at once."
                : "Ending: no new calls, the last conversations finish …");
        stage.stopDialing();
        if (hurry) {
            agents.forEach(DemoAgent::hurry);
        }
        waitFor(progress, () -> progress.callsUp() == 0);
        agents.forEach(DemoAgent::leave);
        waitFor(progress, () -> agents.stream().allMatch(DemoAgent::isGone));
        waitFor(progress, () -> stage.summary().path("storeBehind").asLong() == 0);
        waitFor(progress, courier::isServed);
        DemoDestruction destruction = DemoDestruction.of(stage.admin());
        waitFor(progress, courier::isServed);
        progress.endLine();
        DemoSummary summary = new DemoSummary(stage.summary(), courier.figures(), destruction.figures(), options,
                real.nowMs() - startedAtMs);
        System.out.println(summary.inWords());
        Path json = options.json();
        if (json != null) {
            summary.writeTo(json);
        }
        return summary.isClean();
    }

    private void waitFor(DemoProgress progress, BooleanSupplier condition) {
        long beganMs = real.nowMs();
        long toldMs = beganMs;
        while (!condition.getAsBoolean() && real.nowMs() - beganMs < DRAIN_MS) {
            if (real.nowMs() - toldMs >= PROGRESS_MS) {
                toldMs = real.nowMs();
                progress.show(progress.waitingFor());
            }
            pauseRegardless();
        }
    }

    /** True when Ctrl-C came. */
    private boolean pause(long ms) {
        try {
            return interrupted.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void pauseRegardless() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DialerConfig config(Path folder, DemoSwitch aSwitch) {
        String yaml = """
                dataDirectory: %s
                http:
                  port: %d
                outbound:
                  allowHttp: true
                  allowedNetworks: ["127.0.0.1"]
                engine:
                  minFreeMegabytes: 200
                calls:
                  rulePack: demo
                  simulatedPeople: true
                retention:
                  jobGrace: 20s
                  purgeEvery: 30s
                """.formatted(folder, options.port()) + aSwitch.node();
        return ConfigFile.parse("demo", yaml);
    }
}
