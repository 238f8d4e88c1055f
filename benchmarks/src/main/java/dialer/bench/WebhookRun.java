package dialer.bench;

import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.ForbiddenTarget;
import dialer.api.courier.outbound.Network;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.courier.webhook.WebhookSender;
import dialer.api.courier.webhook.WebhookSettings;
import dialer.api.security.SecretSeal;
import dialer.api.store.Database;
import dialer.api.store.DatabaseSettings;
import dialer.api.store.webhook.DeliveryQueue;
import dialer.api.store.webhook.EndpointStore;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Results on their way to a courier whose server is on this machine: signed, posted, acknowledged, their jobs handed
 * over, all of it in PostgreSQL with fsync. Sender, receiver and database share the processors.
 */
final class WebhookRun {

    private static final int EVENTS = Integer.getInteger("dialer.bench.webhooks", 40_000);
    private static final int WARM_UP = 4_000;
    private static final double LEAST = 2_000;
    private static final double NANOS = 1e9;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final String url;
    private final WebhookSender sender;

    private WebhookRun(String url, WebhookSender sender) {
        this.url = url;
        this.sender = sender;
    }

    static List<Figure> run() {
        int port = freePort();
        ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1);
        watchdog.setRemoveOnCancelPolicy(true);
        try (Folder folder = Folder.fresh();
                ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();
                Database database = Database.open(new DatabaseSettings(null, "", "", 6,
                        folder.path().resolve("postgres"), port));
                CountingServer server = new CountingServer();
                OutboundHttp http = new OutboundHttp(new AddressGuard(true, List.of(Network.of("127.0.0.1"))),
                        watchdog)) {
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres";
            SystemClock clock = new SystemClock();
            EndpointStore store = new EndpointStore(database);
            SecretSeal seal = SecretSeal.ofKeyFile(folder.path().resolve("webhook.key"));
            try (WebhookSender sender = new WebhookSender(new WebhookSender.Ground(new DeliveryQueue(database), store,
                    http, seal, clock, clock::nowMs, new SecureRandom()), WebhookSettings.USUAL, tries)) {
                WebhookRun run = new WebhookRun(url, sender);
                int courierId = run.courier();
                new Endpoints(store, http, seal, clock, clock::nowMs).put(courierId, "main", server.url(), Set.of());
                return run.measure(courierId, server, new CpuTime(folder.path()));
            }
        } catch (ForbiddenTarget e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watchdog.shutdownNow();
        }
    }

    private List<Figure> measure(int courierId, CountingServer server, CpuTime cpu) {
        sender.start();
        events(courierId, WARM_UP);
        await(WARM_UP);
        double cpuBefore = cpu.seconds();
        long began = SystemClock.monotonicNanos();
        events(courierId, EVENTS);
        double writing = (SystemClock.monotonicNanos() - began) / NANOS;
        await(WARM_UP + EVENTS);
        double seconds = (SystemClock.monotonicNanos() - began) / NANOS;
        if (server.count() != WARM_UP + EVENTS) {
            throw new IllegalStateException("The receiver has counted " + server.count());
        }
        return List.of(Figure.atLeast("webhooks: delivered and acknowledged a second, one local receiver",
                        EVENTS / seconds, LEAST, "1/s"),
                CpuTime.capacity("webhooks: deliveries", cpu.seconds() - cpuBefore, EVENTS),
                Figure.recorded("webhooks: of that time, writing the events", writing / seconds, "of 1"));
    }

    private void await(long delivered) {
        long end = SystemClock.monotonicNanos() + PATIENCE_NANOS;
        while (sender.delivered() < delivered) {
            if (SystemClock.monotonicNanos() > end) {
                throw new IllegalStateException(sender.delivered() + " of " + delivered + " were delivered in time");
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private int courier() {
        return (int) number("INSERT INTO couriers (code, name) VALUES ('bench', 'Bench') RETURNING courier_id", 0, 0);
    }

    /** One result of each of so many jobs, with the data of a usual one. */
    private void events(int courierId, int count) {
        number("""
                WITH j AS (
                    INSERT INTO jobs (courier_id, courier_order_id, kind, state, fingerprint, received_at, final_at)
                    SELECT ?, gen_random_uuid()::text, 'confirm', 'FINAL', '', now(), now()
                    FROM generate_series(1, ?) RETURNING job_id, courier_id),
                e AS (
                    INSERT INTO courier_events (courier_id, job_id, type, at, final)
                    SELECT courier_id, job_id, 'outcome.recorded', now(), true FROM j RETURNING event_seq, job_id),
                b AS (
                    INSERT INTO personal.event_bodies (event_seq, data)
                    SELECT event_seq, jsonb_build_object('jobId', job_id, 'courierOrderId', 'A-' || job_id, 'run', 1,
                        'outcome', 'agreed', 'final', true, 'details', jsonb_build_object('slot',
                        jsonb_build_object('date', '2026-11-27', 'from', '10:00', 'to', '14:00')), 'attempts',
                        jsonb_build_array(jsonb_build_object('attemptId', 1, 'phone', '+7***4567', 'ringSeconds', 9)))
                    FROM e RETURNING 1)
                SELECT count(*) FROM b""", courierId, count);
    }

    private long number(String sql, int first, int second) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (first > 0) {
                statement.setInt(1, first);
                statement.setInt(2, second);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
