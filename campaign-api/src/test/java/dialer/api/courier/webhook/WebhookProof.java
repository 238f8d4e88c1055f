package dialer.api.courier.webhook;

import dialer.api.courier.webhook.StubReceiver.Got;
import dialer.api.store.RestartablePostgres;
import dialer.api.store.webhook.DeliveryLog;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.TestEvents;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Two and a half days of a courier whose server is down for one of them, answers slowly, answers 500, while PostgreSQL
 * crashes and the sender is killed again and again. At the end every event that stands in the store must have arrived,
 * those of a job in their order, and nothing that does not stand there. Time is scaled: a day takes seconds.
 */
public final class WebhookProof {

    private static final String[] TYPES = {"job.accepted", "outcome.recorded", "outcome.corrected"};
    private static final int TIME_OUT_MS = 1_000;
    private static final int BATCH = 50;
    private static final int NO_CONTENT = 204;
    /** How often is looked; this is a command, which has no library of the tests. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final int jobs;
    private final double dayS;
    private final int kills;
    private final int crashes;
    private final long seed;
    private final Random chance;
    private final Path folder;
    private final long beganMs = new SystemClock().nowMs();
    private final long beganNanos = SystemClock.monotonicNanos();

    /** What the run has shown. */
    record Verdict(long events, long arrived, long lost, long invented, long outOfOrder, long repeated,
            long deadLetters, long tries, int kills, int crashes) {

        /** Whether the courier's server has failed at all: else the sender stood still for all of its bad day. */
        boolean tried() {
            return tries > arrived + repeated;
        }

        boolean clean() {
            return lost == 0 && invented == 0 && outOfOrder == 0 && events == arrived;
        }

        String inWords() {
            return String.format(Locale.ROOT, "%d events, %d arrived, %d lost, %d invented, %d out of order, %d more"
                    + " than once, %d dead letters sent again by hand, %d requests, %d kills, %d crashes of PostgreSQL",
                    events, arrived, lost, invented, outOfOrder, repeated, deadLetters, tries, kills, crashes);
        }
    }

    /** What a moment of the run is like. */
    private enum Weather { FINE, DOWN, SLOW, ILL }

    WebhookProof(int jobs, double dayS, int kills, int crashes, long seed, Path folder) {
        this.jobs = jobs;
        this.dayS = dayS;
        this.kills = kills;
        this.crashes = crashes;
        this.seed = seed;
        this.chance = new Random(seed);
        this.folder = folder;
    }

    /** Arguments: jobs, seconds of a day, seed. */
    public static void main(String[] words) throws Exception {
        int jobs = words.length > 0 ? Integer.parseInt(words[0]) : 10_000;
        double dayS = words.length > 1 ? Double.parseDouble(words[1]) : 24;
        long seed = words.length > 2 ? Long.parseLong(words[2]) : 1;
        Verdict verdict = new WebhookProof(jobs, dayS, 8, 2, seed, Files.createTempDirectory("webhook-proof")).run();
        System.out.println(verdict.inWords());
        if (!verdict.tried()) {
            System.out.println("No request has failed, so nothing is proven: the machine is too busy, or a day of "
                    + dayS + " s too short.");
        }
        System.exit(verdict.clean() && verdict.tried() ? 0 : 1);
    }

