package dialer.api.rest;

import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.Network;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.courier.webhook.WebhookSender;
import dialer.api.courier.webhook.WebhookSettings;
import dialer.api.security.SecretSeal;
import dialer.api.store.Database;
import dialer.api.store.webhook.DeliveryQueue;
import dialer.api.store.webhook.EndpointStore;
import dialer.engine.WallClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Webhooks of an {@link ApiStage}: they may go to this machine; the sender runs when a test starts it. */
final class WebhookGround implements AutoCloseable {

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();
    private final OutboundHttp http = new OutboundHttp(
            new AddressGuard(true, List.of(Network.of("127.0.0.1"))), watchdog);
    private final Endpoints endpoints;
    private final WebhookSender sender;

    WebhookGround(Database database, WallClock clock, Path folder) {
        EndpointStore store = new EndpointStore(database);
        SecretSeal seal = SecretSeal.ofKeyFile(folder.resolve("webhook.key"));
        endpoints = new Endpoints(store, http, seal, clock, clock::nowMs);
        sender = new WebhookSender(new WebhookSender.Ground(new DeliveryQueue(database), store, http, seal, clock,
                clock::nowMs, new Random(7)), WebhookSettings.USUAL, tries);
    }

    Endpoints endpoints() {
        return endpoints;
    }

    WebhookSender sender() {
        return sender;
    }

    @Override
    public void close() {
        sender.close();
        http.close();
        tries.shutdownNow();
        watchdog.shutdownNow();
    }
}
