package dialer.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.Product;
import dialer.api.config.ConfigFile;
import dialer.api.config.DialerConfig;
import dialer.api.store.Database;
import dialer.core.campaign.DialMode;
import dialer.engine.ScaledClock;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The whole slice with people whose names, streets and numbers are found nowhere else: what is written while they are
 * called tells nothing of them outside the schema "personal", and after the destruction nothing of them is anywhere.
 */
class MarkedDataTest {

    private static final int PEOPLE = 40;
    private static final int ORDERS = 20;
    private static final int AGENTS = 6;
    private static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DIGITS = "9165550";
    /** Every number holds the digits, in whatever writing; every name, street and note one of the words. */
    private static final Pattern MARKED = Pattern.compile("916[ )-]{0,2}555[ -]?0|меткова|памятная|соседкина",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Test
    void shouldWriteNothingOfAnybodyOutsideItsPlaceAndNothingAnywhereOnceDestroyed(@TempDir Path folder)
            throws Exception {
        DemoOptions options = DemoOptions.of(new String[] {"--speed", String.valueOf(SPEED)});
        WallClock clock = new ScaledClock(new SystemClock().nowMs(), SPEED);
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
        FileAppender<ILoggingEvent> log = log(folder.resolve("data/log/dialer.log"));
        try (DemoSwitch aSwitch = DemoSwitch.start(options, clock)) {
            DialerConfig config = config(folder.resolve("data"), aSwitch);
            try (Product product = Product.start(config, clock)) {
                URI server = product.address();
                DemoStage stage = DemoStage.set(server, new DemoStage.Account("admin",
                        product.firstAdminPassword().orElseThrow()), DialMode.PROGRESSIVE);
                long listId = stage.upload(base(folder.resolve("base.csv"))).path("id").asLong();
                DemoCourier courier = stage.courier(clock);
                JsonNode jobs = courier.submit(IntStream.range(0, ORDERS).mapToObj(i -> order(i, clock)).toList());
                call(stage, timers);
                Awaitility.await().atMost(PATIENCE).until(courier::isServed);
                List<String> told = answers(server, stage, listId);
                told.addAll(answersToCourier(stage, courier, jobs));

                assertThat(told).noneMatch(MarkedDataTest::isMarked);
                try (Database database = Database.open(Database.beside(config.database()))) {
                    assertThat(marked(database, "personal")).as("there they are").contains("personal.cards",
                            "personal.numbers", "personal.job_documents");
                    assertThat(marked(database, "public")).as("in tables that stay").isEmpty();
                    assertThat(markedFiles(folder.resolve("data"))).as("in files").isEmpty();

                    JsonNode erasure = stage.admin().send("POST", "/v1/lists/" + listId + "/destroy", Map.of());
                    Awaitility.await().atMost(PATIENCE).until(() -> stage.admin().get("/v1/erasures/"
                            + erasure.path("id").asLong()).path("done").asBoolean());
                    recallAndPurge(stage, courier, jobs);
                    assertThat(marked(database, "personal")).as("where they were").isEmpty();
                    assertThat(marked(database, "public")).isEmpty();
                    rewrite(database);
                }
                JsonNode search = stage.admin().send("POST", "/v1/leftover-searches", Map.of());
                assertThat(search.path("found")).as(search.toString()).isEmpty();
                assertThat(search.path("marks").asLong()).isGreaterThan(PEOPLE);
                assertThat(stage.summary().path("outcomesStored").asLong()).as("counts stay").isPositive();
                told = answers(server, stage, listId);
                told.addAll(answersToCourier(stage, courier, jobs));
                assertThat(told).noneMatch(MarkedDataTest::isMarked);
                assertThat(courier.figures()).containsEntry("signaturesWrong", 0L)
                        .hasEntrySatisfying("slotQuestions", asked -> assertThat((Long) asked).isPositive())
                        .hasEntrySatisfying("resultsReceived", results -> assertThat((Long) results).isPositive());
                courier.close();
            }
            assertThat(markedFiles(folder.resolve("data"))).as("in files, after the stop").isEmpty();
            assertThat(markedFiles(folder.resolve("data/postgres/base"))).as("below the tables, rewritten").isEmpty();
        } finally {
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
            log.stop();
            timers.shutdownNow();
        }
    }

    /** Agents talk, write down what the neighbour's name is, and leave. */
    private static void call(DemoStage stage, ScheduledExecutorService timers) {
        List<DemoAgent> agents = new ArrayList<>();
        for (DemoClient client : stage.agents(AGENTS)) {
            agents.add(new DemoAgent(client, timers, SPEED, agents.size()));
        }
        agents.forEach(DemoAgent::signOn);
        stage.start();
        Awaitility.await().atMost(PATIENCE).until(() -> stage.summary().path("outcomesStored").asLong() >= PEOPLE / 3);
        stage.stopDialing();
        Awaitility.await().atMost(PATIENCE).until(() -> stage.summary().path("unaccountedAttempts").asLong() == 0);
        agents.forEach(DemoAgent::leave);
        Awaitility.await().atMost(PATIENCE).until(() -> agents.stream().allMatch(DemoAgent::isGone));
    }

    /** Timelines, delivery log, lists of both sides, and refusals of jobs that name people. */
    private static List<String> answersToCourier(DemoStage stage, DemoCourier courier, JsonNode jobs) {
        List<String> told = new ArrayList<>();
        long courierId = stage.admin().get("/v1/couriers").path("items").path(0).path("id").asLong();
        for (JsonNode item : jobs) {
            told.add(courier.client().get("/v1/jobs/" + item.at("/job/id").asLong() + "/timeline").toString());
        }
        for (String path : List.of("/v1/jobs", "/v1/webhooks/main", "/v1/webhooks/main/deliveries")) {
            told.add(courier.client().get(path).toString());
        }
        told.add(stage.admin().get("/v1/couriers/" + courierId + "/jobs").toString());
        JsonNode first = jobs.path(0).path("job");
        for (Map<String, ?> wrong : List.of(Map.of("jobs", List.of(Map.of("recipient", Map.of("name",
                List.of("Меткова Анна")), "phones", List.of(Map.of("raw", "8916555-0-1"))))),
                Map.of("jobs", "Меткова Памятная"))) {
            told.add(refusal(() -> courier.client().send("POST", "/v1/jobs:batch", wrong).toString()));
        }
        told.add(refusal(() -> courier.client().send("PUT", "/v1/jobs/" + first.path("id").asLong(),
                Map.of("recipient", "Меткова Анна", "phones", "8 916 555-0-111")).toString()));
        return told;
    }

    private static String refusal(Supplier<String> request) {
        try {
            return request.get();
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What was not settled is recalled; when its courier has acknowledged that, the grace passes, and it goes. */
    private static void recallAndPurge(DemoStage stage, DemoCourier courier, JsonNode jobs) {
        for (JsonNode item : jobs) {
            courier.client().send("POST", "/v1/jobs/" + item.at("/job/id").asLong() + ":recall", Map.of());
        }
        Awaitility.await().atMost(PATIENCE).until(() -> {
            refusal(() -> stage.admin().send("POST", "/v1/purges", Map.of()).toString());
            for (JsonNode job : courier.client().get("/v1/jobs").path("items")) {
                if (!job.path("state").asText().equals("PURGED")) {
                    return false;
                }
            }
            return true;
        });
    }

    /** As docs/RETENTION.md says it for who wants the pages of the tables gone too. */
    private static void rewrite(Database database) {
        database.jdbi().useHandle(h -> {
            h.createQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = 'personal'"
                    + " AND table_type = 'BASE TABLE'").mapTo(String.class).list()
                    .forEach(table -> h.execute("VACUUM (FULL, ANALYZE) personal." + table));
            h.execute("CHECKPOINT");
        });
    }

    /** Metrics, what the board and health say, and refusals of requests that name people. */
    private static List<String> answers(URI server, DemoStage stage, long listId)
            throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        for (String path : List.of("/v1/board", "/v1/debug/engine", "/v1/lists/" + listId,
                "/v1/campaigns/" + stage.campaignId() + "/diagnostics", "/v1/destructions")) {
            told.add(stage.admin().get(path).toString());
        }
        HttpClient http = HttpClient.newHttpClient();
        told.add(http.send(HttpRequest.newBuilder(server.resolve("/metrics")).build(), BodyHandlers.ofString()).body());
        told.add(http.send(HttpRequest.newBuilder(server.resolve("/health")).build(), BodyHandlers.ofString()).body());
        for (String body : List.of("{\"number\": \"+7" + DIGITS + "001",
                "{\"number\": {\"is\": \"8" + DIGITS + "002\"}}",
                "{\"number\": \"Меткова Памятная\"}")) {
            HttpResponse<String> refused = http.send(HttpRequest.newBuilder(server.resolve("/v1/login"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
            assertThat(refused.statusCode()).isBetween(400, 499);
            told.add(refused.body());
        }
        return told;
    }

    private static boolean isMarked(String text) {
        return MARKED.matcher(text).find();
    }

    /** Tables of the schema with a row that speaks of somebody. */
    private static Set<String> marked(Database database, String schema) {
        return database.jdbi().withHandle(h -> {
            Set<String> found = new TreeSet<>();
            for (String table : h.createQuery("SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = :schema AND table_type = 'BASE TABLE'").bind("schema", schema)
                    .mapTo(String.class).list()) {
                if (h.createQuery("SELECT CAST(t AS text) FROM " + schema + "." + table + " t").mapTo(String.class)
                        .stream().anyMatch(MarkedDataTest::isMarked)) {
                    found.add(schema + "." + table);
                }
            }
            return found;
        });
    }

    /** Files below the folder that hold a mark as UTF-8, windows-1251 or UTF-16; PostgreSQL's own apart. */
    private static List<Path> markedFiles(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !folder.relativize(path).startsWith("postgres")).toList()) {
                byte[] bytes = withoutZeros(Files.readAllBytes(file));
                for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"),
                        StandardCharsets.UTF_16LE)) {
                    if (isMarked(new String(bytes, charset))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    /** Journals are large files of zeros for the most part; digits in UTF-16 become plain ones by this. */
    private static byte[] withoutZeros(byte[] bytes) {
        int n = 0;
        for (byte each : bytes) {
            if (each != 0) {
                bytes[n] = each;
                n++;
            }
        }
        return Arrays.copyOf(bytes, n);
    }

    private static Path base(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("Телефон,ФИО,Адрес,Заказ,Комментарий\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("+7%s%03d,Меткова Анна %d,\"Тула, ул. Памятная, %d\",M-%d,отдать Соседкина Вера\n"
                    .formatted(DIGITS, i, i, i, i));
        }
        csv.append("не знаю,Меткова Без Номера,\"Тула, ул. Памятная, 999\",M-999,\n");
        return Files.writeString(file, csv);
    }

    private static Map<String, Object> order(int i, WallClock clock) {
        Map<String, Object> job = new DemoOrders(i).job(i, Instant.ofEpochMilli(clock.nowMs())
                .plus(Duration.ofDays(3)));
        job.put("courierOrderId", "N-" + i);
        job.put("recipient", Map.of("name", "Меткова Инна " + i));
        job.put("phones", List.of(Map.of("raw", "8 (916) 555-05-%02d".formatted(i))));
        job.put("address", Map.of("country", "RU", "postalIndex", "300000", "settlement", "Тула", "street",
                "ул. Памятная", "house", String.valueOf(i)));
        return job;
    }

    private static FileAppender<ILoggingEvent> log(Path file) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setPattern("%level %logger %msg%n%ex");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setFile(file.toString());
        appender.start();
        root.addAppender(appender);
        return appender;
    }

    private static DialerConfig config(Path data, DemoSwitch aSwitch) throws IOException {
        return ConfigFile.parse("test", """
                dataDirectory: %s
                rulePackDirectory: %s
                http:
                  port: %d
                engine:
                  minFreeMegabytes: 0
                outbound:
                  allowHttp: true
                  allowedNetworks: ["127.0.0.1"]
                calls:
                  rulePack: demo
                  simulatedPeople: true
                retention:
                  jobGrace: 10s
                """.formatted(data, Path.of("..", "config", "rulepacks"), freePort()) + aSwitch.node());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
