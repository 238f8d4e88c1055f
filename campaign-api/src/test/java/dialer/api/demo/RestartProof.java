package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.config.ConfigFile;
import dialer.api.store.Database;
import dialer.core.campaign.DialMode;
import dialer.engine.ScaledClock;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The whole product as a process, with a simulated carrier, agents and a courier around it, is killed again and again:
 * at any moment, while a courier takes an event, behind the death of its PostgreSQL; the courier answers some events
 * with 500 and some late, and calls jobs off in the instant before a kill. In the end every outcome that an
 * agent saw taken stands in the store, and every event of the store has arrived: none lost, none invented, those of a
 * job in their order; and nobody was dialed who had been called off.
 */
public final class RestartProof {

    private static final int SPEED = 10;
    private static final int HANDS = 16;
    private static final int AT_ONCE = 100;
    /** Of the next jobs, which stand in the hopper, some are called off in the instant before a kill. */
    private static final int SOON = 300;
    /** At the least, and as many jobs a minute as must end. */
    private static final double MINUTES_OF_PATIENCE = 15;
    private static final double JOBS_A_MINUTE = 200;
    /** The last kill comes when so many of the jobs have an outcome: enough must be left to be done after it. */
    private static final double KILLED_UNTIL = 0.7;
    /** An event that the courier refused twice is told again after five minutes. */
    private static final double MINUTES_TO_TELL = 12;
    private static final int WORD_EVERY_S = 30;

    private final int jobs;
    private final int kills;
    private final long seed;
    private final int agents;
    private final Random chance;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(HANDS,
            Thread.ofPlatform().name("agents-", 0).daemon().factory());
    private final Map<Long, Instant> recalled = new HashMap<>();
    private final long startedNanos = SystemClock.monotonicNanos();
    private final List<DemoAgent> everybody = new ArrayList<>();

    private RestartProof(int jobs, int kills, long seed, int agents) {
        this.agents = agents;
        this.jobs = jobs;
        this.kills = kills;
        this.seed = seed;
        this.chance = new Random(seed);
    }

    /** What the run has shown; the first five, what is forged, left or called after its recall must be 0. */
    private record Verdict(long lost, long invented, long outOfOrder, long forgotten, long twice, long outcomes,
            long events, long repeated, long refused, long late, long forged, long orders, long settled, long left,
            long recalled, long calledAfterRecall, int kills) {

        boolean clean() {
            return lost + invented + outOfOrder + forgotten + twice + forged + left + calledAfterRecall == 0
                    && outcomes > 0;
        }

        String inWords() {
            return String.format(Locale.ROOT, "%d orders, %d settled, %d hanging; %d outcomes that agents saw taken,"
                    + " %d of them forgotten; %d events, %d lost, %d invented, %d out of order, %d jobs with two"
                    + " results of one run, %d events more than once, %d answered 500 first, %d answered late,"
                    + " %d wrong signatures, %d called off in the instant before a kill, %d of them dialed all the"
                    + " same, %d kills -9 of the product", orders, settled, left, outcomes, forgotten, events, lost,
                    invented, outOfOrder, twice, repeated, refused, late, forged, recalled, calledAfterRecall, kills);
        }
    }

    /** Arguments: jobs, kills, seed, agents. */
    public static void main(String[] words) throws Exception {
        int jobs = words.length > 0 ? Integer.parseInt(words[0]) : 300;
        int kills = words.length > 1 ? Integer.parseInt(words[1]) : 9;
        long seed = words.length > 2 ? Long.parseLong(words[2]) : 1;
        int agents = words.length > 3 ? Integer.parseInt(words[3]) : 40;
        System.out.println("seed " + seed + ": ./dialer prove restarts " + jobs + " " + kills + " " + seed + " "
                + agents);
        Verdict verdict = new RestartProof(jobs, kills, seed, agents).run(Files.createTempDirectory("restart-proof"));
        System.out.println(verdict.inWords());
        System.exit(verdict.clean() ? 0 : 1);
    }

