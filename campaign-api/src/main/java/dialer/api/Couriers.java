package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.courier.slot.HttpSlotEndpoint;
import dialer.api.courier.slot.Slots;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.courier.webhook.WebhookSender;
import dialer.api.courier.webhook.WebhookSettings;
import dialer.api.security.SecretSeal;
import dialer.api.store.Database;
import dialer.api.store.StoreAway;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.SlotStore;
import dialer.api.store.webhook.DeliveryLog;
import dialer.api.store.webhook.DeliveryQueue;
import dialer.api.store.webhook.Endpoint.Standing;
import dialer.api.store.webhook.EndpointStore;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that speaks to couriers' servers, put together, and how it stands with it. */
final class Couriers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration FAR_BEHIND = Duration.ofMinutes(10);
    private static final Duration LOG_KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final long LOOK_EVERY_S = 10;

    private final WallClock clock;
    private final EndpointStore store;
    private final DeliveryLog log;
    private final ScheduledThreadPoolExecutor watchdog;
    private final OutboundHttp http;
    private final Endpoints endpoints;
    private final WebhookSender sender;
    private final Slots slots;
    private volatile Look seen = new Look(0, 0, 0, 0);

    /** How it stood when it was last looked at; ages in ms of the product's clock. */
    record Look(long waiting, long dead, long oldestMs, long disabled) {
    }

    Couriers(DialerConfig config, Database database, WallClock clock, ExecutorService executor) {
        this.clock = clock;
        this.store = new EndpointStore(database);
        this.log = new DeliveryLog(database);
        this.watchdog = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().name("outbound-watchdog").daemon().factory());
        watchdog.setRemoveOnCancelPolicy(true);
        this.http = new OutboundHttp(new AddressGuard(config.outbound().allowHttp(),
                config.outbound().allowedNetworks()), watchdog);
        SecretSeal seal = SecretSeal.ofKeyFile(config.dataDirectory().resolve("webhook.key"));
        // receivers compare the time of a signature with their own clocks, whatever --speed says
        SystemClock real = new SystemClock();
        this.endpoints = new Endpoints(store, http, seal, clock, real::nowMs);
        this.sender = new WebhookSender(new WebhookSender.Ground(new DeliveryQueue(database), store, http, seal, clock,
                real::nowMs, new SecureRandom()), WebhookSettings.USUAL, executor).start();
        this.slots = new Slots(new SlotStore(database), new HoldStore(database), new HttpSlotEndpoint(http),
                new SlotVault(seal), clock, executor);
        watchdog.scheduleWithFixedDelay(() -> executor.execute(this::look), LOOK_EVERY_S, LOOK_EVERY_S,
                TimeUnit.SECONDS);
    }

    OutboundHttp http() {
        return http;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    Slots slots() {
        return slots;
    }

    WebhookSender sender() {
        return sender;
    }

    /** How it stood lately. */
    Look seen() {
        return seen;
    }

    /** What is wrong with webhooks, as a code of the messages; null when all is well. */
    @Nullable String trouble() {
        Look now = seen;
        if (now.disabled() > 0) {
            return "WEBHOOKS_DISABLED";
        }
        if (now.oldestMs() > FAR_BEHIND.toMillis()) {
            return "WEBHOOKS_BEHIND";
        }
        return null;
    }

    private void look() {
        try {
            Instant now = Instant.ofEpochMilli(clock.nowMs());
            List<Standing> standings = store.standings(now);
            long oldestMs = standings.stream().map(Standing::oldestDue).filter(java.util.Objects::nonNull)
                    .mapToLong(at -> Duration.between(at, now).toMillis()).max().orElse(0);
            seen = new Look(standings.stream().mapToLong(Standing::waiting).sum(),
                    standings.stream().mapToLong(Standing::dead).sum(), oldestMs, store.disabledByItself());
            log.forget(now.minus(LOG_KEPT), FORGOTTEN_AT_ONCE);
        } catch (RuntimeException e) {
            if (!StoreAway.isIn(e)) {
                LOG.warn("How webhooks stand could not be read: {}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void close() {
        sender.close();
        http.close();
        watchdog.shutdownNow();
    }
}
