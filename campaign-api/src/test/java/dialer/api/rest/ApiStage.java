package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dialer.api.config.RulePackFiles;
import dialer.api.courier.JobDesk;
import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.Network;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.courier.slot.HttpSlotEndpoint;
import dialer.api.courier.slot.Slots;
import dialer.api.intake.Uploads;
import dialer.api.live.Board;
import dialer.api.live.Catalogue;
import dialer.api.live.Live;
import dialer.api.live.LiveSettings;
import dialer.api.live.PauseReason;
import dialer.api.live.SeatKind;
import dialer.api.live.SeatPort;
import dialer.api.live.Seats;
import dialer.api.live.Softphone;
import dialer.api.recording.RecordingFolder;
import dialer.api.retention.Neighbours;
import dialer.api.retention.Retention;
import dialer.api.retention.RetentionSettings;
import dialer.api.rules.RuleBook;
import dialer.api.security.Accounts;
import dialer.api.security.Keys;
import dialer.api.security.Passwords;
import dialer.api.security.SecondFactors;
import dialer.api.security.SecretSeal;
import dialer.api.security.Sessions;
import dialer.api.store.ApiKeyStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import dialer.api.store.Database;
import dialer.api.store.DatabaseSettings;
import dialer.api.store.OutboxProjector;
import dialer.api.store.RecordedAttempts;
import dialer.api.store.SessionRows;
import dialer.api.store.UserStore;
import dialer.api.store.job.JobOutcomes;
import dialer.api.store.office.SecondFactorStore;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.SlotStore;
import dialer.api.whatif.WhatIf;
import dialer.compliance.AttemptLimits;
import dialer.compliance.DayKind;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.RulePack;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.Input;
import dialer.engine.InputGate;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import dialer.engine.Screens;
import dialer.engine.SystemClock;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.plan.NumberingPlan;
import dialer.telephony.translate.ListenMode;
import dialer.telephony.translate.RecordingWish;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The API on a real PostgreSQL, with a gate that only writes down what comes in. */
final class ApiStage implements AutoCloseable {

    private static final String OWN_PASSWORD = "a password of my own";
    static final ObjectMapper JSON = new ObjectMapper();

    final List<Input> inputs = new CopyOnWriteArrayList<>();
    final List<String> listeners = new CopyOnWriteArrayList<>();
    final List<String> seatSecrets = new CopyOnWriteArrayList<>();
    final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    final Path folder;
    final Database database;
    final Live live;
    final Screens screens;
    final Api.Ground ground;
    final Api api;
    final JobDesk jobs;
    final String adminPassword;
    volatile boolean ringFull;
    final WebhookGround webhooks;
    private boolean passwordChanged;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final OutboundHttp outbound = new OutboundHttp(
            new AddressGuard(true, List.of(Network.of("127.0.0.0/8"))), ticker);

