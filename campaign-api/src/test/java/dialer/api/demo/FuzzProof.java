package dialer.api.demo;

import dialer.api.rest.StrangeRequests;
import dialer.api.rest.StrangeRequests.Asker;
import dialer.api.rest.StrangeRequests.Strange;
import dialer.core.campaign.DialMode;
import dialer.engine.ScaledClock;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The whole product as a process is sent what nobody should send, on every route of the contract and by whoever may use
 * the route: no answer is a fault of the server's, none shows what it is made of, every one comes in time, bodies that
 * never end are let go, and its memory stays as it was.
 */
public final class FuzzProof {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SLOWEST_SHOWN = 5;
    private static final int FAULTS_SHOWN = 40;
    /** Lists of what was made meanwhile are held; more than this is a leak. */
    private static final double MORE_MEGABYTES = 16;
    private static final int UNAUTHORIZED = 401;

    private final int wanted;
    private final long seed;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Asker, String[]> credentials = new EnumMap<>(Asker.class);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final TreeMap<Long, String> slowest = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int asked;
    private int renewed;

    private FuzzProof(int wanted, long seed) {
        this.wanted = wanted;
        this.seed = seed;
    }

    /** Arguments: requests, seed. */
    public static void main(String[] words) throws Exception {
        int wanted = words.length > 0 ? Integer.parseInt(words[0]) : 5_000;
        long seed = words.length > 1 ? Long.parseLong(words[1]) : 1;
        System.out.println("seed " + seed + ": ./dialer prove fuzz " + wanted + " " + seed);
        boolean clean = new FuzzProof(wanted, seed).run(Files.createTempDirectory("fuzz-proof"));
        System.exit(clean ? 0 : 1);
    }

    private boolean run(Path folder) throws IOException, InterruptedException {
        URI server = URI.create("http://127.0.0.1:" + ProofProduct.freePort());
        DemoOptions options = DemoOptions.of(new String[] {"--seed", String.valueOf(seed)});
        try (DemoSwitch aSwitch = DemoSwitch.start(options, new ScaledClock(new SystemClock().nowMs(), 1));
                ProofProduct product = new ProofProduct(folder, ProofProduct.yaml(folder, server, aSwitch))) {
            Askers askers = new Askers(server, product.firstPassword());
            for (Asker asker : Asker.values()) {
                credentials.put(asker, askers.of(asker));
            }
            Random random = new Random(seed);
            double before = 0;
            while (asked < wanted) {
                for (Strange strange : StrangeRequests.round(random)) {
                    ask(server, strange, askers);
                }
                before = before == 0 ? product.reachableMegabytes() : before;
                System.out.println(asked + " requests, " + faults.size() + " faults");
            }
            double after = product.reachableMegabytes();
            SlowBodies.Verdict slow = SlowBodies.send(server, StrangeRequests.round(random), credentials);
            faults.addAll(slow.faults());
            System.out.println(inWords(before, after, slow));
            faults.stream().limit(FAULTS_SHOWN).forEach(System.out::println);
            return faults.isEmpty() && after - before < MORE_MEGABYTES;
        }
    }

    private void ask(URI server, Strange strange, Askers askers) throws InterruptedException {
        int status = ask(server, strange);
        if (status == UNAUTHORIZED) {
            // somebody's key or session has ended by what was sent before: the next one takes its place
            renewed++;
            credentials.put(strange.asker(), askers.of(strange.asker()));
            status = ask(server, strange);
        }
        statuses.merge(status, 1, Integer::sum);
        asked++;
    }

    /** @return 0 where no answer came */
    private int ask(URI server, Strange strange) throws InterruptedException {
        long begun = SystemClock.monotonicNanos();
        try {
            HttpRequest.Builder request = strange.to(server).timeout(PATIENCE);
            request.headers(credentials.get(strange.asker()));
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            strange.fault(answer).ifPresent(faults::add);
            return answer.statusCode();
        } catch (IOException e) {
            faults.add(strange + ": " + e);
            return 0;
        } finally {
            slowest.put(TimeUnit.NANOSECONDS.toMillis(SystemClock.monotonicNanos() - begun), strange.toString());
            if (slowest.size() > SLOWEST_SHOWN) {
                slowest.pollFirstEntry();
            }
        }
    }

    private String inWords(double before, double after, SlowBodies.Verdict slow) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%d requests, %d faults; answers by status"
                + " %s; %d times a key or a session ended; %d bodies that never end: %d answered, %d hung up, the last"
                + " after %.0f s; memory that is reachable %.1f MB after the first round, %.1f MB at the end; slowest"
                + " ms:", asked, faults.size(), statuses, renewed, slow.sent(), slow.answered(), slow.hungUp(),
                slow.lastS(), before, after));
        slowest.descendingMap().forEach((ms, name) -> text.append("\n  ").append(ms).append(' ').append(name));
        return text.toString();
    }

    /** Who may ask; anew whenever the former credentials are no good any more. */
    private static final class Askers {

        private final URI server;
        private final DemoClient admin;
        private final DemoStage stage;
        private int made;

        /** People and couriers are made that stand before the askers: strange requests with small ids hit them. */
        Askers(URI server, String password) {
            this.server = server;
            this.stage = DemoStage.set(server, new DemoStage.Account("admin", password), DialMode.PROGRESSIVE);
            this.admin = stage.admin();
            for (int i = 0; i < 3; i++) {
                stage.account("bystander" + i, "Имя Фамилия", "agent");
                courier();
            }
        }

        String[] of(Asker asker) {
            made++;
            return switch (asker) {
                case COURIER -> new String[] {"Authorization", "Bearer " + courier()};
                case AGENT -> session(stage.account("agent-" + made, "Имя Фамилия", "agent"));
                case OFFICE -> session(stage.account("office-" + made, "Имя Фамилия", "admin"));
            };
        }

        private String[] session(DemoStage.Account account) {
            return new String[] {"Cookie", stage.session(account).cookie(), "X-CSRF", "1"};
        }

        private String courier() {
            made++;
            long id = admin.send("POST", "/v1/couriers", Map.of("code", "fuzz-" + made, "name", "Курьер", "settings",
                    Map.of("requestsPerSecond", 100_000))).path("id").asLong();
            String key = admin.send("POST", "/v1/couriers/" + id + "/keys", Map.of("name", "fuzz")).path("key")
                    .asText();
            admin.send("PUT", "/v1/job-routes", Map.of("items", List.of(Map.of("campaignId", stage.campaignId()))));
            new DemoClient(server, key).send("POST", "/v1/jobs", new DemoOrders(made).job(made,
                    Instant.now().plus(3, ChronoUnit.DAYS)));
            return key;
        }
    }
}
