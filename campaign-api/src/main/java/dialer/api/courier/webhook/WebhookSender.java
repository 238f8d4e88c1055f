package dialer.api.courier.webhook;

import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.security.SecretSeal;
import dialer.api.store.webhook.DeliveryQueue;
import dialer.api.store.webhook.Due;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.EndpointStore;
import dialer.api.store.webhook.Settled;
import dialer.api.words.Blame;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to couriers: at least once, in order for every job, again by the {@link Ladder}. One thread looks what
 * is due, gives it to tries on virtual threads, and writes down in batches how they ended; nothing else touches the
 * database. What was in the air when the process died is still waiting in the store and is sent again. While PostgreSQL
 * is away nothing new is sent, and results wait in memory: no more of them than were in the air.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MOST_IN_THE_AIR = 4_096;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(8);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long RENEW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LAST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long CLOSE_MS = 3_000;

    private final DeliveryQueue queue;
    private final EndpointStore endpoints;
    private final Postman postman;
    private final Ladder ladder;
    private final WebhookSettings settings;
    private final WallClock clock;
    private final ExecutorService tries;
    private final Thread thread = Thread.ofPlatform().name("webhooks").unstarted(this::run);
    private final ConcurrentLinkedQueue<Ended> results = new ConcurrentLinkedQueue<>();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<Integer, Receiver> receivers = new LinkedHashMap<>();
    private final Set<Long> inTheAir = new HashSet<>();
    private final Set<Integer> unreadable = new HashSet<>();
    private final List<Ended> unwritten = new ArrayList<>();
    private long renewedAt;
    private volatile boolean running = true;
    private volatile boolean failing;
    private volatile boolean idle;

    /** A try that has ended, and whose it was. */
    private record Ended(Receiver receiver, Settled settled) {
    }

    /** What the sender stands on. */
    public record Ground(DeliveryQueue queue, EndpointStore endpoints, OutboundHttp http, SecretSeal seal,
            WallClock clock, LongSupplier signedAtMs, RandomGenerator chance) {
    }

    /** @param tries runs each try on a virtual thread */
    public WebhookSender(Ground ground, WebhookSettings settings, ExecutorService tries) {
        this.queue = ground.queue();
        this.endpoints = ground.endpoints();
        this.postman = new Postman(ground.http(), ground.seal(), settings.timeOut(), ground.signedAtMs());
        this.ladder = new Ladder(ground.chance());
        this.clock = ground.clock();
        this.settings = settings;
        this.tries = tries;
    }

    public WebhookSender start() {
        thread.start();
        return this;
    }

    /** Deliveries since the start. */
    public long delivered() {
        return delivered.get();
    }

    /** Tries since the start that failed. */
    public long failed() {
        return failed.get();
    }

    /** Whether the store does not take results now. */
    public boolean isFailing() {
        return failing;
    }

    /** Takes nothing new, waits a moment for what is in the air, and writes down what it knows. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(2 * CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long retryNanos = IDLE_NANOS;
        while (running) {
            try {
                boolean busy = settle();
                renew();
                busy |= give();
                failing = false;
                retryNanos = IDLE_NANOS;
                rest(busy);
            } catch (RuntimeException e) {
                // whatever it is: what is due stands in the store, and this thread must live
                failing = true;
                LOG.warn("The store does not take or give webhooks now: {}", e.getClass().getSimpleName());
                LOG.debug("Why", e);
                LockSupport.parkNanos(this, retryNanos);
                retryNanos = Math.min(LAST_RETRY_NANOS, retryNanos * 2);
            }
        }
        finish();
    }

    /** While much is in the air its results are written together: a transaction of many costs little more. */
    private void rest(boolean busy) {
        if (busy) {
            LockSupport.parkNanos(this, ROUND_NANOS);
            return;
        }
        idle = true;
        if (results.isEmpty()) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        idle = false;
    }

    private void finish() {
        long deadline = SystemClock.monotonicNanos() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MS);
        try {
            settle();
            while (!inTheAir.isEmpty() && SystemClock.monotonicNanos() < deadline) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(20));
                settle();
            }
        } catch (RuntimeException e) {
            LOG.warn("{} webhooks may be sent again after the start: the store does not take their results",
                    inTheAir.size());
        }
    }

    /** Writes down what has ended; true when there was something. */
    private boolean settle() {
        for (Ended next = results.poll(); next != null; next = results.poll()) {
            unwritten.add(next);
        }
        if (unwritten.isEmpty()) {
            return false;
        }
        Map<Integer, Endpoint.DisabledFor> disabled = queue.settle(
                unwritten.stream().map(Ended::settled).toList(), now());
        for (Ended one : unwritten) {
            inTheAir.remove(one.settled().due().deliveryId());
            one.receiver().back(one.settled().delivered());
            (one.settled().delivered() ? delivered : failed).incrementAndGet();
        }
        unwritten.clear();
        disabled.forEach((id, why) -> {
            LOG.warn("Webhook endpoint {} was disabled: {}", id, why);
            renewedAt = 0;
        });
        return true;
    }

    /** Learns of new, changed and disabled endpoints. */
    private void renew() {
        long nanos = SystemClock.monotonicNanos();
        if (renewedAt != 0 && nanos - renewedAt < RENEW_NANOS) {
            return;
        }
        Map<Integer, Endpoint> active = new LinkedHashMap<>();
        endpoints.active().forEach(endpoint -> active.put(endpoint.endpointId(), endpoint));
        receivers.keySet().retainAll(active.keySet());
        active.values().forEach(this::renew);
        renewedAt = nanos;
    }

    private void renew(Endpoint endpoint) {
        List<String> secrets;
        try {
            secrets = postman.secrets(endpoint, now());
        } catch (IllegalStateException e) {
            receivers.remove(endpoint.endpointId());
            if (unreadable.add(endpoint.endpointId())) {
                LOG.error("Webhook endpoint {} gets nothing: {}", endpoint.endpointId(), e.getMessage());
            }
            return;
        }
        unreadable.remove(endpoint.endpointId());
        Receiver known = receivers.get(endpoint.endpointId());
        if (known == null) {
            receivers.put(endpoint.endpointId(), new Receiver(endpoint, secrets, settings.connections()));
        } else {
            known.renew(endpoint, secrets);
        }
    }

    /** Gives out what is due and has room; true when there was something. */
    private boolean give() {
        Map<Integer, Integer> wanted = new LinkedHashMap<>();
        int left = MOST_IN_THE_AIR - inTheAir.size();
        for (Receiver receiver : receivers.values()) {
            int room = Math.min(left, receiver.room());
            if (room > 0) {
                wanted.put(receiver.endpoint().endpointId(), room);
                left -= room;
            }
        }
        List<Due> due = queue.due(wanted, inTheAir, now());
        for (Due one : due) {
            Receiver receiver = receivers.get(one.endpointId());
            if (receiver != null && inTheAir.add(one.deliveryId())) {
                receiver.given();
                tries.execute(() -> attempt(receiver, receiver.endpoint(), receiver.secrets(), one));
            }
        }
        return !due.isEmpty();
    }

    private void attempt(Receiver receiver, Endpoint endpoint, List<String> secrets, Due due) {
        Settled settled;
        receiver.connections().acquireUninterruptibly();
        try {
            settled = settled(due, deliver(endpoint, secrets, due));
        } catch (RuntimeException e) {
            LOG.error("A webhook of endpoint {} could not be made: {}", endpoint.endpointId(), Blame.of(e));
            settled = settled(due, new Postman.Report(0, "OUR_FAULT", 0));
        } finally {
            receiver.connections().release();
        }
        results.add(new Ended(receiver, settled));
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private Postman.Report deliver(Endpoint endpoint, List<String> secrets, Due due) {
        String data = due.data();
        if (data == null) {
            return new Postman.Report(0, "BODY_DESTROYED", 0);
        }
        String id = due.eventId().toString();
        byte[] body = EventBody.of(endpoint.courier(), id, due.type(), due.at(), due.jobId(), due.eventSeq(), data);
        String url = due.callbackUrl() == null ? endpoint.url() : due.callbackUrl();
        return postman.deliver(url, secrets, id, body, TraceParent.next(due.trace(), due.eventId()));
    }

    private Settled settled(Due due, Postman.Report report) {
        Instant now = now();
        boolean goneItself = report.gone() && due.callbackUrl() == null;
        boolean never = "BODY_DESTROYED".equals(report.error()) || (report.gone() && !goneItself);
        Instant next = report.error() == null || never ? null : goneItself ? now : ladder.next(due.tries() + 1, now);
        return new Settled(due, now, report.tookMs(), report.status(), report.error(), next, goneItself);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