    ApiStage() throws IOException {
        folder = Files.createTempDirectory("api-stage");
        database = Database.open(new DatabaseSettings(null, "", "", 6, folder.resolve("postgres"), 0));
        SystemClock clock = new SystemClock();
        Passwords passwords = new Passwords();
        Accounts accounts = new Accounts(new UserStore(database), passwords);
        adminPassword = accounts.firstAdministrator().orElseThrow();
        Catalogue catalogue = new Catalogue();
        catalogue.putNode(1, "asterisk");
        InputGate gate = new Gate();
        Slots slots = new Slots(new SlotStore(database), new HoldStore(database), new HttpSlotEndpoint(outbound),
                new OpenVault(), clock, executor);
        live = new Live(database, accounts, catalogue, campaignId -> rules(), new LiveSettings(
                List.of(new PauseReason(1, "lunch", "Обед", "Lunch", true)),
                new Seats(List.of(new Seats.Row(1, SeatKind.PHONE, 3), new Seats.Row(1, SeatKind.WEB, 1))),
                new Softphone(Map.of(1, new Softphone.Gateway("wss://pbx.test/ws", "web-%03d")), Map.of(), List.of(),
                        List.of(), "", 3_600_000, 500),
                List.of(new LiveSettings.Destination(1, "Служба доставки", "Delivery desk")), 100), new SeatNotes(),
                () -> Board.Surroundings.QUIET, gate, clock, executor, slots);
        Uploads uploads = new Uploads(database, folder.resolve("uploads"), 10_000_000, executor, clock,
                campaignId -> "", campaignId -> { });
        live.show(uploads);
        screens = live.screens((campaignId, contacts) -> { });
        live.start(ticker);
        Sessions sessions = new Sessions(new SessionRows(database), accounts, clock, Duration.ofHours(8),
                Duration.ofDays(7));
        webhooks = new WebhookGround(database, clock, folder);
        Health health = new Health(List.of(new Health.Check("engine", true, trouble::get)));
        jobs = new JobDesk(database, () -> NumberingPlan.EMPTY, gate, campaignId -> { }, live::cardChanged, clock)
                .start();
        WebSettings web = new WebSettings("127.0.0.1", 0, null, 100_000, "", List.of("wss://pbx.test"),
                WebSettings.USUAL_PATIENCE);
        ground = new Api.Ground(database, accounts, sessions,
                passwords, new Keys(new ApiKeyStore(database), clock), catalogue, live, uploads, gate, clock,
                new Around(), health, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), () -> 0,
                new WhatIf(executor), webhooks.endpoints(), jobs, slots, new SecondFactors(
                        new SecondFactorStore(database), SecretSeal.ofKeyFile(folder.resolve("seal.key")), clock));
        api = new Api(web, ground).start();
        screens.show(0, new ShowEffect.NodeShown(1, true, 0));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    /** An administrator who has changed the first password. */
    Client admin() {
        Client admin = logIn("admin", passwordChanged ? OWN_PASSWORD : adminPassword);
        passwordChanged = true;
        if (admin.user().path("mustChangePassword").asBoolean()) {
            admin.send("POST", "/v1/me/password", Map.of("password", OWN_PASSWORD));
            admin = logIn("admin", OWN_PASSWORD);
        }
        return admin;
    }

    /** Brings effects into the store as the engine's outbox would. */
    void carry(List<List<StoreEffect>> effects) throws InterruptedException {
        try (OutboxProjector projector = new OutboxProjector(database, new OneBatch(effects.stream()
                .flatMap(List::stream).toList()), id -> { },
                List.of(new RecordedAttempts(id -> ground.surroundings().recordings().of(id).isPresent()),
                        new JobOutcomes())).start()) {
            projector.awaitCaughtUp(Duration.ofSeconds(20));
        }
    }

    private record OneBatch(List<StoreEffect> effects) implements Outbox {

        @Override
        public String name() {
            return "stage";
        }

        @Override
        public List<OutboxEntry> readAfter(long position, int max) {
            return IntStream.range((int) position, effects.size())
                    .mapToObj(i -> new OutboxEntry(i + 1L, i + 1L, 1_795_500_000_000L, effects.get(i))).toList();
        }

        @Override
        public void carriedOver(long position) {
            // nothing to throw away
        }
    }

