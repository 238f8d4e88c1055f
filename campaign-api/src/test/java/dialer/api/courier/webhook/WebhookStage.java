package dialer.api.courier.webhook;

import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.Network;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.security.SecretSeal;
import dialer.api.store.Database;
import dialer.api.store.webhook.DeliveryQueue;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.EndpointStore;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The sender on a database, with a clock that the test moves. */
final class WebhookStage implements AutoCloseable {

    /** One key for all stages of this JVM, as an installation has one. */
    private static final Path KEY = Path.of("target", "webhook-test-" + ProcessHandle.current().pid() + ".key");
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    final EndpointStore endpoints;
    final WebhookSender sender;
    private final Database database;
    private final SecretSeal seal;
    private final OutboundHttp http;
    private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

    WebhookStage(Database database, WallClock clock, WebhookSettings settings) {
        this(database, clock, settings, KEY);
    }

    WebhookStage(Database database, WallClock clock, WebhookSettings settings, Path keyFile) {
        this.database = database;
        this.endpoints = new EndpointStore(database);
        this.seal = SecretSeal.ofKeyFile(keyFile);
        this.http = new OutboundHttp(new AddressGuard(true, List.of(Network.of("127.0.0.0/8"))), watchdog);
        this.sender = new WebhookSender(new WebhookSender.Ground(new DeliveryQueue(database), endpoints, http, seal,
                clock, new SystemClock()::nowMs, new Random(7)), settings, tries);
    }

    static WebhookSettings settings(Duration timeOut) {
        return new WebhookSettings(8, timeOut);
    }

    Endpoint endpoint(int courierId, String name, String url, String... types) {
        return endpoints.create(courierId, name, url, Set.of(types),
                id -> seal.seal(SECRET, Postman.owner(id))).orElseThrow();
    }

    String sealed(Endpoint endpoint, String secret) {
        return seal.seal(secret, Postman.owner(endpoint.endpointId()));
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        sender.close();
        http.close();
        tries.shutdownNow();
        watchdog.shutdownNow();
    }
}