    private Verdict run(Path folder) throws IOException {
        DemoOptions options = DemoOptions.of(new String[] {"--speed", String.valueOf(SPEED), "--answers", "90",
            "--seed", String.valueOf(seed), "--agents", String.valueOf(agents)});
        URI server = URI.create("http://127.0.0.1:" + ProofProduct.freePort());
        try (DemoSwitch aSwitch = DemoSwitch.start(options, new ScaledClock(new SystemClock().nowMs(), SPEED));
                ProofProduct product = new ProofProduct(folder, ProofProduct.yaml(folder, server, aSwitch))) {
            DemoStage stage = DemoStage.set(server, new DemoStage.Account("admin", product.firstPassword()),
                    DialMode.PROGRESSIVE);
            List<DemoClient> seats = stage.agents(agents);
            try (ProofCourier courier = new ProofCourier(server, stage.admin(), stage.campaignId(),
                    new Random(seed))) {
                for (int sent = 0; sent < jobs; sent += AT_ONCE) {
                    courier.submit(new DemoOrders(seed + sent), sent + 1, Math.min(AT_ONCE, jobs - sent));
                }
                sitDown(seats);
                stage.start();
                timers.scheduleAtFixedRate(() -> tell(stage, courier), WORD_EVERY_S, WORD_EVERY_S, TimeUnit.SECONDS);
                for (int kill = 0; kill < kills; kill++) {
                    kill(product, courier, kill);
                    sitDown(seats);
                    System.out.println("killed and started, " + (kill + 1) + " of " + kills + "; the courier has "
                            + courier.taken().size() + " events");
                }
                return judge(folder, server, aSwitch, courier, stage);
            }
        } finally {
            timers.shutdownNow();
        }
    }