    Client logIn(String login, String password) {
        HttpResponse<String> answer = exchange(request("/v1/login").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(Map.of("login", login, "password", password)))));
        return new Client(this, cookie(answer), parse(answer.body()).path("user"));
    }

    /** A user of the role with a session. */
    Client user(String role, @Nullable Integer poolId) {
        String login = role + "-" + java.util.UUID.randomUUID();
        Map<String, Object> body = new java.util.HashMap<>(Map.of("login", login, "name", "Имя Фамилия", "role", role,
                "password", "password 1", "mustChangePassword", false));
        if (poolId != null) {
            body.put("poolId", poolId);
        }
        JsonNode created = parse(admin().send("POST", "/v1/users", body).body());
        assertOk(created);
        return logIn(login, "password 1");
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    HttpClient http() {
        return http;
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        webhooks.close();
        live.close();
        ticker.shutdownNow();
        api.close();
        jobs.close();
        executor.shutdownNow();
        database.close();
    }

    private static void assertOk(JsonNode created) {
        if (created.path("id").asInt() == 0) {
            throw new IllegalStateException("No user was made: " + created);
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").map(value -> value.substring(0, value.indexOf(';')))
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
    }

    private static RetentionSettings retentionSettings(Path folder) {
        return new RetentionSettings(Duration.ofHours(48), Duration.ofDays(30), Duration.ofDays(7),
                Duration.ofDays(30), Duration.ofDays(1_095), Duration.ofHours(1), LocalTime.of(2, 30),
                folder.resolve("destruction"), List.of(folder), null,
                new RetentionSettings.Parties("", "", "", "", "", "dialer"));
    }

    private static ClaimRules rules() {
        Map<DayKind, List<Hours>> always = new EnumMap<>(DayKind.class);
        for (DayKind kind : DayKind.values()) {
            always.put(kind, List.of(new Hours(0, 1_440)));
        }
        RulePack pack = RulePack.of("test", always, HolidayCalendar.EMPTY, AttemptLimits.NONE);
        return new ClaimRules(new Gatekeeper(pack, 25_000), "Europe/Moscow", 15);
    }

    /** Somebody who is logged in. */
    record Client(ApiStage stage, String cookie, JsonNode user) {

        HttpResponse<String> get(String path) {
            return stage.exchange(stage.request(path).header("Cookie", cookie));
        }

        HttpResponse<String> send(String method, String path, Object body) {
            return stage.exchange(stage.request(path).header("Cookie", cookie).header("X-CSRF", "1")
                    .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(text(body))));
        }

        HttpResponse<String> upload(String path, String csv) {
            return stage.exchange(stage.request(path).header("Cookie", cookie).header("X-CSRF", "1")
                    .header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
        }

        JsonNode json(String path) {
            return parse(get(path).body());
        }
    }

    /** Writes down what is asked of nodes. */
    private final class SeatNotes implements SeatPort {
        @Override
        public void open(int nodeId, int seatId, String secret) {
            seatSecrets.add(secret);
        }

        @Override
        public boolean recording(long attemptId, RecordingWish wish) {
            return listeners.add(wish + " " + attemptId);
        }

        @Override
        public boolean listen(int nodeId, int seatId, int agentId, ListenMode mode) {
            return listeners.add(mode + " " + seatId + " to " + agentId);
        }

        @Override
        public boolean listens(int nodeId, int seatId) {
            return listeners.stream().anyMatch(listener -> listener.contains(" " + seatId + " to "));
        }
    }

    /** Seals nothing: tokens of tests are no secrets. */
    private static final class OpenVault implements Slots.Vault {
        @Override
        public String seal(String token, String courierCode) {
            return token;
        }

        @Override
        public String open(String sealed, String courierCode) {
            return sealed;
        }
    }

    private final class Gate implements InputGate {
        @Override
        public boolean offer(Input input) {
            return !ringFull && inputs.add(input);
        }

        @Override
        public void publish(Input input) {
            inputs.add(input);
        }
    }

    private final RuleBook book = new RuleBook(RulePackFiles.read(Path.of("..", "config", "rulepacks"), true));

    private final class Around implements Surroundings {
        private final Retention retention = new Retention(database, retentionSettings(folder),
                Neighbours.onlyFiles(uploadId -> false), new SystemClock());

        @Override
        public Retention retention() {
            return retention;
        }

        @Override
        public RecordingFolder recordings() {
            return new RecordingFolder(folder, List.of("d1"));
        }

        @Override
        public String usualRulePack() {
            return "ru";
        }

        @Override
        public Set<String> rulePacks() {
            return Set.of("ru", "demo");
        }

        @Override
        public RuleBook ruleBook() {
            return book;
        }

        @Override
        public ClaimRules claimRules(int campaignId) {
            return rules();
        }

        @Override
        public List<Integer> trunkIds() {
            return List.of(1, 2);
        }

        @Override
        public void campaignChanged(Campaign campaign) {
            // no calls here that could show it
        }

        @Override
        public Optional<String> e164(String written) {
            return new PhoneNormaliser().judge(written).e164().stream().findFirst();
        }

        @Override
        public Map<String, Object> gauges() {
            return Map.of("frozen", false);
        }
    }
}