    Verdict run() throws IOException, InterruptedException {
        System.out.println("seed " + seed + ": ./dialer prove webhooks " + jobs + " " + dayS + " " + seed);
        try (RestartablePostgres postgres = new RestartablePostgres(folder);
                StubReceiver receiver = new StubReceiver();
                WebhookStage stage = new WebhookStage(postgres.database(), this::nowMs, WebhookSettings.USUAL,
                        folder.resolve("webhook.key"))) {
            TestEvents events = new TestEvents(postgres.database());
            Endpoint endpoint = stage.endpoint(events.courierId(), "main", receiver.url("/hook"));
            receiver.behave(got -> answer());
            Sender sender = new Sender(postgres.url());
            Thread producer = Thread.ofVirtual().start(() -> produce(events));
            double lastDay = 2.5;
            double nextKill = lastDay / (kills + 1);
            double nextCrash = lastDay / (crashes + 1);
            int killed = 0;
            int crashed = 0;
            while (day() < lastDay || producer.isAlive()) {
                if (killed < kills && day() >= nextKill * (killed + 1)) {
                    sender.killAndStart();
                    killed++;
                }
                if (crashed < crashes && day() >= nextCrash * (crashed + 1)) {
                    postgres.crashAndRestart();
                    crashed++;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            long dead = drain(events, endpoint, new DeliveryLog(postgres.database()));
            sender.kill();
            return judge(events, receiver, dead, killed, crashed);
        }
    }

    private Verdict judge(TestEvents events, StubReceiver receiver, long dead, int killed, int crashed) {
        Map<String, TestEvents.Written> written = new HashMap<>();
        events.written().forEach(one -> written.put(one.id(), one));
        Map<Long, Long> lastOfJob = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long invented = 0;
        long outOfOrder = 0;
        long repeated = 0;
        for (Got got : receiver.taken()) {
            TestEvents.Written event = written.get(got.id());
            if (event == null || !got.body().contains("\"subject\":\"jobs/" + event.jobId() + "\"")) {
                invented++;
            } else if (!seen.add(got.id())) {
                repeated++;
            } else if (lastOfJob.merge(event.jobId(), event.seq(), Math::max) != event.seq()) {
                outOfOrder++;
            }
        }
        return new Verdict(written.size(), seen.size(), written.size() - seen.size(), invented, outOfOrder, repeated,
                dead, receiver.askedFor.get(), killed, crashed);
    }

    /** Waits until nothing is waiting; dead letters are sent again, as a person would. */
    private long drain(TestEvents events, Endpoint endpoint, DeliveryLog log) throws InterruptedException {
        long dead = 0;
        long end = SystemClock.monotonicNanos() + TimeUnit.SECONDS.toNanos((long) (30 + 4 * dayS));
        while (SystemClock.monotonicNanos() < end) {
            Map<String, Long> states = events.states();
            if (states.containsKey("WAITING")) {
                LockSupport.parkNanos(LOOK_NANOS);
            } else if (states.containsKey("DEAD")) {
                dead += log.replayDead(endpoint.endpointId(), Instant.ofEpochMilli(nowMs()));
            } else {
                return dead;
            }
        }
        throw new IllegalStateException("Not everything was delivered: " + events.states());
    }

    /** Three events of each job over the days; a commit that PostgreSQL's crash has swallowed is simply not there. */
    private void produce(TestEvents events) {
        List<Long> ids = persist(() -> events.jobs(jobs));
        int batches = (jobs + BATCH - 1) / BATCH;
        List<int[]> order = new ArrayList<>();
        for (int stage = 0; stage < TYPES.length; stage++) {
            for (int batch = 0; batch < batches; batch++) {
                order.add(new int[] {stage, batch});
            }
        }
        for (int i = 0; i < order.size(); i++) {
            int stage = order.get(i)[0];
            List<Long> some = ids.subList(order.get(i)[1] * BATCH, Math.min(jobs, (order.get(i)[1] + 1) * BATCH));
            double due = 2.3 * i / order.size();
            while (day() < due) {
                pause(5);
            }
            persist(() -> {
                events.event(some, TYPES[stage], Instant.ofEpochMilli(nowMs()), stage > 0, "{}");
                return some;
            });
        }
    }

    /** What is done for the store. */
    private interface Work<T> {
        T run();
    }

    private static <T> T persist(Work<T> work) {
        for (int i = 0; i < 600; i++) {
            try {
                return work.run();
            } catch (RuntimeException e) {
                pause(100);
            }
        }
        throw new IllegalStateException("The store does not come back");
    }

    private int answer() throws InterruptedException {
        double luck;
        synchronized (chance) {
            luck = chance.nextDouble();
        }
        return switch (weather()) {
            case FINE -> NO_CONTENT;
            case DOWN -> StubReceiver.HANG_UP;
            case SLOW -> {
                Thread.sleep(luck < 0.1 ? TIME_OUT_MS + 200 : (long) (luck * 200));
                yield NO_CONTENT;
            }
            case ILL -> luck < 0.2 ? 500 : NO_CONTENT;
        };
    }

    private Weather weather() {
        double day = day();
        return day < 0.15 ? Weather.FINE : day < 1.15 ? Weather.DOWN : day < 1.75 ? Weather.FINE
                : day < 2.1 ? Weather.SLOW : day < 2.4 ? Weather.ILL : Weather.FINE;
    }

    private double day() {
        return (SystemClock.monotonicNanos() - beganNanos) / 1e9 / dayS;
    }

    private long nowMs() {
        return beganMs + (long) (day() * TimeUnit.DAYS.toMillis(1));
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process that sends. */
    private final class Sender {

        private final List<String> command = new ArrayList<>();
        private Process process;

        Sender(String url) throws IOException {
            command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            String logging = System.getProperty("logback.configurationFile");
            if (logging != null) {
                command.add("-Dlogback.configurationFile=" + logging);
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProofSender.class.getName(), url,
                    folder.toString(), String.valueOf(beganMs),
                    String.valueOf(TimeUnit.DAYS.toSeconds(1) / dayS), String.valueOf(TIME_OUT_MS)));
            process = start();
        }

        /** SIGKILL, in the middle of whatever it does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void killAndStart() throws IOException, InterruptedException {
            kill();
            process = start();
        }

        private Process start() throws IOException {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("sender.log").toFile())).start();
        }
    }
}