    /** What the run is busy with, so that nobody waits for one that hangs. */
    private void tell(DemoStage stage, ProofCourier courier) {
        String busy;
        try {
            JsonNode board = stage.admin().get("/v1/board");
            JsonNode calls = board.path("campaigns").path(0);
            JsonNode pool = board.path("pools").path(0);
            busy = String.format(Locale.ROOT, "%d attempts; %d ringing; agents: %d ready, %d talking, %d in wrap-up, "
                    + "%d at a break", calls.path("attempts").asLong(), calls.path("dialing").asInt()
                    + calls.path("ringing").asInt(), pool.path("ready").asInt() + pool.path("reserved").asInt(),
                    pool.path("talking").asInt(), pool.path("wrapUp").asInt(), pool.path("paused").asInt());
        } catch (IllegalStateException killed) {
            busy = "between two lives";
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(SystemClock.monotonicNanos() - startedNanos);
        System.out.println(seconds + " s: " + courier.outcomes() + " of " + jobs + " have an outcome; " + busy);
    }

    /** In turn: at any moment; while the courier takes an event; behind PostgreSQL. Spread over the whole run. */
    private void kill(ProofProduct product, ProofCourier courier, int turn) throws IOException {
        double due = jobs * KILLED_UNTIL * (turn + 1) / kills;
        waitFor(MINUTES_OF_PATIENCE, () -> courier.outcomes() >= due);
        pause(chance.nextInt(4_000));
        int next = (int) Math.min(courier.outcomes(), courier.jobs().size());
        List<Long> soon = new ArrayList<>(courier.jobs().subList(next, Math.min(next + SOON, courier.jobs().size())));
        Collections.shuffle(soon, chance);
        CompletableFuture<Map<Long, Instant>> recalls = CompletableFuture.supplyAsync(() -> courier.recall(soon));
        pause(chance.nextInt(200));
        switch (turn % 3) {
            case 0 -> product.killAndStart();
            case 1 -> {
                CountDownLatch there = courier.lieInWait();
                waitFor(0.5, () -> there.getCount() == 0);
                product.killAndStart();
            }
            default -> product.killWithPostgres(500 + chance.nextInt(2_500));
        }
        recalls.join().forEach((jobId, at) -> recalled.put(jobId, at.equals(Instant.MAX) ? product.killedAt() : at));
    }

    /** Attempts on jobs that had been called off before: the courier had its answer, or the store knew it at a kill. */
    private long calledAfterRecall(Database database) {
        return database.jdbi().withHandle(h -> recalled.entrySet().stream().mapToLong(one -> h.createQuery("""
                SELECT count(*) FROM jobs j JOIN attempts a USING (contact_id)
                WHERE j.job_id = :id AND j.ended_as = 'RECALLED' AND a.started_at > :at""").bind("id", one.getKey())
                .bind("at", one.getValue().atOffset(ZoneOffset.UTC)).mapTo(Long.class).one()).sum());
    }

    /** The same people at new screens: the sockets of the old ones are dead. */
    private void sitDown(List<DemoClient> seats) {
        for (DemoClient seat : seats) {
            DemoAgent agent = new DemoAgent(seat, timers, SPEED, seed * 1_000 + everybody.size());
            everybody.add(agent);
            agent.signOn();
        }
    }

    private Verdict judge(Path folder, URI server, DemoSwitch aSwitch, ProofCourier courier, DemoStage stage) {
        try (Database database = Database.open(Database.beside(
                ConfigFile.parse("proof", ProofProduct.yaml(folder, server, aSwitch)).database()))) {
            AtomicLong lookedAtMs = new AtomicLong();
            waitFor(Math.max(MINUTES_OF_PATIENCE, jobs / JOBS_A_MINUTE), () -> {
                lookedAtMs.set(Instant.now().toEpochMilli());
                return underWay(database, lookedAtMs.get()) == 0;
            });
            stage.stopDialing();
            everybody.subList(everybody.size() - agents, everybody.size()).forEach(DemoAgent::leave);
            waitFor(MINUTES_TO_TELL, () -> stage.summary().path("storeBehind").asLong() == 0 && courier.waiting() == 0);
            Set<Long> seenTaken = new HashSet<>();
            everybody.forEach(agent -> seenTaken.addAll(agent.settled()));
            Set<Long> stored = database.jdbi().withHandle(h -> h.createQuery(
                    "SELECT attempt_id FROM attempts WHERE outcome_id IS NOT NULL").mapTo(Long.class).set());
            long forgotten = seenTaken.stream().filter(attempt -> !stored.contains(attempt)).count();
            return compare(database, courier, seenTaken.size(), forgotten, underWay(database, lookedAtMs.get()));
        }
    }

    private Verdict compare(Database database, ProofCourier courier, long outcomes, long forgotten, long left) {
        Map<String, Long> written = new HashMap<>();
        database.jdbi().useHandle(h -> h.createQuery("SELECT CAST(event_id AS text), event_seq FROM courier_events")
                .map((row, context) -> written.put(row.getString(1), row.getLong(2))).list());
        Set<String> seen = new HashSet<>();
        Map<Long, Long> lastOfJob = new HashMap<>();
        long invented = 0;
        long outOfOrder = 0;
        long repeated = 0;
        for (ProofCourier.Got got : courier.taken()) {
            Long seq = written.get(got.id());
            if (seq == null) {
                invented++;
            } else if (!seen.add(got.id())) {
                repeated++;
            } else if (!seq.equals(lastOfJob.merge(got.jobId(), seq, Math::max))) {
                outOfOrder++;
            }
        }
        return new Verdict(written.size() - seen.size(), invented, outOfOrder, forgotten, count(database, TWICE),
                outcomes, written.size(), repeated, courier.refused(), courier.late(), courier.forged(), jobs,
                count(database, SETTLED), left, recalled.size(), calledAfterRecall(database), kills);
    }

    private static final String SETTLED = "SELECT count(*) FROM jobs WHERE state IN ('FINAL', 'HANDED_OVER', 'PURGED')"
            + " OR outcome = 'postponed_call'";
    /** Everybody else waits for a later attempt, or is finished. */
    private static final String UNDER_WAY = "SELECT count(*) FROM contacts WHERE state IN ('OPEN', 'IN_ATTEMPT')"
            + " OR state = 'IN_HOPPER' AND (next_at IS NULL OR next_at <= :due)";
    private static final String TWICE = "SELECT count(*) FROM (SELECT job_id FROM courier_events WHERE final"
            + " GROUP BY job_id HAVING count(*) > 1) AS twice";

    /** Contacts that should have been called by an instant; who is due later may stand in the hopper ahead of it. */
    private static long underWay(Database database, long dueMs) {
        return database.jdbi().withHandle(h -> h.createQuery(UNDER_WAY)
                .bind("due", Instant.ofEpochMilli(dueMs).atOffset(ZoneOffset.UTC)).mapTo(Long.class).one());
    }

    private static long count(Database database, String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private void waitFor(double minutes, BooleanSupplier condition) {
        long end = SystemClock.monotonicNanos() + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
        while (!condition.getAsBoolean() && SystemClock.monotonicNanos() < end) {
            pause(200);
        }
    }

    private static void pause(long ms) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
